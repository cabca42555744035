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
  const begin = () => {
    since = clock();
    setImmediate(() => {
      since = null;
    });
  };
  return {
    next() {
      if (since === null) {
        begin();
        return null;
      }
      if (clock() - since < LONGEST_MS) return null;
      return new Promise((resolve) =>
        setImmediate(() => {
          begin();
          resolve();
        }),
      );
    },
  };
}
