// Waits for a server that is away for a moment, as in a restart, and says in a sentence what is wrong where it stays away.
import pRetry from 'p-retry';
import type { UserError } from '../../model/errors.ts';
import { EMPTIED, OutcomeUnknown, passes, postgresTrouble } from './trouble.ts';

/** How long the server is waited for, in milliseconds: who reads is shown what is wrong; a write is worth more. */
const WAIT_MS = { read: 3_000, write: 20_000 } as const;

/** The pauses between two tries, in milliseconds: at first, and at most. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

export interface Patience {
  /**
   * Does the work, again where the server was away before it was done, until `since` is too long ago. Throws a UserError
   * for the server's trouble.
   */
  readonly retry: <T>(of: keyof typeof WAIT_MS, work: () => Promise<T>, since?: number) => Promise<T>;
  /** Work that can't be done again. */
  readonly explained: <T>(work: Promise<T>) => Promise<T>;
}

/** `server` is how it is named in sentences; `onTrouble` is told when the tables are gone, which no waiting mends. */
export function createPatience(
  server: string,
  onTrouble: (trouble: UserError) => void = () => {},
  waitMs: Readonly<Record<'read' | 'write', number>> = WAIT_MS,
): Patience {
  const explain = (error: unknown) => {
    const trouble = postgresTrouble(error, server);
    if (trouble?.key === EMPTIED) onTrouble(trouble);
    return trouble ?? error;
  };
  const isWorthAnother = (error: unknown) => {
    const trouble = error instanceof OutcomeUnknown ? null : postgresTrouble(error, server);
    return trouble !== null && passes(trouble);
  };
  return {
    async retry(of, work, since = performance.now()) {
      try {
        return await pRetry(work, {
          retries: Number.POSITIVE_INFINITY,
          minTimeout: FIRST_PAUSE_MS,
          maxTimeout: LONGEST_PAUSE_MS,
          maxRetryTime: Math.max(0, since + waitMs[of] - performance.now()),
          shouldRetry: ({ error }) => isWorthAnother(error),
        });
      } catch (error) {
        throw explain(error);
      }
    },
    async explained(work) {
      try {
        return await work;
      } catch (error) {
        throw explain(error);
      }
    },
  };
}
