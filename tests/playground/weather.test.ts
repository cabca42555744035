// Bad weather: what a bot lives through on discord.com, asked for by a test.
import { RateLimitError, TextChannel } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusalOf, stage, textChannel } from './stage.ts';

const POST = 'POST /channels/:channel/messages';

function withThreads(channel: Awaited<ReturnType<typeof textChannel>>): TextChannel {
  if (!(channel instanceof TextChannel)) throw new Error('no channel with threads');
  return channel;
}

async function scene(rest: object = {}) {
  const { client, world } = await stage({ client: { rest } });
  const guild = world.guild();
  const channel = guild.channel('papers');
  const bot = await textChannel(client, channel);
  return {
    client,
    world,
    guild,
    channel,
    bot,
    words: () => channel.messages().map(({ content }) => content),
  };
}

describe('a request', () => {
  test('fails a few times, and discord.js tries again', async () => {
    const { bot, world, words } = await scene();
    world.weather.fail(POST, { status: 502, times: 2 });
    await bot.send('hello');
    expect(words()).toEqual(['hello']);
    expect(
      world.requests.filter(({ route }) => route.endsWith('/messages')).map(({ status }) => status),
    ).toEqual([502, 502, 200]);
  });

  test('fails for good', async () => {
    const { bot, world, words } = await scene({ retries: 1 });
    world.weather.fail(POST, { times: 5 });
    await expect(bot.send('hello')).rejects.toThrow('Internal Server Error');
    expect(words()).toEqual([]);
    world.weather.calm();
    await bot.send('again');
    expect(words()).toEqual(['again']);
  });

  test('is refused with any of Discord’s errors', async () => {
    const { bot, world } = await scene();
    world.weather.refuse(POST, 'CannotSendMessagesToThisUser');
    expect(await refusalOf(bot.send('hello'))).toBe('403 50007 Cannot send messages to this user');
    world.weather.refuse(POST, 'ChannelWriteRateLimit', { retryAfter: 0.01 });
    await bot.send('hello');
    expect(world.refusals).toEqual([]);
  });

  test('is never answered, until the client gives up', async () => {
    const { bot, world, words } = await scene({ retries: 0, timeout: 60 });
    world.weather.hang(POST);
    await expect(bot.send('hello')).rejects.toThrow('aborted');
    expect(words()).toEqual([]);
  });

  test('is answered late', async () => {
    const { bot, world, words } = await scene();
    world.weather.slow(/\/messages$/, 20);
    await bot.send('hello');
    expect(words()).toEqual(['hello']);
  });

  test('is done, but its answer is lost: only a nonce keeps it from being done twice', async () => {
    const { bot, world, words } = await scene({ retries: 0 });
    world.weather.lose(POST);
    await expect(bot.send('card')).rejects.toThrow();
    expect(words()).toEqual(['card']);
    await bot.send('card');
    expect(words()).toEqual(['card', 'card']);
  });

  test('is lost by a reset, which discord.js repeats without asking', async () => {
    const { bot, world, words } = await scene();
    world.weather.lose(POST, { reset: true });
    await bot.send('card');
    expect(words()).toEqual(['card', 'card']);
    world.weather.lose(POST, { reset: true });
    await bot.send({ content: 'safe', nonce: 'n', enforceNonce: true });
    expect(words()).toEqual(['card', 'card', 'safe']);
  });

  test('comes into a storm of 429s', async () => {
    const { bot, world, words } = await scene();
    world.weather.storm(POST, { times: 3, retryAfter: 0.01 });
    await bot.send('hello');
    expect(words()).toEqual(['hello']);
    expect(world.requests.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  test('is blocked by AutoMod for its words', async () => {
    const { bot, world, words } = await scene();
    world.weather.automod('deep fake');
    expect(await refusalOf(bot.send({ embeds: [{ title: 'A deep fake dataset' }] }))).toBe(
      '400 200000 Message was blocked by automatic moderation',
    );
    await bot.send('deep learning');
    expect(words()).toEqual(['deep learning']);
  });

  test('may be picked by a test of its own', async () => {
    const { bot, world, words } = await scene({ retries: 0 });
    world.weather.fail(({ body }) => (body as { content?: string } | undefined)?.content === 'two');
    await bot.send('one');
    await expect(bot.send('two')).rejects.toThrow();
    await bot.send('three');
    expect(words()).toEqual(['one', 'three']);
  });
});

test('weather by chance is the same for the same seed', async () => {
  const run = async (seed: number) => {
    const { bot, world } = await scene({ retries: 0, timeout: 500 });
    world.weather.random({ seed, fail: 0.2, lose: 0.2, slow: 0.1, slowest: 2, on: POST });
    const fates: string[] = [];
    for (let index = 0; index < 30; index += 1)
      fates.push(
        await bot.send(`${index}`).then(
          () => 'sent',
          () => 'lost',
        ),
      );
    return fates.join(' ');
  };
  const first = await run(7);
  expect(first).toContain('sent');
  expect(first).toContain('lost');
  expect(await run(7)).toBe(first);
  expect(await run(8)).not.toBe(first);
});

test('sockets that drop by chance lose no event', async () => {
  const { client, world, guild, channel } = await scene();
  const ada = guild.member('Ada');
  const message = ada.say(channel, 'a card');
  let heard = 0;
  client.on('messageReactionAdd', () => {
    heard += 1;
  });
  world.weather.random({ seed: 3, drop: 0.3 });
  for (const emoji of [...'😀😃😄😁😆😅😂🤣😊😇']) ada.react(message, emoji);
  world.weather.calm();
  await world.until(() => heard === 10, { what: 'ten reactions' });
});

test('thirty members who ask at once are all answered, though sockets drop', async () => {
  const { world } = await stage({
    commands: [{ name: 'ask', description: 'Ask' }],
    on: async (each) => {
      if (!each.isChatInputCommand()) return;
      await each.deferReply();
      await each.editReply(`for ${each.user.username}`);
    },
  });
  const guild = world.guild();
  const channel = guild.channel('papers');
  const members = Array.from({ length: 30 }, (_, index) => guild.member(`reader ${index}`));
  world.weather.random({ seed: 5, drop: 0.05 });
  const answers = await Promise.all(members.map((member) => member.slash('/ask', {}, { in: channel })));
  expect(answers.map(({ content }) => content)).toEqual(members.map(({ user }) => `for ${user.username}`));
  expect(world.violations).toEqual([]);
});

describe('a channel', () => {
  test('in slow mode has the bot wait like a member, unless it may pass', async () => {
    const { bot, channel, guild, words, world } = await scene({ rejectOnRateLimit: () => true });
    channel.slowMode(3600);
    await bot.send('first');
    const refused = await fetch(`${world.state.url}/api/v10/channels/${channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${world.state.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'second' }),
    });
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ code: 20_016, retry_after: expect.closeTo(3600, -1) }),
    ]);
    channel.allow(guild.botRole, 'ManageMessages');
    await bot.send('third');
    channel.deny(guild.botRole, 'ManageMessages');
    await expect(bot.send('fourth')).rejects.toBeInstanceOf(RateLimitError);
    channel.slowMode(0);
    await bot.send('fifth');
    expect(words()).toEqual(['first', 'third', 'fifth']);
  });

  test('of a full server opens no thread, until one is closed', async () => {
    const { bot, guild, channel } = await scene();
    await withThreads(bot).threads.create({ name: 'open' });
    guild.fillThreads();
    expect(await refusalOf(withThreads(bot).threads.create({ name: 'too many' }))).toBe(
      '400 160006 Maximum number of active threads reached',
    );
    channel.threads()[0]?.archive();
    await withThreads(bot).threads.create({ name: 'again' });
    guild.fillThreads();
    guild.makeRoomForThreads();
    await withThreads(bot).threads.create({ name: 'and again' });
    expect(channel.threads().map(({ name }) => name)).toEqual(['again', 'and again']);
  });

  test('is locked and opened again', async () => {
    const { bot, channel } = await scene();
    const thread = await withThreads(bot).threads.create({ name: 'talk' });
    channel.threads()[0]?.lock();
    expect(await refusalOf(thread.send('hello'))).toBe('400 160005 Thread is locked');
    channel.threads()[0]?.lock(false);
    await thread.send('hello');
    expect(channel.threads()[0]?.last?.content).toBe('hello');
  });
});

test('a timeout ends when a moderator ends it', async () => {
  const { bot, guild, words } = await scene();
  guild.bot.timeOut(60_000);
  expect(await refusalOf(bot.send('hello'))).toBe('403 50013 Missing Permissions');
  guild.bot.endTimeout();
  await bot.send('hello');
  expect(words()).toEqual(['hello']);
});

test('one request in so many fails', async () => {
  const { bot, world } = await scene({ retries: 0 });
  world.weather.fail(POST, { status: 418, every: 3, times: 2 });
  const sent = [];
  for (let nth = 0; nth < 8; nth++)
    sent.push(
      await bot.send('hello').then(
        () => 'sent',
        () => 'failed',
      ),
    );
  expect(sent.map((each) => each === 'failed')).toEqual([
    true,
    false,
    false,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(world.weather.isCalm).toBe(true);
});
