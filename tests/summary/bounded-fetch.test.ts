// An endpoint whose answer never ends: it is cut, and the connection with it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boundedFetch } from '../../src/summary/bounded-fetch.ts';

let server: Server;
let closed: Promise<void>;

beforeEach(async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  closed = promise;
  server = createServer((request, response) => {
    response.on('close', resolve);
    if (request.url === '/short') return void response.end('{"ok":true}');
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
    };
    response.on('drain', more);
    more();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string) =>
  boundedFetch(fetch)(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);

it('gives an answer of the usual size as it is', async () => {
  const response = await ask('/short');
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});

it('cuts one that never ends, and hangs up', async () => {
  const response = await ask('/endless');
  await expect(response.text()).rejects.toThrow('larger than 1048576 bytes');
  await closed;
});
