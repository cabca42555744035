// Whether anybody waits for the bot: interactions that are being answered, and when the last one was.

export interface Activity {
  /** Does the work, during which the bot isn't idle. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
  /** How long nobody has waited for anything, in milliseconds; 0 while somebody does. */
  readonly idleMs: () => number;
}

/** `clock` in milliseconds from whenever. */
export function createActivity(clock: () => number): Activity {
  let underWay = 0;
  let lastAt = clock();
  return {
    async during(work) {
      underWay++;
      try {
        return await work();
      } finally {
        underWay--;
        lastAt = clock();
      }
    },
    idleMs: () => (underWay > 0 ? 0 : clock() - lastAt),
  };
}
