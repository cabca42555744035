// A digest is a day's papers, ranked, with summaries in one language.
import type { Day } from './day.ts';
import type { PaperFacts } from './paper.ts';
import type { Summary } from './summary.ts';

export interface Entry extends PaperFacts {
  readonly summary: Summary;
  /** The earlier day under which the source listed it, too late for that day's digest; else null. */
  readonly lateOf: Day | null;
}

export interface Digest {
  readonly date: Day;
  /** BCP 47; the language the digest is for, in which its summaries are unless marked otherwise. */
  readonly language: string;
  /** Best first: the place in the list is the rank. */
  readonly entries: readonly Entry[];
}
