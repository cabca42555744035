// The bot comes to Discord: token, intents, shards, and what it finds there.
import { Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { clientFor, ground, heard, login, MessageContent, refusalOf, stage } from './stage.ts';

describe('logging in', () => {
  test('makes the bot ready in its guilds', async () => {
    const { client, world } = await stage({
      before: ({ world }) => {
        world.guild({ name: 'Reading group', locale: 'ko' }).channel('papers', { topic: 'daily' });
        world.guild({ name: 'Somebody else', bot: false });
      },
    });
    const guild = client.guilds.cache.first();

    expect(client.user).toMatchObject({ username: 'paperboy', bot: true });
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Reading group']);
    expect(guild?.preferredLocale).toBe('ko');
    expect(guild?.channels.cache.map((channel) => channel.name)).toEqual(['papers']);
    expect(guild?.members.me?.permissions.has('SendMessages')).toBe(true);
    expect(world.violations).toEqual([]);
  });

  test('is refused with a wrong token, over REST and over the gateway', async () => {
    const playground = await ground();
    const client = clientFor(playground);

    await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided.');
    const code = await closeCodeOf(playground.url, { op: 2, d: { token: 'wrong', intents: 1 } });
    expect(code).toBe(4004);
    expect(playground.world.violations).toMatchObject([
      { status: 401, code: 0, message: '401: Unauthorized' },
    ]);
  });

  test('tells of the application and its owner', async () => {
    const { client, playground } = await stage();
    const application = await client.application?.fetch();

    expect(application).toMatchObject({ id: client.user?.id, name: 'paperboy' });
    expect(application?.owner).toMatchObject({ username: 'host' });
    expect(application?.flags.toArray()).toEqual(['ApplicationCommandBadge']);
    const told = await fetch(`${playground.apiUrl}/v10/oauth2/applications/@me`, {
      headers: { Authorization: `Bot ${playground.token}` },
    });
    expect(await told.json()).toMatchObject({ name: 'paperboy', bot: { username: 'paperboy' } });
  });

  test('takes shards, each with its own guilds', async () => {
    const { client } = await stage({
      playground: { sharding: { maxConcurrency: 2 } },
      client: { shards: [0, 1], shardCount: 2 },
      before: ({ world }) => {
        for (let index = 0; index < 8; index += 1) world.guild({ name: `guild ${index}` });
      },
    });

    expect(client.ws.shards.size).toBe(2);
    expect(client.guilds.cache.size).toBe(8);
    for (const { id, shardId } of client.guilds.cache.values())
      expect(shardId).toBe(Number((BigInt(id) >> 22n) % 2n));
  });
});

test('a shard that logs in too soon after another loses its session, and its log-ins of the day are counted', async () => {
  const { url, apiUrl, token } = await ground({
    sharding: { maxConcurrency: 2, identifyGap: 5000, identifiesADay: 5 },
  });
  const identify = (shard: number) => ({
    op: 2,
    d: { token, intents: 1, properties: {}, shard: [shard, 4] },
  });
  expect(await firstAnswerOf(url, identify(0))).toMatchObject({ op: 0, t: 'READY' });
  expect(await firstAnswerOf(url, identify(1))).toMatchObject({ op: 0, t: 'READY' });
  expect(await firstAnswerOf(url, identify(2))).toMatchObject({ op: 9, d: false });
  const told = await fetch(`${apiUrl}/v10/gateway/bot`, { headers: { Authorization: `Bot ${token}` } });
  expect(await told.json()).toMatchObject({
    session_start_limit: { total: 5, remaining: 2, max_concurrency: 2 },
  });
});

describe('the gateway refuses', () => {
  const identify = { token: 'playground-token', intents: 1, properties: {} };

  test.each([
    [
      'privileged intents that are not switched on',
      { ...identify, intents: GatewayIntentBits.GuildMembers },
      4014,
    ],
    ['intents that do not exist', { ...identify, intents: 1 << 30 }, 4013],
    ['identifying without intents', { ...identify, intents: undefined }, 4013],
    ['a shard beyond their number', { ...identify, shard: [2, 2] }, 4010],
  ])('%s', async (_, d, code) => {
    const { url } = await ground();
    expect(await closeCodeOf(url, { op: 2, d })).toBe(code);
  });

  test('what it cannot read, does not know, or hears too early', async () => {
    const { url } = await ground();
    expect(await closeCodeOf(url, 'no JSON')).toBe(4002);
    expect(await closeCodeOf(url, { op: 99 })).toBe(4001);
    expect(await closeCodeOf(url, { op: 3, d: {} })).toBe(4003);
    expect(await closeCodeOf(url, { op: 2, d: identify }, { op: 2, d: identify })).toBe(4005);
  });

  test('other versions and encodings', async () => {
    const { url } = await ground();
    expect(await closeCodeAt(`${url}/gateway?v=9&encoding=json`)).toBe(4012);
    expect(await closeCodeAt(`${url}/gateway?v=10&encoding=etf`)).toBe(4002);
  });

  test('a client that sends no heartbeat', async () => {
    const { url } = await ground({ timings: { heartbeat: 20 } });
    expect(await closeCodeOf(url)).toBe(4009);
  });

  test('more than 120 events in a minute', async () => {
    const { url } = await ground();
    const beats = Array.from({ length: 121 }, () => ({ op: 1, d: null }));
    expect(await closeCodeOf(url, ...beats)).toBe(4008);
  });

  test('a bot that wants to read messages, where the application may not', async () => {
    const playground = await ground();
    const client = clientFor(playground, { intents: [MessageContent] });
    const refused = heard(client, Events.ShardDisconnect);
    void client.login(playground.token).catch(() => {});
    expect(await refused).toMatchObject([{ code: 4014 }, 0]);
  });

  test('no intent that is switched on for the application', async () => {
    const playground = await ground({ privilegedIntents: MessageContent });
    const client = clientFor(playground, { intents: [MessageContent] });
    await login(client, playground);
    expect(client.application?.flags.toArray()).toContain('GatewayMessageContentLimited');
  });
});

test('a route that does not exist is 404 and remembered', async () => {
  const { client, world } = await stage();
  expect(await refusalOf(client.rest.get('/nothing/here'))).toBe('404 0 404: Not Found');
  expect(world.violations).toMatchObject([{ method: 'GET', path: '/nothing/here', status: 404, code: 0 }]);
});

/** What the gateway says to it after its hello. */
function firstAnswerOf(url: string, said: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/gateway?v=10&encoding=json`);
    socket.once('message', () => {
      socket.once('message', (answer) => {
        socket.terminate();
        resolve(JSON.parse(String(answer)));
      });
      socket.send(JSON.stringify(said));
    });
  });
}

/** Says all of it and answers with the code that the connection is closed with. */
function closeCodeOf(url: string, ...said: unknown[]): Promise<number> {
  return closeCodeAt(`${url}/gateway?v=10&encoding=json`, ...said);
}

function closeCodeAt(address: string, ...said: unknown[]): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(address.replace('http', 'ws'));
    socket.on('open', () => {
      for (const each of said) socket.send(typeof each === 'string' ? each : JSON.stringify(each));
    });
    socket.on('close', resolve);
  });
}
