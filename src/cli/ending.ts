// The end of a process: a signal is heard in every state, and what hangs while everything is taken down has a deadline.
import { once } from 'node:events';
import type { Log } from '../log.ts';
import type { UserError } from '../model/errors.ts';
import { EXIT } from './exit-status.ts';

/** How long a process that was told to stop has for what it is doing, in milliseconds: orchestrators wait 10 s. */
const STOP_WITHIN_MS = 9_000;

/** How long a process that failed or was replaced has to take everything down, in milliseconds. */
const FAIL_WITHIN_MS = 4_000;

/** What a process needs to write its last lines, in milliseconds. */
const LAST_LINES_MS = 500;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What is listened to and ended: `process`, or a stand-in in tests. */
export interface Killable {
  on(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
  exit(status: number): void;
}

export interface Ending {
  /** Aborted when the process is told to stop. */
  readonly told: AbortSignal;
  /**
   * The process failed or was replaced: it ends with this status soon, even if something hangs. `lastWords` is called
   * then, as nobody else will come to say why.
   */
  deadline(status: number, lastWords?: () => void): void;
  /** All that is to be kept is kept: what still hangs is left behind in a moment. */
  over(status: number): void;
}

/** Listens from now on. The first signal aborts `told`, a second one ends the process at once. */
export function listenForEnd(process: Killable, log: Log): Ending {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const within = (ms: number, status: number, lastWords = () => {}) => {
    timer ??= setTimeout(() => {
      log.warn({ status }, 'something hangs while the process ends: it is left behind');
      lastWords();
      process.exit(status);
    }, ms);
    timer.unref();
  };
  const onSignal = () => {
    if (stopping.signal.aborted) return process.exit(EXIT.failed);
    log.info('stopping: a message on its way is finished first; a second signal ends it at once');
    within(STOP_WITHIN_MS, EXIT.done);
    stopping.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    told: stopping.signal,
    deadline: (status, lastWords) => within(FAIL_WITHIN_MS, status, lastWords),
    over: (status) => {
      clearTimeout(timer);
      setTimeout(() => process.exit(status), LAST_LINES_MS).unref();
    },
  };
}

/** When the process was told to stop. */
export async function toldOf({ told }: Ending): Promise<'told'> {
  if (!told.aborted) await once(told, 'abort');
  return 'told';
}

/** When the database is in trouble: in which. */
export async function troubleOf(trouble: AbortSignal): Promise<UserError> {
  if (!trouble.aborted) await once(trouble, 'abort');
  return trouble.reason;
}
