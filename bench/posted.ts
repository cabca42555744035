// What stands in a channel of a digest, counted: for benchmarks that look for what is there twice or not at all.
import type { Db } from '../src/database/schema.ts';
import { loadTexts, longDate, type TextLanguage } from '../src/locale/texts.ts';
import type { Day } from '../src/model/day.ts';
import type { Layout } from '../src/model/subscription.ts';
import type { Channel } from '../src/playground/actors/channel.ts';
import type { Message } from '../src/playground/actors/message.ts';

export interface Place {
  readonly layout: Layout;
  readonly channel: Channel;
}

const texts = loadTexts();

/** The titles that a place should have exactly once each; `cards`: the titles of those that get a card. */
export function expected(
  { layout }: Pick<Place, 'layout'>,
  date: Day,
  cards: readonly string[],
  language: TextLanguage = 'en',
) {
  const header = texts(language)('header.title', { date: longDate(language, date) });
  if (layout === 'compact') return { others: [header], cards: [] as readonly string[] };
  return { others: [header], cards };
}

interface Found {
  readonly title: string;
  readonly isCard: boolean;
  readonly times: number;
  readonly votes: number;
}

/** How often each title stands in the channel and its threads; threads count by their first votes and names too. */
export function countPosts(
  { layout, channel }: Place,
  { others, cards }: ReturnType<typeof expected>,
): Found[] {
  const threads = channel.threads();
  const messages = [channel, ...threads].flatMap((each) =>
    each === channel && layout === 'forum' ? [] : each.messages(),
  );
  const titled = (title: string) => messages.filter(({ embed }: Message) => embed?.title === title);
  const count =
    (isCard: boolean) =>
    (title: string): Found => {
      const found = titled(title);
      return { title, isCard, times: found.length, votes: found[0]?.reactions('👍') ?? 0 };
    };
  const posts = [...others.map(count(false)), ...cards.map(count(true))];
  if (layout !== 'thread') return posts;
  const begun = threads.filter(({ name }) => name === others[0]);
  return [...posts, { title: 'its thread', isCard: false, times: begun.length, votes: 0 }];
}

/** Where the lines of a header lead, by the paper's title: `channel/message`. */
export function jumpsOf({ data: { embeds } }: Message): Map<string, string> {
  const text = embeds.map(({ description = '' }) => description).join('\n');
  const lines = text.matchAll(/\]\(https:\/\/discord\.com\/channels\/\d+\/(\d+)\/(\d+)\) \[([^\]]+)\]/g);
  return new Map([...lines].map(([, channel, message, title]) => [title ?? '', `${channel}/${message}`]));
}

/** Whether the header leads to each of the cards, and to nothing else. */
export function isComplete(
  { layout, channel }: Place,
  { others, cards }: ReturnType<typeof expected>,
): boolean {
  const all = [
    ...(layout === 'forum' ? [] : channel.messages()),
    ...channel.threads().flatMap((each) => each.messages()),
  ];
  const header = all.find(({ embed }) => embed?.title === others[0]);
  const jumps = header ? jumpsOf(header) : new Map<string, string>();
  const isLinked = (title: string) =>
    all.some(
      ({ embed, id, data }) => embed?.title === title && jumps.get(title) === `${data.channel_id}/${id}`,
    );
  return jumps.size === cards.length && cards.every(isLinked);
}

/** How many messages the ledger holds that were sent. */
export async function countSent(store: Db): Promise<number> {
  const sent = store.selectFrom('posts').where('message_id', 'is not', null);
  const { count } = await sent
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
