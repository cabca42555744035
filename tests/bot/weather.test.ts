// Answers that nobody foresees: what Discord didn't decide passes, and what it decided ends by itself.
import { describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MESSAGES = 'POST /channels/:channel/messages';
const POSTS = 'POST /channels/:channel/threads';
const REACTIONS = /^PUT .*reactions/;
const ALWAYS = { times: Number.POSITIVE_INFINITY };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOSED = NOON + MINUTE;
const TITLES = ['Daily Papers · Wednesday, January 24, 2024', ...PAPERS.map(({ title }) => title)];

const group = readingGroup({ digests: [], channel: 'lounge', votes: { laterMs: 20 } });
const round = (at: number) => group.round(at);
const list = async () => (await group.ada.slash('/digest list')).transcript();
const titles = (channel: Channel) =>
  channel
    .messages()
    .map(({ embed, content }) => embed?.title ?? content)
    .filter((title) => TITLES.includes(title));

async function subscribed(name: string, layout = 'cards', type?: 'forum'): Promise<Channel> {
  const channel = group.guild.channel(name, type ? { type } : {});
  await setUp(group.ada, channel, { language: 'en', layout });
  return channel;
}

const closeToday = () => closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);

/** Until the bot has heard from the gateway whether it may do something there. */
const knows = (channel: Channel, permission: 'EmbedLinks', may: boolean) =>
  group.world.until(() => {
    const { channels, user } = group.stage.bot.app.client;
    const known = channels.cache.get(channel.id);
    return known && !known.isDMBased() && known.permissionsFor(user)?.has(permission) === may;
  });

describe('weather', () => {
  it.each([403, 407, 408, 418, 502])('as a page with %i pauses no channel', async (status) => {
    const channels = [await subscribed('one'), await subscribed('two')];
    await closeToday();
    group.world.weather.page('*', { status, ...ALWAYS });
    for (let minute = 0; minute < 20; minute++) await round(CLOSED + minute * MINUTE);
    group.world.weather.calm();
    expect(await list()).toContain('Next post');
    await round(CLOSED + 20 * MINUTE);
    for (const channel of channels) expect(titles(channel)).toEqual(TITLES);
  });

  it('is told of once in the log, however long it lasts, and again when it comes again', async () => {
    await subscribed('papers');
    const told: string[] = [];
    const { log } = group.stage.bot.app;
    for (const level of ['info', 'warn'] as const)
      vi.spyOn(log, level).mockImplementation((_facts: unknown, line?: string) => {
        if (line?.startsWith('digest')) told.push(line);
      });
    const suffer = async (from: number) => {
      group.world.weather.fail(REACTIONS, { status: 503, ...ALWAYS });
      for (let minute = 0; minute < 3; minute++) await round(from + minute * MINUTE);
      group.world.weather.calm();
      await round(from + 3 * MINUTE);
      return told.splice(0);
    };
    const once = [
      'digests are due',
      'digest not delivered yet; it goes on then, or as soon as Discord answers',
      'digests are out',
    ];
    await closeToday();
    expect(await suffer(CLOSED)).toEqual(once);
    await closeDay(group.stage, '2024-01-25', PAPERS, CLOSED + HOUR);
    expect(await suffer(CLOSED + HOUR)).toEqual(once);
  });

  it('as a page in place of a success books nothing as posted', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.page(MESSAGES, { status: 200, times: 2 });
    for (let minute = 0; minute < 4; minute++) await round(CLOSED + minute * MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('on a first vote leaves no card without one', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.page(REACTIONS);
    await round(CLOSED);
    await round(CLOSED + MINUTE);
    expect(channel.messages().map((card) => card.reactions('👍'))).toEqual([0, 1, 1, 1]);
  });

  it('during a recount costs no votes', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    await round(CLOSED);
    const [, card] = channel.messages();
    await group.stage.restart(() => {
      if (card) group.mina.react(card, '👍');
      group.world.weather.page(/^GET .*messages/, { times: 3 });
    });
    const votes = () => group.stage.store.selectFrom('votes').select('member_id').execute();
    await group.world.until(async () => (await votes()).length === 1);
    expect(await votes()).toEqual([{ member_id: group.mina.id }]);
  });

  it('as a block of the address stops all requests for a minute, then twice as long', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.page('*', { status: 429, retryAfter: 600, ...ALWAYS });
    const before = group.world.requests.length;
    const sent = async (minute: number) => {
      const known = group.world.requests.length;
      await round(CLOSED + minute * MINUTE);
      return group.world.requests.length - known;
    };
    expect(await sent(0)).toBe(1);
    expect([await sent(0.5), await sent(1), await sent(2), await sent(3)]).toEqual([0, 1, 0, 1]);
    expect(group.world.requests.length - before).toBe(3);
    expect([await sent(4), await sent(5), await sent(6), await sent(7)]).toEqual([0, 1, 0, 1]);
    group.world.weather.calm();
    // The pause would last eight minutes.
    for (const minute of [8, 9, 10, 11]) await round(CLOSED + minute * MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('as a 401 now and then costs nothing', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.fail(MESSAGES, { status: 401 });
    group.world.weather.fail(REACTIONS, { status: 401 });
    await round(CLOSED);
    expect(titles(channel)).toEqual(TITLES);
    expect(channel.messages().map((card) => card.reactions('👍'))).toEqual([0, 1, 1, 1]);
  });
});

describe('a limit of minutes', () => {
  it('puts that channel on the clock, while others go on', async () => {
    const [limited, free] = [await subscribed('limited'), await subscribed('free')];
    await closeToday();
    const inLimited = ({ path, method }: { path: string; method: string }) =>
      method === 'POST' && path === `/channels/${limited.id}/messages`;
    group.world.weather.storm(inLimited, { retryAfter: 300 });
    await round(CLOSED);
    expect(titles(free)).toEqual(TITLES);
    const asked = group.world.requests.length;
    await round(CLOSED + 4 * MINUTE);
    expect(group.world.requests).toHaveLength(asked);
    expect(await list()).toContain('Next post');
  });
});

describe('a limit of less than a second', () => {
  const [SHORT, TIMES] = [0.05, 3];
  const inChannel =
    ({ id }: Channel) =>
    ({ path, method }: { path: string; method: string }) =>
      method === 'POST' && path === `/channels/${id}/messages`;

  it('is waited out', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.storm(inChannel(channel), { retryAfter: SHORT, times: TIMES });
    await round(CLOSED);
    expect(titles(channel)).toEqual(TITLES);
  });

  it('that comes again and again puts that channel on the clock for longer and longer, while others go on', async () => {
    const [limited, free] = [await subscribed('limited'), await subscribed('free')];
    await closeToday();
    group.world.weather.storm(inChannel(limited), { retryAfter: SHORT, ...ALWAYS });
    const refused = () => group.world.requests.filter(({ status }) => status === 429).length;
    await round(CLOSED);
    expect(titles(free)).toEqual(TITLES);
    expect(titles(limited)).toEqual([]);
    expect(await list()).toContain('Next post');
    const asked: number[] = [];
    for (let minute = 1; minute <= 30; minute++) {
      const before = refused();
      await round(CLOSED + minute * MINUTE);
      if (refused() > before) asked.push(minute);
      expect(refused() - before).toBeLessThan(2);
    }
    expect(asked).toEqual([1, 2, 4, 8, 16, 26]);
    group.world.weather.calm();
    await round(CLOSED + 36 * MINUTE);
    expect(titles(limited)).toEqual(TITLES);
  });
});

describe('a decision', () => {
  it('that embeds are not allowed any more is seen before an empty message is posted', async () => {
    const channel = await subscribed('papers');
    channel.deny(group.guild.botRole, 'EmbedLinks');
    await knows(channel, 'EmbedLinks', false);
    expect(await list()).toContain('go on by themselves when I may: **Embed Links**');
    await closeToday();
    await round(CLOSED);
    expect(titles(channel)).toEqual([]);
    channel.allow(group.guild.botRole, 'EmbedLinks');
    await knows(channel, 'EmbedLinks', true);
    await round(CLOSED + MINUTE);
    expect(titles(channel)).toEqual(TITLES);
  });

  it.each([
    ['cards', undefined],
    ['forum', 'forum'],
  ] as const)(
    'that embeds are not allowed, which the gateway did not tell, leaves one empty message in %s, made whole after',
    async (layout, type) => {
      const channel = await subscribed('papers', layout, type);
      // Nothing is heard from now on.
      group.world.weather.gateway({ kind: 'silent' });
      channel.deny(group.guild.botRole, 'EmbedLinks');
      await closeToday();
      await round(CLOSED);
      await round(CLOSED + MINUTE);
      const posted = () =>
        (layout === 'forum' ? channel.threads() : [channel])
          .flatMap((each) => each.messages())
          .filter(({ content }) => content === '');
      expect(posted().map(({ embeds }) => embeds.length)).toEqual([0]);
      group.world.weather.calm();
      await knows(channel, 'EmbedLinks', false);
      expect(await list()).toContain(
        'Discord takes the cards out of my messages there. Allow me **Embed Links**',
      );
      expect(await list()).not.toContain('Next post');
      channel.allow(group.guild.botRole, 'EmbedLinks');
      await knows(channel, 'EmbedLinks', true);
      await group.world.until(async () => {
        const rows = await group.stage.store.selectFrom('subscriptions').select('try_at').execute();
        return rows.every(({ try_at: tryAt }) => tryAt === 0);
      });
      await round(CLOSED + 2 * MINUTE);
      expect(
        posted()
          .map(({ embed }) => embed?.title)
          .toSorted(),
      ).toEqual(TITLES.toSorted());
      expect(await list()).toContain('Next post');
    },
  );

  it('that a forum is full ends when a thread is closed, or at the next try', async () => {
    const forum = await subscribed('posts', 'forum', 'forum');
    await closeToday();
    group.world.weather.refuse(POSTS, 'MaximumActiveThreads', { times: 2 });
    await round(CLOSED);
    expect(await list()).toContain('as many active posts as Discord allows');
    expect(await list()).not.toContain('Next post');
    await round(CLOSED + 59 * MINUTE);
    expect(forum.threads()).toEqual([]);
    await round(CLOSED + HOUR);
    await round(CLOSED + 6 * HOUR);
    expect(forum.threads()).toEqual([]);
    await round(CLOSED + 7 * HOUR);
    expect(forum.threads()).toHaveLength(4);
    expect(await list()).toContain('Next post');
  });

  it('that the bot has no word for is tried again, and the host told once', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    group.world.weather.refuse(MESSAGES, 'CannotExecuteActionOnThisChannelType', { times: 2 });
    await round(CLOSED);
    expect(await list()).toContain('Discord refuses the messages');
    await round(CLOSED + HOUR);
    const told = () =>
      group.world
        .dm(group.world.owner)
        .messages()
        .map(({ content }) => content);
    expect(told()).toEqual([expect.stringContaining('50024')]);
    await round(CLOSED + 7 * HOUR);
    expect(titles(channel)).toEqual(TITLES);
  });
});

it('a role that the header mentions and that was deleted is told of', async () => {
  const role = group.guild.role('readers', { mentionable: true });
  await setUp(
    group.ada,
    group.guild.channel('papers'),
    { language: 'en' },
    { 'Role to mention in the header': [role] },
  );
  role.delete();
  await group.world.until(async () => (await list()).includes('was deleted'));
});

describe('small things', () => {
  it('/papers show links to no card that was deleted', async () => {
    const channel = await subscribed('papers');
    await closeToday();
    await round(CLOSED);
    const show = () => group.mina.slash('/papers show', { paper: PAPERS[0]?.id ?? '' });
    const link = `/${channel.id}/`;
    const card = channel.messages().find(({ embed }) => embed?.title === PAPERS[0]?.title);
    expect(JSON.stringify((await show()).message.components)).toContain(link);
    if (card) group.ada.delete(card);
    expect(JSON.stringify((await show()).message.components)).not.toContain(link);
  });

  it('commands that were changed elsewhere are put back at the next start', async () => {
    const { commands } = group.world.state;
    const puts = () =>
      group.world.requests.filter(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
    const before = puts().length;
    const count = commands.size;
    await group.stage.restart();
    expect(puts()).toHaveLength(before);
    await group.stage.restart(() => commands.clear());
    expect(puts()).toHaveLength(before + 1);
    expect(commands.size).toBe(count);
    await group.stage.restart(() => {
      for (const command of commands.values()) Object.assign(command, { description: 'Something else' });
    });
    expect(puts()).toHaveLength(before + 2);
    await group.stage.restart();
    expect(puts()).toHaveLength(before + 2);
  });

  it('a reaction is taken off in the spelling in which it was put on', async () => {
    const channel = await subscribed('papers');
    await group.ada.slash('/votes setup', { emoji: '❤️', against: true });
    await closeToday();
    await round(CLOSED);
    channel.allow(group.guild.botRole, 'ManageMessages');
    const [, card] = channel.messages();
    if (!card) throw new Error('no card');
    group.mina.react(card, '❤️');
    await group.stage.bot.votesCounted();
    group.mina.react(card, '👎');
    await group.world.until(() => card.reactions('❤️') === 1);
    expect(card.reactions('👎')).toBe(2);
  });
});
