// A page of another origin, or under another name, is never the bot: neither API nor gateway answers it.
import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ground } from './stage.ts';

/** With headers that fetch would not let anybody set. */
async function statusOf(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const asked = request(url, { method, headers });
  asked.end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
}

/** The status with which an upgrade is refused, or "open". */
async function connect(url: string, headers: Record<string, string>): Promise<number | 'open'> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/gateway?v=10&encoding=json`, { headers });
  const result = await new Promise<number | 'open'>((resolve) => {
    socket.once('open', () => resolve('open'));
    socket.once('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0));
  });
  socket.on('error', () => {});
  socket.terminate();
  return result;
}

const EVIL = [
  { host: 'evil.org' },
  { host: 'evil.org:3000' },
  { host: '127.0.0.1.evil.org' },
  { origin: 'http://evil.org' },
  { origin: 'null' },
  { origin: 'http://localhost:1' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
];

describe.each(EVIL)('whoever asks with %o', (headers) => {
  test('gets nothing of the API, with the token or without', async () => {
    const { url, apiUrl, token, world } = await ground();
    const authorization = `Bot ${token}`;
    expect(await statusOf(`${apiUrl}/v10/gateway`, headers)).toBe(403);
    expect(await statusOf(`${apiUrl}/v10/users/@me`, { ...headers, authorization })).toBe(403);
    expect(await statusOf(`${apiUrl}/v10/channels/1/messages`, { ...headers, authorization }, 'POST')).toBe(
      403,
    );
    expect(await statusOf(`${apiUrl}/v10/users/@me`, headers, 'OPTIONS')).toBe(403);
    expect(await statusOf(`${url}/attachments/1/2/a.png`, headers)).toBe(403);
    expect(world.requests).toEqual([]);
  });

  test('is not let in by the gateway', async () => {
    const { url } = await ground();
    expect(await connect(url, headers)).toBe(403);
  });
});

test('a bot is let in, by any name of this machine', async () => {
  const { url, apiUrl, token } = await ground();
  const { port } = new URL(url);
  const authorization = `Bot ${token}`;
  expect(await statusOf(`${apiUrl}/v10/users/@me`, { authorization })).toBe(200);
  expect(await statusOf(`${apiUrl}/v10/users/@me`, { authorization, host: `localhost:${port}` })).toBe(200);
  expect(await connect(url, {})).toBe('open');
  expect(await connect(url, { host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe('open');
});
