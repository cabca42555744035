// How long counting votes waits between its requests and tries.

export interface VoteTiming {
  /** From one request of a recount to the next: it sends at most five a second. */
  readonly gap: number;
  /** From when on the ledger surely knows a message of the bot that has a reaction. */
  readonly ledger: number;
  /** Until what Discord failed to tell is asked for again. */
  readonly later: number;
  /** From one try to write votes into the database to the next. */
  readonly between: number;
}

/** In milliseconds. */
export const TIMING: VoteTiming = { gap: 200, ledger: 5_000, later: 60_000, between: 1_000 };
