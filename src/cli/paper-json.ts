// A paper as `--json` prints it; scripts rely on this form.
import { arxivUrl, type SummarisedPaper } from '../model/paper.ts';
import type { Bullet, Summary } from '../model/summary.ts';

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

/** The one-line summary comes first, under the label TL;DR. */
function bulletsJson({ tldr, bullets }: Summary): Bullet[] {
  return [...(tldr === null ? [] : [{ label: 'TL;DR', text: tldr, depth: 0 as const }]), ...bullets];
}
