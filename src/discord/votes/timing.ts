// How long counting votes waits between its requests and tries, and how far back it looks.

/** Cards that were sent longer ago, in milliseconds, are not counted again, and what they show is not kept up. */
export const RECENT_MS = 14 * 24 * 60 * 60 * 1000;

export interface VoteTiming {
  /** From one request of a recount to the next: it sends at most five a second. */
  readonly requestGapMs: number;
  /** From when on the ledger surely knows a message of the bot that has a reaction. */
  readonly ledgerMs: number;
  /** Until what Discord failed to tell is asked for again. */
  readonly laterMs: number;
  /** From one try to write votes into the database to the next. */
  readonly betweenMs: number;
}

export const TIMING: VoteTiming = {
  requestGapMs: 200,
  ledgerMs: 5_000,
  laterMs: 60_000,
  betweenMs: 1_000,
};
