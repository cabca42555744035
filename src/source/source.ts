// Where papers come from: a source lists the papers of a day, or says why it doesn't.
import type { Day } from '../model/day.ts';
import type { ListedPaper } from '../model/paper.ts';

/** An entry of the source's list that is no paper; the others are read all the same. */
export interface RejectedEntry {
  /** The paper's id where it has one, else its place in the list. */
  readonly entry: string;
  readonly reason: string;
}

export type Listing =
  | {
      readonly state: 'listed';
      /** In the source's order, each id once; none on weekends and holidays. */
      readonly papers: readonly ListedPaper[];
      readonly rejected: readonly RejectedEntry[];
    }
  /** The source doesn't answer for that day yet, and says why. */
  | { readonly state: 'not-open'; readonly says: string };

export interface Source {
  /** Throws a SourceError where the source fails; a list is whole or not there at all. */
  list(date: Day): Promise<Listing>;
}

/** The source could not be read, with a reason for the log and for those who look after the bot. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
