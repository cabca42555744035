// What doctor's checks and menders are given, and what a mender gives back.
import type { Library } from '../../search/library.ts';
import type { SpokenJob } from '../job.ts';
import type { AskedDiscord } from './discord.ts';

export interface CheckContext {
  readonly job: SpokenJob;
  readonly discord: AskedDiscord;
}

export interface StoreCheck extends CheckContext, Library {}

/** Sentences. */
export interface Mending {
  readonly mended: readonly string[];
  /** What is wrong, and why it was left. */
  readonly left: readonly string[];
}

export interface Mender extends StoreCheck {
  /** Whether a bot holds the lease: what it mends by itself, or may have good reason for, is left to it. */
  readonly isBotRunning: boolean;
  /** Whether there was an index's file before the database was opened, which makes one. */
  readonly wasIndexThere: boolean;
}
