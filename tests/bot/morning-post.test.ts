// The morning post as a whole: what it costs in requests, and that each line of its header leads to the card, whatever happened on the way.
import { beforeEach, describe, expect, it } from 'vitest';
import { jumpsOf } from '../../bench/posted.ts';
import { LAYOUTS, type Layout, VOTINGS, type Voting } from '../../src/model/subscription.ts';
import type { Channel } from '../../src/playground/actors/channel.ts';
import type { Message } from '../../src/playground/actors/message.ts';
import { listed } from '../daily/fixture.ts';
import { closeDay } from './digests.ts';
import { readingGroup } from './reading-group.ts';
import { NOON, setUp } from './stage.ts';

const MINUTE = 60_000;
const CLOSED = NOON + MINUTE;

const EDIT = 'PATCH /channels/:channel/messages/:message';

/** A day as it commonly is. */
const TWENTY = Array.from({ length: 20 }, (_, nth) =>
  listed(`2403.000${10 + nth}`, {
    title: `Paper ${nth + 1}`,
    upvotes: 60 - nth,
    aiSummary: `Gist ${nth + 1}.`,
  }),
);

const group = readingGroup({ digests: [], channel: 'lounge' });

async function subscribed(layout: Layout, voting: Voting = 'reactions'): Promise<Channel> {
  const channel = group.guild.channel('papers', { type: layout === 'forum' ? 'forum' : 'text' });
  await setUp(group.ada, channel, { layout, voting, language: 'en' });
  await closeDay(group.stage, '2024-01-24', TWENTY, CLOSED);
  return channel;
}

/** The header and the cards, wherever the layout puts them. */
function postOf(layout: Layout, channel: Channel): { header: Message; cards: Message[] } {
  const all = [
    ...(layout === 'forum' ? [] : channel.messages()),
    ...channel.threads().flatMap((each) => each.messages()),
  ];
  const header = all.find(({ embed }) => embed?.title?.startsWith('Daily Papers'));
  if (!header) throw new Error('no header');
  return { header, cards: all.filter(({ embed }) => embed?.title?.startsWith('Paper ')) };
}

function expectLinked(layout: Layout, channel: Channel): void {
  const { header, cards } = postOf(layout, channel);
  expect(cards).toHaveLength(5);
  expect(jumpsOf(header)).toEqual(
    new Map(
      cards
        .map((card): [string, string] => [card.embed?.title ?? '', `${card.data.channel_id}/${card.id}`])
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
    ),
  );
}

describe('a day of twenty papers under a new subscription', () => {
  const most = {
    reactions: { cards: 12, thread: 13, forum: 12, compact: 1 },
    buttons: { cards: 7, thread: 8, forum: 7, compact: 1 },
  };
  const each = VOTINGS.flatMap((voting) => LAYOUTS.map((layout) => ({ layout, voting })));

  it.each(each)('as $layout with $voting costs a known number of requests', async ({ layout, voting }) => {
    await subscribed(layout, voting);
    const before = group.world.requests.length;
    await group.round(CLOSED);
    const asked = group.world.requests.slice(before).map(({ method, route }) => `${method} ${route}`);
    expect(asked, asked.join('\n')).toHaveLength(most[voting][layout]);
    await group.round(CLOSED + 20 * MINUTE);
    expect(group.world.requests.slice(before)).toHaveLength(most[voting][layout]);
  });
});

describe.each(LAYOUTS.filter((layout) => layout !== 'compact'))(
  'each line of the header leads to its card, as %s',
  (layout) => {
    let channel: Channel;
    beforeEach(async () => {
      channel = await subscribed(layout);
    });

    it('on a quiet day', async () => {
      await group.round(CLOSED);
      expectLinked(layout, channel);
    });

    it.each(['is not taken', 'is done, and nobody hears of it'])(
      'when the process dies as the edit %s',
      async (how) => {
        if (how === 'is not taken') group.world.weather.fail(EDIT, { times: 50 });
        else group.world.weather.lose(EDIT);
        const dying = group.round(CLOSED);
        await group.world.until(() => group.world.requests.some(({ method }) => method === 'PATCH'));
        await group.stage.bot.abandon();
        group.world.weather.calm();
        await dying;
        await group.stage.restart();
        await group.round(CLOSED + 20 * MINUTE);
        expectLinked(layout, channel);
      },
    );

    it('when the process dies after the first cards', async () => {
      const sent = group.world.until(() =>
        layout === 'forum'
          ? channel.threads().length === 3
          : [channel, ...channel.threads()].flatMap((each) => each.messages()).length === 3,
      );
      const dying = group.round(CLOSED);
      await sent;
      await group.stage.bot.abandon();
      await dying;
      await group.stage.restart();
      await group.round(CLOSED + 20 * MINUTE);
      expectLinked(layout, channel);
    });

    it('when Discord stumbles at the edit for an hour', async () => {
      group.world.weather.fail(EDIT, { times: 50 });
      await group.round(CLOSED);
      expect(jumpsOf(postOf(layout, channel).header).size).toBe(0);
      group.world.weather.calm();
      await group.round(CLOSED + 60 * MINUTE);
      expectLinked(layout, channel);
    });
  },
);
