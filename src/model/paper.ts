// A paper is known by its arXiv id without version; the same paper may stand in more than one digest.
import type { Day } from './day.ts';
import type { Summary } from './summary.ts';
import { unique } from './text.ts';

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
  readonly github: string | null;
  readonly project: string | null;
}

/** A paper with its summary in one language. */
export interface SummarisedPaper extends Paper {
  readonly summary: Summary;
}

const ARXIV_ID = /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/;
const IN_ADDRESS =
  /(?:(?:arxiv|ar5iv(?:\.labs\.arxiv)?)\.org\/(?:abs|pdf|html)|alphaxiv\.org\/(?:abs|pdf|overview|resources|blog)|(?:huggingface|hf)\.co\/papers)\/([a-zA-Z.-]*\/?[\d.]+)/i;

/** The id that `text` is or links to (arXiv abs, pdf or html, alphaXiv, huggingface.co/papers, arXiv:…; any version), or null. */
export function parsePaperId(text: string): string | null {
  const trimmed = text.trim();
  const bare = (IN_ADDRESS.exec(trimmed)?.[1] ?? trimmed.replace(/^arxiv(?:\s*:\s*|\s+)/i, ''))
    .replace(/\.pdf$/i, '')
    .replace(/v\d+$/, '')
    .replace(/\.$/, '');
  return ARXIV_ID.test(bare) ? bare : null;
}

const MENTIONS =
  /(?:(?:(?:ar|alpha)xiv\.org\/(?:abs|pdf|html|overview)|huggingface\.co\/papers|hf\.co\/papers)\/|\barxiv:\s*)([a-zA-Z.-]*\/?[\d.]+)|(?<![\w./-])(\d{2}(?:0[1-9]|1[0-2])\.\d{5})(?!\d)/gi;

/** The ids of all papers that a text links to or names, each once: addresses, arXiv:…, and bare ids of the present form. */
export function paperIdsIn(text: string): string[] {
  const named = [...text.matchAll(MENTIONS)].map(([, address, bare]) => parsePaperId(address ?? bare ?? ''));
  return unique(named.filter((id) => id !== null));
}

export function arxivUrl(id: string): string {
  return `https://arxiv.org/abs/${id}`;
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
