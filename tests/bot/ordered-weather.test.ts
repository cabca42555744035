// The weather that the playground's page offers, ordered as the page does: it comes, the bot says its sentence or waits, it goes, and the next digest comes.
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Order } from '../../src/playground/page/weather-panel.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay, PAPERS } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const CLOSED = NOON + MINUTE;

const MESSAGES = 'POST /channels/:channel/messages';
const TODAY = ['Daily Papers · Wednesday, January 24, 2024', ...PAPERS.map(({ title }) => title)];
const CLOUDS = listed('2403.00009', { title: 'Clouds that Count', aiSummary: 'Clouds are counted.' });
const TOMORROW = ['Daily Papers · Thursday, January 25, 2024', CLOUDS.title];

const group = readingGroup({ digests: [], channel: 'lounge', pages: true });

/** What a press in the drawer sends. */
async function order(asked: Order): Promise<void> {
  const response = await fetch(`${group.stage.playground.url}/page/host`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  expect([response.status, await response.json()]).toEqual([200, {}]);
}

const calm = () => order({ do: 'calm' });
const list = async () => (await group.ada.slash('/digest list')).transcript();
const rounds = async (from: number, count: number) => {
  for (let nth = 0; nth < count; nth++) await group.round(from + nth * MINUTE);
};

async function subscribed(name: string, layout = 'cards', type?: 'forum'): Promise<Channel> {
  const channel = group.guild.channel(name, type ? { type } : {});
  await setUp(group.ada, channel, { language: 'en', layout });
  return channel;
}

const closeToday = () => closeDay(group.stage, '2024-01-24', PAPERS, CLOSED);

const titles = (channel: Channel) =>
  channel
    .messages()
    .map(({ embed, content }) => embed?.title ?? content)
    .filter((title) => [...TODAY, ...TOMORROW].includes(title));

const posts = (forum: Channel) => forum.threads().map(({ name }) => name);

async function nextDigestComes(read: () => string[], before: readonly string[]): Promise<void> {
  await closeDay(group.stage, '2024-01-25', [CLOUDS], CLOSED + DAY);
  await rounds(CLOSED + DAY, 2);
  expect(read().toSorted()).toEqual([...before, ...TOMORROW].toSorted());
  expect(await list()).toContain('Next post');
}

/** Until the bot has heard of it. */
const isToldOf = (sentence: string) => group.world.until(async () => (await list()).includes(sentence));

describe('requests', () => {
  it.each([
    ['get a page with 403', { kind: 'page', on: MESSAGES }],
    ['fail', { kind: 'fail', on: MESSAGES }],
    ['are refused with 40333', { kind: 'cloudflare', on: MESSAGES }],
    [
      'that add first votes get a page',
      { kind: 'page', on: 'PUT /channels/:channel/messages/:message/reactions/:emoji/@me' },
    ],
  ] as const)('%s: the bot waits, and promises what it keeps', async (_, trouble) => {
    const channel = await subscribed('papers');
    await order({ do: 'trouble', times: null, ...trouble });
    await closeToday();
    await rounds(CLOSED, 3);
    expect(await list()).toContain('Next post');
    expect(titles(channel).length).toBeLessThan(TODAY.length);
    await calm();
    await rounds(CLOSED + 3 * MINUTE, 2);
    expect(titles(channel)).toEqual(TODAY);
    expect(channel.messages().map((card) => card.reactions('👍'))).toEqual([0, 1, 1, 1]);
    await nextDigestComes(() => titles(channel), TODAY);
  });

  it('get the page 1015: next to nothing is asked, and all is there five minutes after', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'trouble', kind: 'blocked', on: '*', times: null });
    await closeToday();
    const asked = group.world.requests.length;
    await rounds(CLOSED, 40);
    expect(group.world.requests.length - asked).toBeLessThan(30);
    expect(titles(channel)).toEqual([]);
    await calm();
    await rounds(CLOSED + 40 * MINUTE, 5);
    expect(titles(channel)).toEqual(TODAY);
    await nextDigestComes(() => titles(channel), TODAY);
  });

  it('get a 401 now and then: nobody notices', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'trouble', kind: 'unauthorised', on: '*', times: null });
    await closeToday();
    await rounds(CLOSED, 4);
    expect(titles(channel)).toEqual(TODAY);
    expect(await list()).toContain('Next post');
    await calm();
    await nextDigestComes(() => titles(channel), TODAY);
  });

  it('that register the commands fail: digests come without them, and they come later', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'wipe-commands' });
    await order({ do: 'trouble', kind: 'fail', on: 'PUT /applications/:application/commands', times: null });
    await group.stage.restart();
    await closeToday();
    await rounds(CLOSED, 2);
    expect(titles(channel)).toEqual(TODAY);
    await calm();
    await rounds(CLOSED + 2 * MINUTE, 4);
    expect(await list()).toContain('Next post');
    await nextDigestComes(() => titles(channel), TODAY);
  });
});

describe('an admin', () => {
  it('times the bot out, and lets it speak again', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'time-out', guild: group.guild.id, minutes: 60 });
    await isToldOf('a moderator put me in a timeout');
    expect(await list()).not.toContain('Next post');
    await closeToday();
    await rounds(CLOSED, 3);
    expect(titles(channel)).toEqual([]);
    await order({ do: 'time-out', guild: group.guild.id, minutes: 0 });
    await isToldOf('Next post');
    await rounds(CLOSED + 3 * MINUTE, 2);
    expect(titles(channel)).toEqual(TODAY);
    await nextDigestComes(() => titles(channel), TODAY);
  });

  it('locks a thread that gets papers, and unlocks it', async () => {
    await subscribed('papers', 'thread');
    await closeToday();
    await rounds(CLOSED, 1);
    const [thread] = group.world
      .guilds()
      .flatMap((guild) => guild.channels().flatMap((each) => each.threads()));
    if (!thread) throw new Error('no thread');
    await setUp(group.ada, thread, { language: 'ko', layout: 'compact' });
    const before = thread.messages().length;
    await order({ do: 'lock', channel: thread.id, on: true });
    await isToldOf('the thread is locked');
    await closeDay(group.stage, '2024-01-25', [CLOUDS], CLOSED + DAY);
    await rounds(CLOSED + DAY, 2);
    expect(thread.messages()).toHaveLength(before);
    await order({ do: 'lock', channel: thread.id, on: false });
    await group.world.until(async () => !(await list()).includes('the thread is locked'));
    await rounds(CLOSED + DAY + 2 * MINUTE, 2);
    expect(thread.messages()).toHaveLength(before + 1);
    expect(thread.last?.transcript()).toContain('Clouds that Count');
  });

  it('has no room for posts, and closes one', async () => {
    const forum = await subscribed('posts', 'forum', 'forum');
    const other = await subscribed('others', 'forum', 'forum');
    await closeDay(group.stage, '2024-01-23', [CLOUDS], CLOSED);
    await rounds(CLOSED, 1);
    const [old] = other.threads();
    const held = posts(forum);
    await order({ do: 'fill-threads', guild: group.guild.id, on: true });
    await closeDay(group.stage, '2024-01-24', PAPERS, CLOSED + HOUR);
    await rounds(CLOSED + HOUR, 2);
    expect(await list()).toContain('as many active posts as Discord allows');
    expect(await list()).not.toContain('Next post');
    expect(posts(forum)).toEqual(held);
    await order({ do: 'fill-threads', guild: group.guild.id, on: false });
    old?.archive();
    await group.world.until(async () => {
      const rows = await group.stage.store.selectFrom('subscriptions').select('try_at').execute();
      return rows.every(({ try_at: tryAt }) => tryAt === 0);
    });
    await rounds(CLOSED + HOUR + 2 * MINUTE, 2);
    expect(posts(forum).toSorted()).toEqual([...held, ...TODAY].toSorted());
    expect(await list()).toContain('Next post');
  });

  it('wants a tag on every post, and makes one', async () => {
    const forum = await subscribed('posts', 'forum', 'forum');
    await order({ do: 'require-tag', channel: forum.id, on: true });
    await isToldOf('the forum wants a tag on every post');
    await closeToday();
    await rounds(CLOSED, 2);
    expect(posts(forum)).toEqual([]);
    await order({ do: 'tag', channel: forum.id, name: 'papers' });
    await isToldOf('Next post');
    await rounds(CLOSED + 2 * MINUTE, 2);
    expect(posts(forum).toSorted()).toEqual(TODAY.toSorted());
    await nextDigestComes(() => posts(forum), TODAY);
  });

  it('makes the channel slow, and fast again', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'slow-mode', channel: channel.id, seconds: 3600 });
    await closeToday();
    await rounds(CLOSED, 3);
    expect(titles(channel)).toEqual(TODAY.slice(0, 1));
    expect(await list()).toContain('allow me **Bypass Slowmode**, or shorten it');
    expect(await list()).not.toContain('Next post');
    await rounds(CLOSED + HOUR, 2);
    expect(titles(channel).length).toBeLessThan(TODAY.length);
    await order({ do: 'slow-mode', channel: channel.id, seconds: 0 });
    await group.world.until(async () => {
      const rows = await group.stage.store.selectFrom('subscriptions').select('try_at').execute();
      return rows.every(({ try_at: tryAt }) => tryAt === 0);
    });
    await rounds(CLOSED + HOUR + 2 * MINUTE, 2);
    expect(titles(channel)).toEqual(TODAY);
    await nextDigestComes(() => titles(channel), TODAY);
  });

  it('has AutoMod block a word of one card: the others come; of all: the channel waits', async () => {
    const channel = await subscribed('papers');
    await order({ do: 'block-words', words: 'Stones that Listen' });
    await closeToday();
    await rounds(CLOSED, 2);
    expect(titles(channel)).toContain('Rivers of Data');
    for (const words of ['Thursday', 'Clouds']) await order({ do: 'block-words', words });
    await closeDay(group.stage, '2024-01-25', [CLOUDS], CLOSED + DAY);
    await rounds(CLOSED + DAY, 2);
    expect(await list()).toContain('AutoMod');
    expect(await list()).not.toContain('Next post');
    await calm();
    await rounds(CLOSED + DAY + HOUR, 2);
    expect(titles(channel)).toContain('Clouds that Count');
    expect(await list()).toContain('Next post');
  });

  it('takes Embed Links away and gives it back', async () => {
    const channel = await subscribed('papers');
    const permit = (granted: boolean) =>
      order({ do: 'permission', channel: channel.id, name: 'EmbedLinks', granted });
    await permit(false);
    await isToldOf('**Embed Links**');
    await closeToday();
    await rounds(CLOSED, 2);
    expect(titles(channel)).toEqual([]);
    await permit(true);
    await isToldOf('Next post');
    await rounds(CLOSED + 2 * MINUTE, 2);
    expect(titles(channel)).toEqual(TODAY);
    await nextDigestComes(() => titles(channel), TODAY);
  });
});

it('commands that somebody wiped are there again within an hour', async () => {
  await subscribed('papers');
  await order({ do: 'wipe-commands' });
  await group.round(NOON + 59 * MINUTE);
  await expect(group.ada.slash('/digest list')).rejects.toThrow();
  await group.round(NOON + 60 * MINUTE);
  expect(await list()).toContain('Next post');
});

it('commands that somebody wiped are there again after the next start', async () => {
  const channel = await subscribed('papers');
  await order({ do: 'wipe-commands' });
  await expect(group.ada.slash('/digest list')).rejects.toThrow();
  await group.stage.restart();
  expect(await list()).toContain('Next post');
  await closeToday();
  await rounds(CLOSED, 2);
  expect(titles(channel)).toEqual(TODAY);
});
