// A process that was suspended past its lease: what it had queued is dropped right before it would leave.
import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { restOnce } from '../../src/discord/api/messages.ts';
import { createClient } from '../../src/discord/client.ts';
import { guardedRequest, LeaseEnded } from '../../src/discord/lease-guard.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';

let playground: Playground;
let holds: boolean;

beforeEach(async () => {
  holds = true;
  playground = await startPlayground();
});
afterEach(() => playground.close());

it('sends the message that is on its way, and none of those queued behind it', async () => {
  const { world, apiUrl, token } = playground;
  const channel = world.guild({ name: 'Lab' }).channel('papers');
  const client = createClient(
    { SHARDS: 1, DISCORD_API_URL: apiUrl },
    { makeRequest: guardedRequest(() => holds) },
  );
  client.rest.setToken(token);
  world.weather.slow('POST /channels/:channel/messages', 100);
  const sends = ['one', 'two', 'three'].map((content) =>
    client.rest.post(Routes.channelMessages(channel.id), { body: { content } }),
  );
  await world.until(() => world.requests.length > 0);
  holds = false;
  const [first, ...others] = await Promise.allSettled(sends);
  expect(first?.status).toBe('fulfilled');
  expect(others.map((each) => each.status === 'rejected' && each.reason)).toEqual([
    expect.any(LeaseEnded),
    expect.any(LeaseEnded),
  ]);
  expect(channel.messages().map(({ content }) => content)).toEqual(['one']);
});

it('guards what no nonce guards, too', async () => {
  holds = false;
  const rest = restOnce(playground.token, {
    api: playground.apiUrl,
    makeRequest: guardedRequest(() => holds),
  });
  await expect(rest.get(Routes.user())).rejects.toThrow(LeaseEnded);
  expect(playground.world.requests).toEqual([]);
});

it('looks once more when the connection is there: connecting takes time', async () => {
  const looks = [true, false];
  const rest = restOnce(playground.token, {
    api: playground.apiUrl,
    makeRequest: guardedRequest(() => looks.shift() ?? false),
  });
  await expect(rest.get(Routes.user())).rejects.toThrow(LeaseEnded);
  expect(looks).toEqual([]);
  expect(playground.world.requests).toEqual([]);
});
