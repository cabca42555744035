// Counts the answers that Discord counts against an address: 10,000 of 401, 403 and 429 in ten minutes ban it.

const COUNTED: readonly number[] = [401, 403, 429];

const WINDOW_MS = 10 * 60_000;

/** A tenth of Discord's limit, less what may be on its way when it is reached. */
const MOST = 700;

export interface RequestBudget {
  /** Whether another request may leave. */
  readonly isLeft: () => boolean;
  readonly count: (status: number) => void;
}

/** `now`: epoch milliseconds. */
export function createRequestBudget(now: () => number): RequestBudget {
  let counted: number[] = [];
  return {
    isLeft: () => {
      if (counted.length < MOST) return true;
      // A clock that was set back doesn't hold requests for ever.
      counted = counted.filter((at) => at > now() - WINDOW_MS && at <= now());
      return counted.length < MOST;
    },
    count: (status) => {
      if (COUNTED.includes(status)) counted.push(now());
    },
  };
}
