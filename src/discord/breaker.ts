// Stops all requests while something in front of Discord blocks this address: asking on would make the block last longer.

const SHORTEST_MS = 60_000;
const LONGEST_MS = 10 * 60_000;

export interface Breaker {
  /** Whether a request may leave; after a pause one alone may, until it is answered. */
  readonly mayAsk: () => boolean;
  /** The address is blocked: nothing leaves for a minute, then twice as long each time, up to ten. Returns until when, in epoch milliseconds. */
  readonly trip: () => number;
  /** The request that was let through failed otherwise: the next one may try. */
  readonly release: () => void;
  /** Discord answered. */
  readonly close: () => void;
}

/** `now`: epoch milliseconds. */
export function createBreaker(now: () => number): Breaker {
  let pauseMs = 0;
  let until = 0;
  let isAsking = false;
  return {
    mayAsk: () => {
      if (pauseMs === 0) return true;
      if (now() < until || isAsking) return false;
      isAsking = true;
      return true;
    },
    trip: () => {
      // Answers to what had left before the first of them say nothing new.
      if (now() >= until) {
        pauseMs = Math.min(pauseMs === 0 ? SHORTEST_MS : pauseMs * 2, LONGEST_MS);
        until = now() + pauseMs;
      }
      isAsking = false;
      return until;
    },
    release: () => {
      isAsking = false;
    },
    close: () => {
      pauseMs = 0;
      until = 0;
      isAsking = false;
    },
  };
}
