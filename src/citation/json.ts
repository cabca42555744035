// Papers as JSON; scripts rely on this form, which every `--json` prints too.
import { arxivUrl, type SummarisedPaper } from '../model/paper.ts';
import type { Bullet, Summary } from '../model/summary.ts';
import { type CitedPaper, fill, type Sheet } from './sheet.ts';

export function paperJson({
  id,
  title,
  date,
  authors,
  upvotes,
  image,
  video,
  summary,
  keywords,
  github,
  project,
}: SummarisedPaper) {
  return {
    id,
    title,
    url: arxivUrl(id),
    date,
    authors,
    upvotes,
    image,
    video,
    summary: bulletsJson(summary),
    keywords,
    github,
    project,
  };
}

/** An array with a paper a line. */
export function toJson(papers: readonly CitedPaper[]): string {
  return fill(jsonSheet(), papers);
}

export function jsonSheet(): Sheet {
  return { start: '[\n', between: ',\n', end: '\n]\n', write: (paper) => JSON.stringify(paperJson(paper)) };
}

/** The one-line summary comes first, under the label TL;DR. */
function bulletsJson({ tldr, bullets }: Summary): Bullet[] {
  return [...(tldr === null ? [] : [{ label: 'TL;DR', text: tldr, depth: 0 as const }]), ...bullets];
}
