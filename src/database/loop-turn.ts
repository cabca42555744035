// Lets others have the event loop between two statements: each is answered at once, so a chain of them would hold it as long as it is.
import { setImmediate } from 'node:timers';

/** Milliseconds for which statements go on before others have their turn. */
const LONGEST_MS = 4;

export interface LoopTurn {
  /** To be awaited before a statement; null where it need not wait. */
  readonly next: () => Promise<void> | null;
}

export function createLoopTurn(clock: () => number = () => performance.now()): LoopTurn {
  /** When the first statement of this turn of the loop began. */
  let since: number | null = null;
  const end = () => {
    since = null;
  };
  return {
    next() {
      if (since === null) {
        since = clock();
        setImmediate(end);
        return null;
      }
      return clock() - since < LONGEST_MS ? null : new Promise((resolve) => setImmediate(resolve));
    },
  };
}
