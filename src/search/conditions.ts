// All that a look-up asks of the papers it finds: words, authors and a range of dates.
import type { ParsedQuery } from './query.ts';

/** Seqs, both included; where there are `among`, only these. */
export interface Range {
  readonly first: number;
  readonly last: number;
  readonly among?: readonly number[];
}

export interface Conditions {
  readonly parsed: ParsedQuery;
  /** Names, in any order of their words; the paper is by one of them. None: by anyone. */
  readonly names: readonly string[];
  readonly range: Range;
}
