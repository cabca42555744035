// A connection that is closed in the moment in which a request leaves: a question is asked again, over another; nothing is said twice.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGate } from '../../src/discord/gate.ts';

let asked: string[];
let closes: number;
const server = createServer((request, response) => {
  asked.push(request.method ?? '');
  if (closes-- > 0) request.socket.destroy();
  else response.setHeader('content-type', 'application/json').end('[]');
});
let rest: REST;

beforeEach(async () => {
  asked = [];
  closes = 1;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gate = createGate({ api, token: 'x', isBot: () => true, now: Date.now });
  rest = new REST({ api, makeRequest: gate.request }).setToken('x');
});
afterEach(() => {
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
  server.closeAllConnections();
  server.close();
});

it('costs a question no more than a second request', async () => {
  expect(await rest.get('/applications/1/commands')).toEqual([]);
  expect(asked).toEqual(['GET', 'GET']);
});

it('is an error where it goes on', async () => {
  closes = 9;
  await expect(rest.get('/applications/1/commands')).rejects.toThrow('other side closed');
  expect(asked).toEqual(['GET', 'GET']);
});

it('is an error where something was to be sent', async () => {
  await expect(rest.post('/channels/1/messages', { body: {} })).rejects.toThrow('other side closed');
  expect(asked).toEqual(['POST']);
});
