// A paper as a Discord message, within all of Discord's limits.

import { languageName, type Speech } from '../../locale/texts.ts';
import type { Entry } from '../../model/digest.ts';
import { embeddable } from '../../model/media.ts';
import { arxivUrl, socialThumbnail } from '../../model/paper.ts';
import { firstSentences } from '../../model/sentences.ts';
import type { SummaryLength } from '../../model/subscription.ts';
import type { Bullet, Summary } from '../../model/summary.ts';
import { truncate } from '../../model/text.ts';
import type { CardVotes } from '../../store/vote-buttons/shown.ts';
import { cardButtons } from './card-buttons.ts';
import { upvoteFacts } from './count-text.ts';
import { escapeText, escapeToFit } from './escape.ts';
import { COLOUR, LIMIT, type Payload } from './payload.ts';

/** Discord counts the rest of an embed against the same 6,000 characters; this leaves it room. */
const LONGEST_BODY = 4000;

/** Of a short card: bullets, and how long they and the TL;DR may be in columns; four or five lines of a phone. */
export const GIST = { bullets: 3, bullet: 160, tldr: 200 } as const;

/** One endless bullet must not push out all the others: the part of the room that it may fill. */
const LONGEST_BULLET = 0.45;

export interface CardPlace {
  /** From 1. */
  readonly rank: number;
  /** By which the card's message is recognised in its channel. */
  readonly key: string;
}

/** What the small print tells of a paper besides what its digest says. */
export interface About {
  readonly keywords: readonly string[];
  readonly organization: string | null;
}

/** How a channel wants its cards. */
export interface CardForm {
  readonly summary: SummaryLength;
  readonly discuss: boolean;
  /** What its vote buttons show; null where members vote by reactions. */
  readonly votes: CardVotes | null;
}

const MOST_AUTHORS = 3;
const MOST_KEYWORDS = 3;
const LONGEST_ORGANIZATION = 60;

export function card(
  entry: Entry,
  { rank, key }: CardPlace,
  { about, form, say }: { readonly about: About; readonly form: CardForm; readonly say: Speech },
): Payload {
  const summary = form.summary === 'full' ? summaryText(entry.summary, say) : gistText(entry.summary, say);
  return {
    embeds: [
      {
        color: COLOUR,
        title: escapeToFit(entry.title, LIMIT.title),
        url: arxivUrl(entry.id),
        description: `-# ${byline(entry, about, say)}\n${summary}`,
        image: { url: picture(entry) },
        footer: { text: footer(entry, { rank, about }, say) },
      },
    ],
    components: cardButtons({ ...form, paperId: entry.id, key, isPlain: false }, say),
  };
}

/** At most three authors, how many more there are, and where they are from. */
function byline({ authors }: Entry, { organization }: About, say: Speech): string {
  const names = authors.slice(0, MOST_AUTHORS).join(', ');
  const more = authors.length > MOST_AUTHORS ? ` +${authors.length - MOST_AUTHORS}` : '';
  const from = organization === null ? '' : ` · ${escapeText(truncate(organization, LONGEST_ORGANIZATION))}`;
  return `${escapeToFit(names, LIMIT.author) || say('card.noAuthors')}${more}${from}`;
}

/** Where a paper stands in its digest, and what else is to be said in small print. */
export function footer(
  entry: Entry,
  { rank, about }: { readonly rank: number; readonly about: About },
  say: Speech,
): string {
  const { lateOf, upvotes, summary } = entry;
  const facts = [
    say('card.footer', { rank }),
    ...(lateOf === null ? [] : [say('card.late', { date: lateOf })]),
    ...upvoteFacts(upvotes),
    ...about.keywords.slice(0, MOST_KEYWORDS).map((keyword) => truncate(keyword, 40)),
    ...(summary.by === null ? [] : [say('card.machine', { model: summary.by })]),
  ];
  return facts.join(' · ');
}

/** The gist in bold and three bullets: what one reads in the morning. Without a TL;DR the first bullet is the gist. */
function gistText(summary: Summary, say: Speech): string {
  const { tldr } = summary;
  const points = summary.bullets.filter(({ depth }) => depth === 0);
  const gist = tldr ?? points[0]?.text ?? null;
  const rest = tldr === null ? points.slice(1) : points;
  const short = {
    ...summary,
    tldr: gist && firstSentences(gist, GIST.tldr),
    bullets: rest
      .slice(0, GIST.bullets)
      .map((bullet) => ({ ...bullet, text: firstSentences(bullet.text, GIST.bullet) })),
  };
  return summaryText(short, say);
}

/** A picture that an embed can show: the paper's own, else the one that Hugging Face draws for it. */
function picture({ id, image }: Pick<Entry, 'id' | 'image'>): string {
  const isShown = image !== null && image.length <= LIMIT.picture && embeddable(image);
  return isShown ? image : socialThumbnail(id);
}

/** As many names as fit, and how many more there are. */
export function authorLine(authors: readonly string[], max: number, say: Speech): string {
  if (authors.length === 0) return say('card.noAuthors');
  const all = authors.join(', ');
  if (all.length <= max) return all;
  for (let shown = authors.length - 1; shown > 0; shown--) {
    const names = authors.slice(0, shown).join(', ');
    const line =
      names.length > max ? null : say('card.authorsMore', { names, count: authors.length - shown });
    if (line && line.length <= max) return line;
  }
  return truncate(all, max);
}

/** The summary as Discord's Markdown; one that isn't written in the reader's language says what it is. */
export function summaryText(summary: Summary, say: Speech, room = LONGEST_BODY): string {
  const { kind, language, tldr, bullets } = summary;
  const longest = Math.floor(LONGEST_BULLET * room);
  const lines = [
    ...(tldr ? [`**${escapeToFit(tldr, longest)}**`] : []),
    ...bullets.map((bullet) => bulletLine(bullet, longest)),
  ];
  if (lines.length === 0) return say('card.noSummary');
  const isOwn = language === say.language;
  const foreign = kind !== 'written' || !isOwn;
  const mark = foreign ? [`-# ${markOf(kind, isOwn, languageName(say.language, language), say)}`] : [];
  const body = lines.join('\n');
  if (body.length <= room) return [body, ...mark].join('\n');
  return [...fitLines(lines, room), ...mark].join('\n');
}

/** That a summary isn't a person's goes without its language where that is the reader's own. */
function markOf(kind: Summary['kind'], isOwn: boolean, language: string, say: Speech): string {
  return isOwn && kind !== 'written' ? say(`card.ownMark.${kind}`) : say(`card.mark.${kind}`, { language });
}

function bulletLine({ label, text, depth }: Bullet, longest: number): string {
  const head = label === null ? '' : `**${escapeToFit(label, LIMIT.title)}** `;
  return `${'  '.repeat(depth)}- ${head}${escapeToFit(text, longest)}`;
}

function fitLines(lines: readonly string[], room: number): string[] {
  const fitting: string[] = [];
  let left = room - 2;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    fitting.push(line);
  }
  return [...fitting, '…'];
}
