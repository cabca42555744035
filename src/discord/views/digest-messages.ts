// The messages around the cards of a digest: its header, the list of the papers that get no card, and the compact form.
import { roleMention } from 'discord.js';
import { longDate, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import type { Entry } from '../../model/digest.ts';
import { arxivUrl } from '../../model/paper.ts';
import { truncate } from '../../model/text.ts';
import { shownEmoji } from '../../model/vote.ts';
import { escapeText, link } from './escape.ts';
import { openMenu } from './open-menu.ts';
import { action, buttonId, COLOUR, LIMIT, type Payload, row } from './payload.ts';

/** A select holds this many papers (Discord), and so does a list. */
export const LISTED = 25;

const MOST_LINKED = 10;

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

/** Links to digests that are too old to be posted, the newest of them where there are many: a forum has room for 2,000 characters. */
export function olderLine(older: readonly Day[], say: Speech): string {
  const links = older.slice(-MOST_LINKED).map((day) => `[${day}](${dayUrl(day)})`);
  return say('header.older', { links: [...(older.length > MOST_LINKED ? ['…'] : []), ...links].join(', ') });
}

/** A paper in a list, with its place in the digest from 1. */
export interface ListedEntry {
  readonly entry: Entry;
  readonly rank: number;
}

export interface ListFacts {
  readonly title: string;
  readonly key: string;
  /** Words above the list. */
  readonly lead?: string;
}

/** A list of papers with a menu that opens one of them; at most LISTED. */
export function paperList(
  listed: readonly ListedEntry[],
  { title, key, lead }: ListFacts,
  say: Speech,
): Payload {
  const above = lead === undefined ? '' : `${lead}\n\n`;
  const description = above + listLines(listed, LIMIT.description - above.length);
  return {
    embeds: [{ color: COLOUR, title: truncate(title, LIMIT.title), description }],
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

/** A paper in a list: at best with the gist of its summary, else without, else with a part of its title. */
function listForms({ entry, rank }: ListedEntry): [best: string, ...string[]] {
  const { id, title, upvotes, summary } = entry;
  const votes = upvotes === null ? '' : ` · ▲ ${upvotes}`;
  const line = (max: number) => `**${rank}.** ${link(truncate(title, max), arxivUrl(id))}${votes}`;
  const gist = summary.tldr ?? summary.bullets[0]?.text;
  const below = gist ? `\n> ${escapeText(truncate(gist, 120))}` : '';
  return [line(120) + below, line(120), line(60)];
}

/** As much of each paper as there is room for; the last ones give way first, in the end to the menu alone. */
function listLines(listed: readonly ListedEntry[], room: number): string {
  const forms = listed.map(listForms);
  const items = forms.map(([best]) => best);
  const isTooLong = () => spaced(items).length > room;
  for (const form of [1, 2])
    for (let last = items.length - 1; last >= 0 && isTooLong(); last--)
      items[last] = forms[last]?.[form] ?? '';
  while (isTooLong()) items.splice(items.at(-1) === '…' ? -2 : -1, 2, '…');
  return spaced(items);
}

/** A blank line parts the papers: titles and gists fill several lines each, on phones above all. */
function spaced(items: readonly string[]): string {
  return items.join('\n\n');
}

function dayUrl(date: Day): string {
  return `https://huggingface.co/papers/date/${date}`;
}
