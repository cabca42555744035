// A paper is known by its arXiv id without version; the same paper may stand in more than one digest.
import type { Day } from './day.ts';
import type { Summary } from './summary.ts';

/** What a digest tells of a paper, besides its summary. Unknown is null. */
export interface PaperFacts {
  /** arXiv id without version, such as 2401.10891 or cs/0112017. */
  readonly id: string;
  readonly title: string;
  /** In the paper's order, each name once. */
  readonly authors: readonly string[];
  /** Hugging Face's count on the day of the digest. */
  readonly upvotes: number | null;
  readonly image: string | null;
  readonly video: string | null;
}

/** A paper as the look-ups know it: the facts of its latest digest under the date of its earliest one. */
export interface Paper extends PaperFacts {
  readonly date: Day;
  readonly keywords: readonly string[];
  readonly organization: string | null;
  readonly github: string | null;
  readonly project: string | null;
  /** Null where arXiv was never asked. */
  readonly arxiv: ArxivFacts | null;
  /** Whether it stood on a list of the source or in a digest. Else it was fetched from arXiv, and its date is that of its submission. */
  readonly isListed: boolean;
}

/** What arXiv alone tells of a paper. */
export interface ArxivFacts {
  /** The primary one first, such as cs.CL. */
  readonly categories: readonly string[];
  /** Of the published version, where there is one. */
  readonly doi: string | null;
}

/** A paper as arXiv's API tells it. */
export interface ArxivPaper extends ArxivFacts {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly abstract: string;
  readonly submitted: Day;
  /** What its authors say of it where they withdrew it. */
  readonly withdrawn: string | null;
}

/** A paper with its summary in one language. */
export interface SummarisedPaper extends Paper {
  readonly summary: Summary;
}

export function arxivUrl(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

export function pdfUrl(id: string): string {
  return `https://arxiv.org/pdf/${id}`;
}

export function huggingFaceUrl(id: string): string {
  return `https://huggingface.co/papers/${id}`;
}

/** The picture that Hugging Face draws for every paper: title, authors, upvotes. */
export function socialThumbnail(id: string): string {
  return `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`;
}

/** A paper as the source lists it under a day. */
export interface ListedPaper extends PaperFacts {
  readonly abstract: string | null;
  /** The source's own one-line summary, in English; null where it only repeats the abstract. */
  readonly aiSummary: string | null;
  readonly keywords: readonly string[];
  readonly organization: string | null;
  readonly github: string | null;
  readonly project: string | null;
  readonly comments: number;
  /** When it was put on the list, in epoch milliseconds. */
  readonly listedAt: number;
}
