// What every citation says besides title and authors: where the paper is to be found, and where it was met.
import type { CitedPaper } from './sheet.ts';

/** That of the published version where arXiv knows it, else the one that every paper on arXiv has. */
export function doiOf({ id, arxiv }: Pick<CitedPaper, 'id' | 'arxiv'>): string {
  return arxiv?.doi ?? `10.48550/arXiv.${id}`;
}

/** Empty for a paper that was never listed. */
export function noteOf({ date, isListed }: Pick<CitedPaper, 'date' | 'isListed'>): string {
  return isListed ? `Hugging Face Daily Papers, ${date}` : '';
}
