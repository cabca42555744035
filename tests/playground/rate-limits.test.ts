// Rate limits, where they are switched on: buckets with headers, 50 a second in all, and those no header tells of.
import { type RateLimitData, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { ground, refusalOf, stage, textChannel } from './stage.ts';

const HOUR = 60 * 60_000;

/** A Discord whose clock stands still until it is moved. */
async function scene({ on = true, scale = 1 } = {}) {
  const clock = { now: Date.parse('2026-01-22T09:00:00Z') };
  const playground = await ground({ limits: { on, scale }, now: () => clock.now });
  const guild = playground.world.guild();
  const channel = guild.channel('papers');
  return { clock, playground, world: playground.world, guild, channel };
}

/** A plain request, so that no client waits by itself. */
async function ask({ apiUrl, token }: Playground, method: string, path: string, body?: object) {
  const answer = await fetch(`${apiUrl}/v10${path}`, {
    method,
    headers: { Authorization: `Bot ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    header: (name: string) => answer.headers.get(name),
    body: (text.startsWith('{') ? JSON.parse(text) : text) as {
      id: string;
      code?: number;
      retry_after?: number;
    },
  };
}

const say = (playground: Playground, channel: { id: string }) =>
  ask(playground, 'POST', Routes.channelMessages(channel.id), { content: 'x' });

describe('a bucket', () => {
  test('tells how much is left and when it is full again', async () => {
    const { playground, channel, clock } = await scene();
    const first = await say(playground, channel);
    expect(first.status).toBe(200);
    expect(['Limit', 'Remaining', 'Reset-After'].map((name) => first.header(`X-RateLimit-${name}`))).toEqual([
      '5',
      '4',
      '5.000',
    ]);
    expect(Number(first.header('X-RateLimit-Reset'))).toBe(clock.now / 1000 + 5);
    clock.now += 2000;
    const second = await say(playground, channel);
    expect(second.header('X-RateLimit-Bucket')).toBe(first.header('X-RateLimit-Bucket'));
    expect(second.header('X-RateLimit-Reset-After')).toBe('3.000');
  });

  test('that is empty answers 429, and refills', async () => {
    const { playground, channel, clock } = await scene();
    for (let index = 0; index < 5; index += 1) await say(playground, channel);
    const sixth = await say(playground, channel);
    expect(sixth.status).toBe(429);
    expect(sixth.body).toEqual({ message: 'You are being rate limited.', retry_after: 5, global: false });
    expect([sixth.header('Retry-After'), sixth.header('X-RateLimit-Scope')]).toEqual(['5.000', 'user']);
    clock.now += 5000;
    expect((await say(playground, channel)).status).toBe(200);
  });

  test('is one of each channel', async () => {
    const { playground, guild, channel } = await scene();
    for (let index = 0; index < 5; index += 1) await say(playground, channel);
    expect((await say(playground, guild.channel('other'))).status).toBe(200);
  });

  test('of reactions takes one in 250 ms, added or removed', async () => {
    const { playground, channel, clock } = await scene();
    const { id } = (await say(playground, channel)).body;
    const react = (method: string, emoji: string) =>
      ask(playground, method, Routes.channelMessageOwnReaction(channel.id, id, encodeURIComponent(emoji)));
    expect((await react('PUT', '👍')).status).toBe(204);
    expect((await react('PUT', '🎉')).body.retry_after).toBe(0.25);
    clock.now += 250;
    expect((await react('DELETE', '👍')).status).toBe(204);
    expect((await react('PUT', '🎉')).status).toBe(429);
  });

  test('runs faster where time is scaled', async () => {
    const { playground, channel, clock } = await scene({ scale: 10 });
    for (let index = 0; index < 5; index += 1) await say(playground, channel);
    expect((await say(playground, channel)).body.retry_after).toBe(0.5);
    clock.now += 500;
    expect((await say(playground, channel)).status).toBe(200);
  });
});

describe('in all', () => {
  test('there are 50 requests a second, but interactions are not counted', async () => {
    const { playground, guild } = await scene();
    const channels = Array.from({ length: 51 }, (_, index) => guild.channel(`c${index}`));
    for (const channel of channels.slice(0, 50)) expect((await say(playground, channel)).status).toBe(200);
    const beyond = await say(playground, channels[50] ?? guild.channel('last'));
    expect(beyond.body).toMatchObject({ global: true, retry_after: 1 });
    expect([beyond.header('X-RateLimit-Global'), beyond.header('X-RateLimit-Scope')]).toEqual([
      'true',
      'global',
    ]);
    const callback = await ask(playground, 'POST', '/interactions/1/x/callback', { type: 5 });
    expect(callback.body.code).toBe(10062);
  });

  test('10,000 invalid requests in ten minutes are a ban', async () => {
    const { playground, world } = await scene();
    for (let index = 0; index < 10_000; index += 1) world.limits.countInvalid();
    const banned = await ask(playground, 'GET', '/users/@me');
    expect([banned.status, banned.body]).toEqual([429, 'error code: 1015']);
  });
});

describe('no header tells of', () => {
  test('ten publications an hour', async () => {
    const { playground, guild, clock } = await scene();
    const news = guild.channel('news', { type: 'announcement' });
    const publish = async () => {
      clock.now += 10_000;
      const { id } = (await say(playground, news)).body;
      return ask(playground, 'POST', Routes.channelMessageCrosspost(news.id, id));
    };
    for (let index = 0; index < 10; index += 1) expect((await publish()).status).toBe(200);
    const eleventh = await publish();
    expect(eleventh.status).toBe(429);
    expect(eleventh.header('X-RateLimit-Scope')).toBe('shared');
    expect(Number(eleventh.body.retry_after)).toBeGreaterThan(3000);
    clock.now += HOUR;
    expect((await publish()).status).toBe(200);
  });

  test('three edits an hour of a published message, where the header even misleads', async () => {
    const { playground, guild, clock } = await scene();
    const news = guild.channel('news', { type: 'announcement' });
    const { id } = (await say(playground, news)).body;
    await ask(playground, 'POST', Routes.channelMessageCrosspost(news.id, id));
    const edit = () => ask(playground, 'PATCH', Routes.channelMessage(news.id, id), { content: 'y' });
    for (let index = 0; index < 3; index += 1) expect((await edit()).status).toBe(200);
    clock.now += 60_000;
    const fourth = await edit();
    expect([fourth.status, fourth.body.code, fourth.body.retry_after]).toEqual([429, 20028, 3540]);
    expect(fourth.header('Retry-After')).toBe('1.000');
  });

  test('three edits in 20 seconds of messages older than an hour', async () => {
    const { playground, channel, clock } = await scene();
    const { id } = (await say(playground, channel)).body;
    clock.now += HOUR + 1;
    const edit = () => ask(playground, 'PATCH', Routes.channelMessage(channel.id, id), { content: 'y' });
    for (let index = 0; index < 3; index += 1) expect((await edit()).status).toBe(200);
    expect((await edit()).body).toMatchObject({ code: 30046, retry_after: 20 });
  });
});

test('discord.js waits by itself where a bucket is empty', async () => {
  const { client, world } = await stage({ playground: { limits: { on: true, scale: 5 } } });
  const channel = world.guild().channel('papers');
  const bot = await textChannel(client, channel);
  const waited: RateLimitData[] = [];
  client.rest.on('rateLimited', (data) => void waited.push(data));
  await Promise.all(Array.from({ length: 7 }, (_, index) => bot.send(`${index}`)));
  expect(channel.messages()).toHaveLength(7);
  expect(waited.length).toBeGreaterThan(0);
  expect(world.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test('limits are switched on and off while it runs', async () => {
  const { playground, channel, world } = await scene({ on: false });
  for (let index = 0; index < 6; index += 1) expect((await say(playground, channel)).status).toBe(200);
  world.limits.switch(true);
  for (let index = 0; index < 5; index += 1) await say(playground, channel);
  expect((await say(playground, channel)).status).toBe(429);
  world.limits.switch(false);
  expect((await say(playground, channel)).header('X-RateLimit-Limit')).toBeNull();
});

test('a refusal for its limit is no violation', async () => {
  const { client, world } = await stage();
  world.weather.storm('GET /users/:user', { times: 1, retryAfter: 0.01 });
  expect(await refusalOf(client.users.fetch('1'))).toBe('404 10013 Unknown User');
  expect(world.violations).toEqual([]);
});
