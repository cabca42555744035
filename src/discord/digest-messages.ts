// The messages around the cards of a digest: its header, the list of the papers that get no card, and the compact form.
import { roleMention } from 'discord.js';
import { longDate, type Speech } from '../locale/texts.ts';
import type { Day } from '../model/day.ts';
import type { Entry } from '../model/digest.ts';
import { arxivUrl } from '../model/paper.ts';
import { truncate } from '../model/text.ts';
import { shownEmoji } from '../model/vote.ts';
import { escapeText, link } from './escape.ts';
import { openMenu } from './open-menu.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from './payload.ts';

/** A select holds this many papers (Discord), and so does a list. */
export const LISTED = 25;

export interface HeaderFacts {
  readonly date: Day;
  readonly papers: number;
  /** How many of them get a card; none where a menu opens them. */
  readonly cards: number;
  /** Older digests that are only linked to. */
  readonly older: readonly Day[];
  /** What members vote with. */
  readonly emoji: string;
  /** A role to mention, or null. */
  readonly mention: string | null;
  /** By which the message is recognised in its channel. */
  readonly key: string;
}

export function header(facts: HeaderFacts, say: Speech): Payload {
  const { date, older, mention, key } = facts;
  const body = bodyOf(facts, say);
  return {
    ...(mention && { content: roleMention(mention), pings: [mention] }),
    embeds: [
      {
        color: COLOUR,
        title: say('header.title', { date: longDate(say.language, date) }),
        url: dayUrl(date),
        description: older.length > 0 ? `${body}\n${olderLine(older, say)}` : body,
      },
    ],
    components: [
      row(action(buttonId('document', date, say.language, key), say('header.document'), { emoji: '📄' })),
    ],
  };
}

function bodyOf({ papers, cards, emoji }: HeaderFacts, say: Speech): string {
  if (cards === 0) return say('header.compact', { count: papers });
  const vote = shownEmoji(emoji);
  if (papers > cards) return say('header.top', { papers, cards, vote });
  return say('header.body', { count: papers, vote });
}

/** Links to digests that are too old to be posted. */
export function olderLine(older: readonly Day[], say: Speech): string {
  const links = older.map((day) => `[${day}](${dayUrl(day)})`).join(', ');
  return say('header.older', { links });
}

/** A paper in a list, with its place in the digest from 1. */
export interface ListedEntry {
  readonly entry: Entry;
  readonly rank: number;
}

export interface ListFacts {
  readonly title: string;
  readonly key: string;
}

/** A list of papers with a menu that opens one of them; at most LISTED. */
export function paperList(listed: readonly ListedEntry[], { title, key }: ListFacts, say: Speech): Payload {
  const lines = listed.map(({ entry, rank }) => listLine(entry, rank));
  return {
    embeds: [{ color: COLOUR, title: truncate(title, LIMIT.title), description: fitLines(lines) }],
    components: [
      row(
        openMenu(
          listed.map(({ entry, rank }) => ({ ...entry, rank })),
          key,
          say,
        ),
      ),
    ],
  };
}

function listLine({ id, title, upvotes, summary }: Entry, rank: number): string {
  const votes = upvotes === null ? '' : ` · ▲ ${upvotes}`;
  const gist = summary.tldr ?? summary.bullets[0]?.text;
  return `**${rank}.** ${link(truncate(title, 120), arxivUrl(id))}${votes}${gist ? `\n> ${escapeText(truncate(gist, 120))}` : ''}`;
}

/** As many lines as fit; without their second lines where that is needed. */
function fitLines(lines: readonly string[]): string {
  const whole = lines.join('\n');
  if (whole.length <= LIMIT.description) return whole;
  const short = lines.map((line) => line.split('\n')[0] ?? '').join('\n');
  return short.length <= LIMIT.description ? short : truncate(short, LIMIT.description);
}

function dayUrl(date: Day): string {
  return `https://huggingface.co/papers/date/${date}`;
}
