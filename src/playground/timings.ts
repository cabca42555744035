// How long things take on Discord, in milliseconds; a test may shrink any of them.

export interface Timings {
  /** An interaction must be acknowledged within it. */
  readonly acknowledge: number;
  /** An interaction's token lives so long. */
  readonly token: number;
  /** The interval that the gateway asks for. */
  readonly heartbeat: number;
  /** A session whose socket is gone can be resumed within it. */
  readonly resume: number;
  /** A nonce is remembered so long. */
  readonly nonce: number;
  /** How long an actor waits for the bot before a test is told what was missing. */
  readonly patience: number;
}

const MINUTE = 60_000;

export const DISCORD_TIMINGS: Timings = {
  acknowledge: 3000,
  token: 15 * MINUTE,
  heartbeat: 41_250,
  resume: 5 * MINUTE,
  nonce: 5 * MINUTE,
  patience: 10_000,
};
