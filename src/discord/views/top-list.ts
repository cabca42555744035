// A list of the papers that are liked most, with medals, as /papers top and the weekly post show it.
import type { Speech } from '../../locale/texts.ts';
import type { SummarisedPaper } from '../../model/paper.ts';
import { truncate } from '../../model/text.ts';
import { authorLine } from './card.ts';
import { upvoteFacts } from './count-text.ts';
import { escapeText } from './escape.ts';
import { fitLines, type ListLine } from './fit-lines.ts';
import { openMenu } from './open-menu.ts';
import { titleLink } from './paper-line.ts';
import { COLOUR, LIMIT, type Payload, row } from './payload.ts';

/** How many papers it shows. */
export const TOP = 10;

const MEDALS = ['🥇', '🥈', '🥉'];
const LONGEST = { authors: 60, gist: 120, shortTitle: 70 } as const;

export interface TopList {
  readonly title: string;
  /** Below the list, in plain words; null for nothing. */
  readonly footer: string | null;
  /** Best first. */
  readonly papers: readonly SummarisedPaper[];
  /** The server's votes, as text; where there are none, a paper is left out. */
  readonly votes: ReadonlyMap<string, string>;
  /** By which the message is recognised in its channel. */
  readonly key: string;
}

export function topList({ title, footer, papers, votes, key }: TopList, say: Speech): Payload {
  const lines = papers.map((paper, index) => line(paper, { index, votes: votes.get(paper.id) ?? null }, say));
  const listed = papers.map((paper, index) => ({ ...paper, rank: index + 1 }));
  return {
    embeds: [
      {
        color: COLOUR,
        title: truncate(title, LIMIT.title),
        description: fitLines(lines, LIMIT.description, '\n\n'),
        ...(footer !== null && { footer: { text: footer } }),
      },
    ],
    components: [row(openMenu(listed, key, say))],
  };
}

function line(
  paper: SummarisedPaper,
  { index, votes }: { index: number; votes: string | null },
  say: Speech,
): ListLine {
  const { authors, upvotes, summary } = paper;
  const facts = [
    ...(votes === null ? [] : [`**${votes}**`]),
    ...upvoteFacts(upvotes),
    escapeText(authorLine(authors, LONGEST.authors, say)),
  ].filter(Boolean);
  const gist = summary.tldr ?? summary.bullets[0]?.text;
  const place = MEDALS[index] ?? `**${index + 1}.**`;
  const long = [
    `${place} ${titleLink(paper)}`,
    `-# ${facts.join(' · ')}`,
    ...(gist ? [`> ${escapeText(truncate(gist, LONGEST.gist))}`] : []),
  ];
  return { long: long.join('\n'), short: `${place} ${titleLink(paper, LONGEST.shortTitle)} · ${facts[0]}` };
}
