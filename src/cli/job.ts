// What a sub-command gets: the outside world, its settings and arguments, and, where it needs them, texts and a log.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import type { Texts } from '../locale/texts.ts';
import type { Log } from '../log.ts';

/** The outside world, given by main.ts and by tests. */
export interface World {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where a bar can be drawn: standard error, if a person looks at it. */
  readonly screen?: NodeJS.WriteStream | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface Job extends World {
  readonly config: Config;
  /** The arguments after the sub-command's name. */
  readonly args: readonly string[];
}

/** Of a sub-command that speaks members' languages, or goes on without a person who looks on. */
export interface SpokenJob extends Job {
  readonly texts: Texts;
  readonly log: Log;
}

/** A sub-command: resolves with the exit status. */
export type Run<Needs extends Job = Job> = (job: Needs) => Promise<number>;

/** Wrong usage: ends with status 2 and this sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The arguments by their names; unknown ones are wrong usage. */
export function readArgs<const O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}
