// Turns at something that only one may use at a time, first come first served.

export interface Turns {
  /** Resolves when it is one's turn; the function that it resolves with ends it. */
  readonly take: () => Promise<() => void>;
}

export function createTurns(): Turns {
  let last = Promise.resolve();
  return {
    async take() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const before = last;
      last = promise;
      await before;
      return resolve;
    },
  };
}
