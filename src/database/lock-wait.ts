// Waits for another process's lock without holding the event loop: what finds the database locked is tried again, later and later.
import pRetry from 'p-retry';
import { UserError } from '../model/errors.ts';
import { resultCode } from './trouble.ts';

/** How long a write waits for another process's lock before it fails, in milliseconds. */
const LOCK_WAIT_MS = 20_000;

/** The pauses between two tries, in milliseconds: at first, and at most. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;

/** SQLite's result code for "another connection holds the lock"; extended codes have it as their lowest byte. */
const SQLITE_BUSY = 5;

export interface LockWait {
  /**
   * Does the work when no other process's lock is in its way. Writes that wait are done in their order, and only the
   * first of them tries. Throws a UserError after 20 s.
   */
  readonly retry: <T>(work: () => Promise<T>, of: { readonly isWrite: boolean }) => Promise<T>;
}

export function createLockWait(lockWaitMs = LOCK_WAIT_MS): LockWait {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function retryInLine<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + lockWaitMs;
    waiting++;
    const done = last.then(() => retryUntil(deadline, work)).finally(() => waiting--);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    async retry(work, { isWrite }) {
      if (isWrite && waiting > 0) return retryInLine(work);
      try {
        return await work();
      } catch (error) {
        if (!isLocked(error)) throw error;
        return retryInLine(work);
      }
    },
  };
}

async function retryUntil<T>(deadline: number, work: () => Promise<T>): Promise<T> {
  try {
    return await pRetry(work, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      maxRetryTime: Math.max(0, deadline - performance.now()),
      shouldRetry: ({ error }) => isLocked(error),
    });
  } catch (error) {
    throw isLocked(error) ? new UserError('database-locked') : error;
  }
}

function isLocked(error: unknown): boolean {
  const code = resultCode(error);
  return code !== null && (code & 0xff) === SQLITE_BUSY;
}
