// Stops all work while something in front of Discord blocks this address: asking on would make the block last longer.

const SHORTEST_MS = 60_000;
const LONGEST_MS = 10 * 60_000;

/** In a long pause one cheap question leaves every so often, in milliseconds, so that the end of a block is noticed soon: five in ten minutes. */
const PROBE_MS = 2 * 60_000;

/** A block that comes so long after the last one, in milliseconds, is a new one. */
const FORGOTTEN_MS = 15 * 60_000;

export interface Breaker {
  /** Whether the address is blocked, as far as is known. */
  readonly isOpen: () => boolean;
  /** Whether a request may leave; after a pause one alone may, until it is answered. */
  readonly mayAsk: () => boolean;
  /** Whether a question that changes nothing may leave in a pause. */
  readonly mayProbe: () => boolean;
  /** The address is blocked: nothing leaves for a minute, then twice as long each time, up to ten. Returns until when, in epoch milliseconds. */
  readonly trip: () => number;
  /** The request that was let through failed otherwise: the next one may try. */
  readonly release: () => void;
  /** Discord answered. */
  readonly close: () => void;
  /** Discord answered the question: the pause is over, and one request alone may leave. */
  readonly endPause: () => void;
}

/** `now`: epoch milliseconds. */
export function createBreaker(now: () => number): Breaker {
  let pauseMs = 0;
  let until = Number.NEGATIVE_INFINITY;
  let probedAt = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  let isAsking = false;
  return {
    isOpen: () => isOpen,
    mayAsk: () => {
      if (!isOpen) return true;
      if (now() < until || isAsking) return false;
      isAsking = true;
      return true;
    },
    mayProbe: () => {
      if (!isOpen || now() >= until || now() - probedAt < PROBE_MS) return false;
      probedAt = now();
      return true;
    },
    trip: () => {
      // Answers to what had left before the first of them say nothing new.
      if (now() >= until) {
        const isNew = now() - until > FORGOTTEN_MS;
        pauseMs = isNew ? SHORTEST_MS : Math.min(pauseMs * 2, LONGEST_MS);
        until = now() + pauseMs;
        probedAt = now();
      }
      isOpen = true;
      isAsking = false;
      return until;
    },
    release: () => {
      isAsking = false;
    },
    close: () => {
      // What had left before the block may still be answered well.
      if (now() < until) return;
      isOpen = false;
      isAsking = false;
    },
    endPause: () => {
      until = Math.min(until, now());
    },
  };
}
