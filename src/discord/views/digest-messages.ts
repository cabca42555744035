// The header of a digest: the day at a glance, every paper in a line, with menus that open one.
import { messageLink, roleMention } from 'discord.js';
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import type { Entry } from '../../model/digest.ts';
import { arxivUrl } from '../../model/paper.ts';
import { cutToColumns, firstSentences } from '../../model/sentences.ts';
import type { Voting } from '../../model/subscription.ts';
import { shownEmoji } from '../../model/vote-emoji.ts';
import { upvoteFacts } from './count-text.ts';
import { escapeText, link } from './escape.ts';
import { openMenu } from './open-menu.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from './payload.ts';

const MOST_LINKED = 10;

/** Stands behind papers that the server's taste puts among the first, where the upvotes don't. */
const TASTE = '✨';

/** Fewer papers than this have their gists below them, in so many columns. */
const WITHOUT_GIST = 6;
const LONGEST_GIST = 110;

/**
 * How long a title may be: up to `most` characters above its gist, up to `alone` where papers have a line each, which is
 * one at a desk and two on a phone. Where there is no room for that, all are shortened alike, but not below the least.
 */
const TITLE = { most: 160, alone: 58, least: 12 } as const;

/** Of the 6,000 characters of a message's embeds, what the lines of papers may take: the title and the words above need the rest. */
const ROOM = 5_200;

/** So many papers have lines; there are seldom more. Menus, of which a message has room for four, hold them too. */
const MOST_LINES = 50;
const MOST_MENUS = 4;

/** A paper in a digest, with its place from 1. */
export interface ListedEntry {
  readonly entry: Entry;
  readonly rank: number;
  /** Whether the server's taste puts it among the first, where the upvotes don't. */
  readonly isTaste?: boolean;
}

/** Where a card stands. */
export interface CardLink {
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
}

export interface HeaderFacts {
  readonly date: Day;
  /** Best first. */
  readonly listed: readonly ListedEntry[];
  /** Whether they are in the order of the server's taste rather than that of the upvotes. */
  readonly isByTaste?: boolean;
  /** How members vote on the cards of papers; null where papers get none. */
  readonly voting: Voting | null;
  /** Older digests that are only linked to. */
  readonly older: readonly Day[];
  /** What members vote with. */
  readonly emoji: string;
  /** A role to mention, or null. */
  readonly mention: string | null;
  /** By which the message is recognised in its channel. */
  readonly key: string;
  /** Where the cards stand by their rank, once they are posted. */
  readonly cards?: ReadonlyMap<number, CardLink>;
}

export function header(facts: HeaderFacts, say: Speech): Payload {
  const { date, mention, listed } = facts;
  const title = say('header.title', { date: longDate(say.language, date) });
  const above = [
    leadOf(facts, say),
    ...(listed.some(({ isTaste }) => isTaste) ? [say('header.taste', { mark: TASTE })] : []),
    ...(facts.older.length > 0 ? [olderLine(facts.older, say)] : []),
  ];
  const shown = listed.slice(0, MOST_LINES);
  const more = listed.length - shown.length;
  const lines = [
    ...fittingLines(shown, facts.cards ?? new Map()),
    ...(more > 0 ? [say('header.more', { count: more, link: dayUrl(date) })] : []),
  ];
  const [first = '', ...others] = inDescriptions([...above, '', ...lines]);
  return {
    ...(mention && { content: roleMention(mention), pings: [mention] }),
    embeds: [
      { color: COLOUR, title, url: dayUrl(date), description: first },
      ...others.map((description) => ({ color: COLOUR, description })),
    ],
    components: menus(listed.slice(0, MOST_MENUS * LIMIT.choices), facts.key, say),
  };
}

/** The header without the papers' titles, for where one of them is blocked: what the day has is a document then. */
export function plainHeader(facts: HeaderFacts, say: Speech): Payload {
  const { date, key } = facts;
  const { embeds: [first] = [], ...whole } = header({ ...facts, listed: [] }, say);
  const description = leadOf(facts, say);
  const asDocument = action(buttonId('document', date, say.language, key), say('header.document'), {
    emoji: '📄',
  });
  return { ...whole, embeds: [{ ...first, description }], components: [row(asDocument)] };
}

function leadOf({ listed, voting, emoji, isByTaste = false }: HeaderFacts, say: Speech): string {
  const facts = { count: listed.length, vote: shownEmoji(emoji) };
  switch (voting) {
    case 'reactions':
      return say(isByTaste ? 'header.bodyByTaste' : 'header.body', facts);
    case 'buttons':
      return say(isByTaste ? 'header.buttonsByTaste' : 'header.buttons', facts);
    case null:
      return say(isByTaste ? 'header.compactByTaste' : 'header.compact', facts);
  }
}

/** Links to digests that are too old to be posted, the newest of them where there are many. */
function olderLine(older: readonly Day[], say: Speech): string {
  const links = older.slice(-MOST_LINKED).map((day) => `[${day}](${dayUrl(day)})`);
  return say('header.older', { links: [...(older.length > MOST_LINKED ? ['…'] : []), ...links].join(', ') });
}

type Cards = ReadonlyMap<number, CardLink>;

/**
 * All papers alike: with their gists where they are few, and with titles as long as all of them may be. Links to cards
 * give way where even the shortest titles leave them no room: the cards stand right below.
 */
function fittingLines(listed: readonly ListedEntry[], cards: Cards): string[] {
  const lines = (longest: number, isLong: boolean) =>
    listed.map((each) => paperLine(each, cards.get(each.rank), { longest, isLong }));
  const isFitting = (all: readonly string[]) => all.join('\n').length <= ROOM;
  const long = lines(TITLE.most, true);
  if (listed.length < WITHOUT_GIST && isFitting(long)) return long;
  let longest: number = TITLE.alone;
  while (longest > TITLE.least && !isFitting(lines(longest, false))) longest--;
  const short = lines(longest, false);
  return cards.size === 0 || isFitting(short) ? short : fittingLines(listed, new Map());
}

interface LineForm {
  /** Of the title, in characters. */
  readonly longest: number;
  readonly isLong: boolean;
}

function paperLine(
  { entry, rank, isTaste }: ListedEntry,
  at: CardLink | undefined,
  { longest, isLong }: LineForm,
): string {
  const { id, title, upvotes, summary } = entry;
  const place = at ? `[**${rank}**](${messageLink(at.channelId, at.messageId, at.guildId)})` : `**${rank}**`;
  const facts = [...upvoteFacts(upvotes), ...(isTaste ? [TASTE] : [])];
  const line = [place, link(cutToColumns(title, longest), arxivUrl(id)), ...facts].join(' ');
  const gist = isLong ? (summary.tldr ?? summary.bullets[0]?.text) : undefined;
  return gist ? `${line}\n-# ${escapeText(firstSentences(gist, LONGEST_GIST))}` : line;
}

/** In as few descriptions as hold the lines; none is longer than Discord takes. */
function inDescriptions(lines: readonly string[]): string[] {
  const descriptions: string[] = [];
  let current = '';
  for (const line of lines) {
    if (current !== '' && current.length + 1 + line.length > LIMIT.description) {
      descriptions.push(current);
      current = line;
    } else current = current === '' ? line : `${current}\n${line}`;
  }
  return [...descriptions, current];
}

function menus(listed: readonly ListedEntry[], key: string, say: Speech): NonNullable<Payload['components']> {
  const count = Math.ceil(listed.length / LIMIT.choices);
  return Array.from({ length: count }, (_, nth) => {
    const papers = listed.slice(nth * LIMIT.choices, (nth + 1) * LIMIT.choices);
    const name = nth === 0 ? key : `${nth}:${key}`;
    return row(
      openMenu(
        papers.map(({ entry, rank }) => ({ ...entry, rank })),
        name,
        say,
        { isOneOf: count > 1 },
      ),
    );
  });
}

function dayUrl(date: Day): string {
  return `https://huggingface.co/papers/date/${date}`;
}
