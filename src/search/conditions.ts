// All that a look-up asks of the papers it finds: words, authors and a range of dates.
import type { Day } from '../model/day.ts';
import type { ParsedQuery } from './query.ts';

/** Both included, null for no bound; where there are `among`, only the papers of these seqs. */
export interface Range {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly among?: readonly number[];
}

export const EVER: Range = { from: null, to: null };

export interface Conditions {
  readonly parsed: ParsedQuery;
  /** Names, in any order of their words; the paper is by one of them. None: by anyone. */
  readonly names: readonly string[];
  readonly range: Range;
}
