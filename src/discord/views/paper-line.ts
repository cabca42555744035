// One paper of a list for members: its title, who and when, and a sentence of its summary.
import type { Speech } from '../../locale/texts.ts';
import { arxivUrl, type SummarisedPaper } from '../../model/paper.ts';
import { truncate } from '../../model/text.ts';
import { authorLine } from './card.ts';
import { upvoteFacts } from './count-text.ts';
import { escapeText, link } from './escape.ts';

const LONGEST = { title: 150, authors: 60, gist: 160 } as const;

/** Three lines; two where there is no summary. */
export function paperLines(paper: SummarisedPaper, rank: number, say: Speech): string[] {
  const { summary, upvotes, authors, date } = paper;
  const facts = [escapeText(authorLine(authors, LONGEST.authors, say)), date, ...upvoteFacts(upvotes)];
  const gist = summary.tldr ?? summary.bullets[0]?.text;
  return [
    `**${rank}.** ${titleLink(paper)}`,
    `-# ${facts.join(' · ')}`,
    ...(gist ? [`> ${escapeText(truncate(gist, LONGEST.gist))}`] : []),
  ];
}

export function titleLink(
  { id, title }: Pick<SummarisedPaper, 'id' | 'title'>,
  most: number = LONGEST.title,
): string {
  return link(truncate(title, most), arxivUrl(id));
}
