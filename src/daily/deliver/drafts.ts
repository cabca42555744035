// The messages of a delivery before they are sent, in each layout; a preview shows the very same.
import { roleMention } from 'discord.js';
import { card } from '../../discord/views/card.ts';
import {
  header,
  LISTED,
  type ListedEntry,
  olderLine,
  paperList,
} from '../../discord/views/digest-messages.ts';
import type { Payload } from '../../discord/views/payload.ts';
import { plainCard } from '../../discord/views/plain-card.ts';
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import { partKey, shownBy } from '../../model/delivery.ts';
import type { Plan } from '../../model/subscription.ts';

export interface Draft {
  /** 0 is the header, then the cards by their place in the digest, then lists from FIRST_LIST on. */
  readonly part: number;
  /** A forum has no room for messages outside posts. */
  readonly place: 'channel' | 'thread' | 'forum';
  readonly paperId: string | null;
  /** Which summary a card shows. */
  readonly shows: string | null;
  /** The name of a forum post, and of the thread that a header begins. */
  readonly name: string;
  /** What a forum's tags are compared with. */
  readonly keywords: readonly string[];
  /** Whether the bot puts the first vote on it. */
  readonly seeded: boolean;
  readonly payload: Payload;
  /** What is sent of a card where Discord refuses its usual form. */
  readonly plain: Payload | null;
}

/** Of a message that is about no single paper. */
export const NO_PAPER = { paperId: null, shows: null, keywords: [], seeded: false, plain: null } as const;

const FIRST_LIST = 1000;

/** What a delivery posts: the papers that the plan wants, best first, and whatever else belongs to it. */
export interface Posting {
  readonly date: Day;
  readonly listed: readonly ListedEntry[];
  /** Older digests that the header links to. */
  readonly older: readonly Day[];
  /** The delivery's. */
  readonly key: string;
  /** What members vote for a paper with. */
  readonly emoji: string;
  /** By paper. */
  readonly keywords: ReadonlyMap<string, readonly string[]>;
}

export function draftMessages(posting: Posting, plan: Plan, say: Speech): Draft[] {
  switch (plan.layout) {
    case 'cards':
      return [headerDraft(posting, plan, say), ...cardDrafts(posting, plan, { place: 'channel', say })];
    case 'thread':
      return [headerDraft(posting, plan, say), ...cardDrafts(posting, plan, { place: 'thread', say })];
    case 'forum':
      return withNews(cardDrafts(posting, plan, { place: 'forum', say }), posting, plan, say);
    case 'compact':
      return compactDrafts(posting, plan, say);
  }
}

function headerDraft({ date, listed, older, emoji, key }: Posting, plan: Plan, say: Speech): Draft {
  const facts = {
    date,
    papers: listed.length,
    cards: plan.layout === 'compact' ? 0 : Math.min(plan.cards, listed.length),
    older,
    emoji,
    mention: plan.mention,
    key: partKey(key, 0),
  };
  const name = say('header.title', { date: longDate(say.language, date) });
  const payload = header(facts, say);
  return { ...NO_PAPER, part: 0, place: 'channel', name, payload };
}

/** A forum has no header: its first post mentions the role and links to what is older. */
function withNews(drafts: readonly Draft[], { older }: Posting, { mention }: Plan, say: Speech): Draft[] {
  const [first, ...others] = drafts;
  if (!first) return [];
  const content = [mention && roleMention(mention), older.length > 0 && olderLine(older, say)]
    .filter(Boolean)
    .join('\n');
  if (content === '') return [...drafts];
  const withContent = (payload: Payload): Payload => ({
    ...payload,
    content: [content, payload.content].filter(Boolean).join('\n'),
    pings: mention ? [mention] : [],
  });
  const plain = first.plain && withContent(first.plain);
  return [{ ...first, payload: withContent(first.payload), plain }, ...others];
}

interface Placing {
  readonly place: Draft['place'];
  readonly say: Speech;
}

function cardDrafts(posting: Posting, plan: Plan, { place, say }: Placing): Draft[] {
  const { date, listed, key, keywords } = posting;
  const cards = listed.slice(0, plan.cards).map(({ entry, rank }): Draft => {
    const at = { date, rank, key: partKey(key, rank) };
    return {
      part: rank,
      place,
      paperId: entry.id,
      shows: shownBy(entry.summary),
      name: entry.title,
      keywords: keywords.get(entry.id) ?? [],
      seeded: true,
      payload: card(entry, at, say),
      plain: plainCard(entry, at, say),
    };
  });
  return [...cards, ...listDrafts(posting, listed.slice(plan.cards), { place, say })];
}

/** The papers without a card, in as few lists as hold them. */
function listDrafts(
  { date, key }: Posting,
  listed: readonly ListedEntry[],
  { place, say }: Placing,
): Draft[] {
  const title = say('list.others', { date });
  return chunks(listed, LISTED).map((chunk, nth): Draft => {
    const part = FIRST_LIST + nth;
    const payload = paperList(chunk, { title, key: partKey(key, part) }, say);
    return { ...NO_PAPER, part, place, name: title, payload };
  });
}

/** One message where the papers fit into one, else two or more; the first has the header's words too. */
function compactDrafts(posting: Posting, plan: Plan, say: Speech): Draft[] {
  const first = headerDraft(posting, plan, say);
  return chunks(posting.listed, LISTED).map((chunk, nth): Draft => {
    if (nth > 0) {
      const part = FIRST_LIST + nth;
      const title = say('list.others', { date: posting.date });
      return { ...first, part, payload: paperList(chunk, { title, key: partKey(posting.key, part) }, say) };
    }
    const lead = first.payload.embeds?.[0]?.description;
    const facts = { title: first.name, key: partKey(posting.key, 0), ...(lead && { lead }) };
    return { ...first, payload: joined(first.payload, paperList(chunk, facts, say)) };
  });
}

/** The header with the list's words and menu. */
function joined(head: Payload, list: Payload): Payload {
  return {
    ...head,
    embeds: [{ ...head.embeds?.[0], ...list.embeds?.[0] }],
    components: [...(list.components ?? []), ...(head.components ?? [])],
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, nth) => items.slice(nth * size, (nth + 1) * size));
}
