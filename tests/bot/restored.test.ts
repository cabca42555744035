// An older copy of the database beside channels that went on: nothing is posted again, nothing is missing, and every vote counts.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { jumpsOf } from '../../bench/posted.ts';
import { LAYOUTS, type Layout } from '../../src/model/subscription.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import { tallyVotes } from '../../src/store/votes.ts';
import { runIn } from '../cli/terminal.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
const env = { DATABASE_URL: `file:${join(folder, 'paperboy.db')}` };
afterAll(() => rmSync(folder, { recursive: true }));
// After the bot has closed them: hooks are run from the last to the first.
afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

const group = readingGroup({ digests: [], channel: 'lounge', database: env.DATABASE_URL });

/** Six papers, of which five get a card; `shift` says which ranks first. */
function papersOf(nth: number, shift = 0) {
  const papers = Array.from({ length: 6 }, (_, at) =>
    listed(`2403.0${nth}00${at}`, { title: `Paper ${nth}.${at}` }),
  );
  return [...papers.slice(shift), ...papers.slice(0, shift)];
}

/** What stands in a channel and its threads. */
function messagesIn(channel: Channel, layout: Layout): Message[] {
  const own = layout === 'forum' ? [] : channel.messages();
  return [...own, ...channel.threads().flatMap((each) => each.messages())];
}

const titlesIn = (channel: Channel, layout: Layout) =>
  messagesIn(channel, layout)
    .map(({ embed }) => embed?.title ?? '')
    .filter((title) => title !== '')
    .sort();

/** A channel of each layout is set up. */
async function channels(): Promise<Map<Layout, Channel>> {
  const made = new Map<Layout, Channel>();
  for (const layout of LAYOUTS) {
    const channel = group.guild.channel(`papers-${layout}`, { type: layout === 'forum' ? 'forum' : 'text' });
    await setUp(group.ada, channel, { layout, language: 'en' });
    made.set(layout, channel);
  }
  return made;
}

const backUp = async (name: string) =>
  expect(await runIn(folder, ['backup', name], { env })).toMatchObject({ status: 0 });

const restore = (name: string) =>
  group.stage.reopen(async () =>
    expect(await runIn(folder, ['restore', name], { env })).toMatchObject({ status: 0, err: '' }),
  );

const votesFor = async (id: string) =>
  (await tallyVotes(group.stage.store, group.guild.id, [id])).get(id)?.up ?? 0;

describe('a backup that was taken in the middle of a delivery', () => {
  it('is restored beside channels that went on: 0 twice, 0 missing, votes right', async () => {
    const made = await channels();
    await closeDay(group.stage, '2024-01-24', papersOf(1), NOON + MINUTE);
    const before = group.world.requests.length;
    const posting = group.round(NOON + MINUTE);
    const posts = () =>
      group.world.requests
        .slice(before)
        .filter(({ method, route }) => method === 'POST' && /messages|threads/.test(route));
    while (posts().length < 8) await wait(1);
    await backUp('middle.db');
    await posting;
    const whole = new Map([...made].map(([layout, channel]) => [layout, titlesIn(channel, layout)]));
    const cards = messagesIn(made.get('cards') as Channel, 'cards');
    const card = cards.find(({ embed }) => embed?.title === 'Paper 1.4');
    await group.mina.react(card as Message, '👍');
    await group.stage.bot.votesCounted();
    expect(posts().length).toBeGreaterThan(15);

    group.now = NOON + 2 * DAY;
    await restore('middle.db');
    await group.round(group.now);
    for (const [layout, channel] of made)
      expect(titlesIn(channel, layout), layout).toEqual(whole.get(layout));
    await group.stage.bot.votesCounted();
    expect(await votesFor('2403.01004')).toBe(1);
  });
});

describe('a backup of days ago', () => {
  it('posts nothing again of days that are closed anew in another order, and counts their votes', async () => {
    const made = await channels();
    await backUp('old.db');
    const days = [24, 25, 26];
    for (const [nth, date] of days.entries()) {
      const closed = NOON + MINUTE + nth * DAY;
      await closeDay(group.stage, `2024-01-${date}`, papersOf(nth + 1), closed);
      await group.round(closed);
    }
    const whole = new Map([...made].map(([layout, channel]) => [layout, titlesIn(channel, layout)]));
    const cards = made.get('cards') as Channel;
    const oldest = cards.messages().find(({ embed }) => embed?.title === 'Paper 1.3');
    const newest = cards.messages().find(({ embed }) => embed?.title === 'Paper 3.3');
    await group.mina.react(oldest as Message, '👍');
    await group.mina.react(newest as Message, '👍');

    group.now = NOON + 6 * DAY;
    await restore('old.db');
    for (const [nth, date] of days.entries())
      await closeDay(group.stage, `2024-01-${date}`, papersOf(nth + 1, 2), group.now);
    await group.round(group.now);
    for (const [layout, channel] of made)
      expect(titlesIn(channel, layout), layout).toEqual(whole.get(layout));
    for (const [layout, channel] of made) {
      if (layout === 'compact') continue;
      const headers = messagesIn(channel, layout).filter(({ embed }) => embed?.title?.startsWith('Daily'));
      for (const header of headers) expect(jumpsOf(header).size, layout).toBe(5);
    }
    await group.stage.bot.votesCounted();
    expect(await votesFor('2403.01003')).toBe(1);
    expect(await votesFor('2403.03003')).toBe(1);
  });

  it('posts what the channels do not have', async () => {
    const made = await channels();
    await closeDay(group.stage, '2024-01-24', papersOf(1), NOON + MINUTE);
    await backUp('before.db');
    group.now = NOON + 2 * DAY;
    await restore('before.db');
    await group.round(group.now);
    for (const [layout, channel] of made)
      expect(titlesIn(channel, layout), layout).toHaveLength(layout === 'compact' ? 1 : 6);
  });
});
