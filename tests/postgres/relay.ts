// A way to PostgreSQL's server that can be cut: what goes over it hangs, as behind a cable that was pulled, or is broken off.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How the server's socket is named in its folder. */
const SOCKET = '.s.PGSQL.5432';

export interface Relay {
  /** The database's address over this way. */
  readonly url: string;
  /** Nothing comes through any more; `how`: whether those who talk are told. */
  cut(how?: 'in silence' | 'aloud'): void;
  /** What hung goes on. */
  mend(): void;
  close(): void;
}

/** `url` names a server by the folder of its socket. */
export async function relayTo(url: string): Promise<Relay> {
  const folder = new URLSearchParams(url.slice(url.indexOf('?'))).get('host') ?? '';
  const own = mkdtempSync(join(tmpdir(), 'pg-way-'));
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    const far = connect(join(folder, SOCKET));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (isCut) from.pause();
      from.on('data', (data) => void to.write(data));
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => sockets.delete(from) && to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(join(own, SOCKET), resolve));
  return {
    url: url.replace(encodeURIComponent(folder), encodeURIComponent(own)),
    cut: (how = 'in silence') => {
      isCut = true;
      for (const socket of sockets)
        if (how === 'aloud') socket.destroy();
        else socket.pause();
    },
    mend: () => {
      isCut = false;
      for (const socket of sockets) socket.resume();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}
