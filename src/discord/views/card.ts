// A paper as a Discord message, within all of Discord's limits.

import { languageName, type Speech } from '../../locale/texts.ts';
import type { Day } from '../../model/day.ts';
import type { Entry } from '../../model/digest.ts';
import { embeddable } from '../../model/media.ts';
import { arxivUrl, huggingFaceUrl, socialThumbnail } from '../../model/paper.ts';
import type { Bullet, Summary } from '../../model/summary.ts';
import { truncate } from '../../model/text.ts';
import { escapeToFit } from './escape.ts';
import { action, buttonId, COLOUR, foreignLink, LIMIT, linkButton, type Payload, row } from './payload.ts';

/** Discord counts the rest of an embed against the same 6,000 characters; this leaves it room. */
const LONGEST_BODY = 4000;

/** One endless bullet must not push out all the others: the part of the room that it may fill. */
const LONGEST_BULLET = 0.45;

export interface CardPlace {
  readonly date: Day;
  /** From 1. */
  readonly rank: number;
  /** By which the card's message is recognised in its channel. */
  readonly key: string;
}

export function card(entry: Entry, { date, rank, key }: CardPlace, say: Speech): Payload {
  return {
    embeds: [
      {
        color: COLOUR,
        title: escapeToFit(entry.title, LIMIT.title),
        url: arxivUrl(entry.id),
        author: { name: authorLine(entry.authors, LIMIT.author, say) },
        description: summaryText(entry.summary, say),
        image: { url: picture(entry) },
        footer: { text: footer(entry, { date, rank }, say) },
      },
    ],
    components: [
      row(
        action(buttonId('paper', entry.id, key), say('card.details')),
        linkButton('Hugging Face', huggingFaceUrl(entry.id)),
        ...foreignLink(`▶ ${say('card.video')}`, entry.video),
      ),
    ],
  };
}

/** Where a paper stands in its digest, and what else is to be said in small print. */
export function footer(entry: Entry, { date, rank }: Omit<CardPlace, 'key'>, say: Speech): string {
  const facts = [
    say('card.footer', { rank, date }),
    ...(entry.lateOf === null ? [] : [say('card.late', { date: entry.lateOf })]),
    ...(entry.upvotes === null ? [] : [say('card.upvotes', { count: entry.upvotes })]),
    ...(entry.summary.by === null ? [] : [say('card.machine', { model: entry.summary.by })]),
  ];
  return facts.join(' · ');
}

/** A picture that an embed can show: the paper's own, else the one that Hugging Face draws for it. */
export function picture({ id, image }: Pick<Entry, 'id' | 'image'>): string {
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
  const foreign = kind !== 'written' || language !== say.language;
  const mark = foreign
    ? [`-# ${say(`card.mark.${kind}`, { language: languageName(say.language, language) })}`]
    : [];
  const body = lines.join('\n');
  if (body.length <= room) return [body, ...mark].join('\n');
  return [...fitLines(lines, room), ...mark].join('\n');
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
