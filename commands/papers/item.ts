// One paper of a list, in three lines: its title, who and when, and the sentence that tells why it is there.
import type { Call } from '../../src/discord/interactions/call.ts';
import { authorLine } from '../../src/discord/views/card.ts';
import { upvoteFacts } from '../../src/discord/views/count-text.ts';
import { escapeText } from '../../src/discord/views/escape.ts';
import { titleLink } from '../../src/discord/views/paper-line.ts';
import type { SummarisedPaper } from '../../src/model/paper.ts';
import { truncate } from '../../src/model/text.ts';
import type { ParsedQuery } from '../../src/search/query.ts';
import { type Piece, snippet } from '../../src/search/snippet.ts';

const ADDRESS = /https?:\/\/[\w./?=&%#~:-]+/g;

/** Letters of East Asia are about twice as wide as others. */
const LONGEST = { authors: 60, gist: 140, wideGist: 90 } as const;

const WIDE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

export interface ItemFacts {
  /** From 1; null for one that only comes close. */
  readonly rank: number | null;
  /** Of the server; none is undefined. */
  readonly votes: string | undefined;
  /** Whether it goes without saying: all papers of the list are of one day. */
  readonly isOfOneDay: boolean;
  /** What was asked for, to be marked. */
  readonly ask: ParsedQuery | null;
}

export function item(
  { say }: Call,
  paper: SummarisedPaper,
  { rank, votes, isOfOneDay, ask }: ItemFacts,
): string {
  const facts = [
    escapeText(authorLine(paper.authors, LONGEST.authors, say)),
    ...(isOfOneDay ? [] : [paper.date]),
    ...upvoteFacts(paper.upvotes),
    ...(votes === undefined ? [] : [votes]),
  ].join(' · ');
  const gist = gistOf(paper, ask);
  return [
    `${rank === null ? '•' : `**${rank}.**`} ${titleLink(paper)}`,
    `-# ${facts}`,
    ...(gist ? [`> ${gist}`] : []),
  ].join('\n');
}

function gistOf({ summary }: SummarisedPaper, ask: ParsedQuery | null): string {
  const said = [...(summary.tldr ? [summary.tldr] : []), ...summary.bullets.map(({ text }) => text)];
  // An address may hold every word of a title and tell nothing.
  const texts = said.map((text) => text.replaceAll(ADDRESS, '…'));
  const [first = ''] = texts;
  const isWide = (first.match(WIDE)?.length ?? 0) > first.length / 4;
  const longest = isWide ? LONGEST.wideGist : LONGEST.gist;
  return ask === null ? escapeText(truncate(first, longest)) : marked(snippet(texts, ask, longest));
}

/** Hits in bold. */
function marked(pieces: readonly Piece[]): string {
  return joined(pieces)
    .map(({ text, hit }, index) => {
      const escaped = index === 0 ? escapeText(text) : escapeText(`.${text}`).slice(1);
      return hit ? `**${escaped}**` : escaped;
    })
    .join('');
}

/** Hits with nothing but space between them are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const [before, gap] = [all.at(-2), all.at(-1)];
    if (piece.hit && before?.hit && gap && !gap.hit && gap.text.trim() === '')
      all.splice(-2, 2, { text: before.text + gap.text + piece.text, hit: true });
    else all.push(piece);
  }
  return all;
}
