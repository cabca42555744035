// The outside world under names that only a proxy knows: servers of this machine behind TLS, and a proxy that leads to them alone.
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';

type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

export interface SecureWorld extends AsyncDisposable {
  /** The proxy's address, with a user and a password. */
  readonly proxy: string;
  /** A file with the certificate that the servers show. */
  readonly certificate: string;
  /** What the proxy was asked for: "discord.test:443", with the credentials that came along. */
  readonly asked: { readonly target: string; readonly login: string | undefined }[];
}

const LOGIN = 'reader:horse battery';

/**
 * `handlers` answer by host name; `upgrades` names hosts whose WebSockets lead to a port of this machine. The proxy
 * refuses every other name, and whoever doesn't log in.
 */
export async function secureWorld(
  folder: string,
  handlers: Readonly<Record<string, Handler>>,
  upgrades: Readonly<Record<string, number>>,
): Promise<SecureWorld> {
  const hosts = [...Object.keys(handlers), ...Object.keys(upgrades)];
  const names = hosts.map((value) => ({ type: 2 as const, value }));
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'paperboy test' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, cert);

  const front = createSecureServer({ key, cert }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await handlers[request.headers.host ?? '']?.(request, response, Buffer.concat(chunks));
  });
  front.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const port = upgrades[request.headers.host ?? ''];
    if (port === undefined) return socket.destroy();
    const headers = Object.entries({ ...request.headers, host: `127.0.0.1:${port}` });
    const lines = headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    tunnel(
      socket,
      port,
      Buffer.concat([Buffer.from(`GET ${request.url} HTTP/1.1\r\n${lines}\r\n\r\n`), head]),
    );
  });
  const frontPort = await listen(front);

  const asked: { target: string; login: string | undefined }[] = [];
  const proxy = createServer((_, response) => response.writeHead(403).end());
  proxy.on('connect', (request, socket: Duplex, head: Buffer) => {
    const login = /^Basic (.+)$/.exec(request.headers['proxy-authorization'] ?? '')?.[1];
    const known = login && Buffer.from(login, 'base64').toString();
    asked.push({ target: request.url ?? '', login: known });
    const isAllowed = known === LOGIN && hosts.some((host) => request.url === `${host}:443`);
    if (!isAllowed) return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    tunnel(socket, frontPort, head);
  });
  const proxyPort = await listen(proxy);
  return {
    proxy: `http://${encodeURI(LOGIN)}@127.0.0.1:${proxyPort}`,
    certificate,
    asked,
    [Symbol.asyncDispose]: async () => {
      for (const server of [front, proxy]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** Passes on in both directions, what came already first. */
function tunnel(socket: Duplex, port: number, first: Buffer): void {
  const target = connect(port, '127.0.0.1', () => {
    target.write(first);
    target.pipe(socket);
    socket.pipe(target);
  });
  target.on('error', () => socket.destroy());
  socket.on('error', () => target.destroy());
  socket.on('close', () => target.destroy());
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
