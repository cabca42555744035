// A wire to the playground that can be cut and mended while a page hangs on it.
import { connect, createServer, type Socket } from 'node:net';

export interface Wire extends AsyncDisposable {
  /** Where the playground is, by this wire. */
  readonly url: string;
  /** Every connection breaks, and none is taken until it is mended. */
  cut(): Promise<void>;
  mend(): Promise<void>;
}

export async function layWire(to: string): Promise<Wire> {
  const { port: target } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    cut,
    mend: () => listen(port),
    [Symbol.asyncDispose]: cut,
  };
}
