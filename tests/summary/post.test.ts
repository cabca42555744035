// A request waits as long as the endpoint speaks, and no longer; it follows nobody elsewhere.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { post } from '../../src/summary/post.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function play(listener: RequestListener): Promise<URL> {
  server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
}

const send = (address: URL, { silenceMs = 200, signal = new AbortController().signal } = {}) =>
  post(address, { question: 1 }, { fetch, headers: { authorization: 'Bearer k' }, silenceMs, signal });

describe('an endpoint', () => {
  it('that speaks slowly is heard to its end', async () => {
    const address = await play((_, response) => {
      let left = 6;
      const timer = setInterval(() => {
        if (left-- > 0) return void response.write('.');
        clearInterval(timer);
        response.end('!');
      }, 60);
    });
    expect(await send(address)).toMatchObject({ status: 200, text: '......!', isWhole: true });
  });

  it('that is silent is left, and may have cost something', async () => {
    const address = await play(() => {});
    await expect(send(address)).rejects.toMatchObject({
      message: expect.stringContaining('silent'),
      fault: 'away',
      mayCost: true,
    });
  });

  it('that falls silent in its answer, or hangs up, gives what it gave', async () => {
    const address = await play((_, response) => void response.write('data: {"half"'));
    expect(await send(address)).toMatchObject({ text: 'data: {"half"', isWhole: false });
  });

  it('that only says that it is alive is left after a while', async () => {
    const address = await play((_, response) => {
      const timer = setInterval(() => response.write('\n'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await expect(send(address, { silenceMs: 60 })).rejects.toMatchObject({ fault: 'away' });
  });

  it('that is not there costs nothing', async () => {
    const address = await play(() => {});
    server.close();
    await expect(send(address)).rejects.toMatchObject({
      message: expect.stringContaining("can't be reached"),
      mayCost: false,
    });
  });

  it('that has moved within its origin gets the same request there, elsewhere none', async () => {
    const asked: string[] = [];
    const address = await play((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      if (request.url === '/v1') return void response.writeHead(302, { location: '/v2' }).end();
      if (request.url === '/v2') return void response.end('here');
      response.writeHead(307, { location: 'http://127.0.0.2:9/' }).end();
    });
    expect(await send(address)).toMatchObject({ text: 'here' });
    expect(asked).toEqual(['POST /v1 Bearer k', 'POST /v2 Bearer k']);
    await expect(send(new URL('/away', address))).rejects.toMatchObject({ fault: 'address' });
  });

  it('is left at once where the work is ended', async () => {
    const address = await play(() => {});
    await expect(send(address, { signal: AbortSignal.timeout(30), silenceMs: 5_000 })).rejects.toThrow(
      /timeout/,
    );
  });
});
