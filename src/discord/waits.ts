// Work that waits for Discord to be reached again: a minute, then twice as long each time up to thirty; the first success of any request ends every wait.
import { setTimeout as wait } from 'node:timers/promises';

const SHORTEST_MS = 60_000;
const LONGEST_MS = 30 * 60_000;

export interface Waits {
  /** Whether this work waits still. `work` names it, such as a subscription. */
  readonly isHeld: (work: string) => boolean;
  /** The work failed for want of an answer. Returns until when it waits, in epoch milliseconds. */
  readonly hold: (work: string) => number;
  /** Whether this trouble of a piece of work was not told of since `wentWell`: the log says it once, however often it is tried. */
  readonly isNews: (work: string, trouble: string) => boolean;
  readonly hasTrouble: (work: string) => boolean;
  readonly wentWell: (work: string) => void;
  /** How many pieces of work wait. */
  readonly count: () => number;
  /** A request succeeded: nothing waits any more. */
  readonly onSuccess: () => void;
  /** A request got no answer. */
  readonly onFailure: () => void;
  /** Since when no request has succeeded, in epoch milliseconds; null while they do. */
  readonly failingSince: () => number | null;
  /** When a request succeeded last, in epoch milliseconds. */
  readonly succeededAt: () => number | null;
  /** Resolves after `atMostMs`, or at the first success that comes later than `atLeastMs` from now. Rejects when `signal` aborts. */
  readonly pause: (span: Span, signal: AbortSignal) => Promise<void>;
}

interface Span {
  readonly atLeastMs: number;
  readonly atMostMs: number;
}

/** `now`: epoch milliseconds. */
export function createWaits(now: () => number): Waits {
  const held = new Map<string, { readonly until: number; readonly pauseMs: number }>();
  const told = new Map<string, string>();
  const waking = new Set<() => void>();
  let failingSince: number | null = null;
  let succeededAt: number | null = null;
  return {
    isHeld: (work) => (held.get(work)?.until ?? 0) > now(),
    hold: (work) => {
      const before = held.get(work)?.pauseMs;
      const pauseMs = before === undefined ? SHORTEST_MS : Math.min(before * 2, LONGEST_MS);
      const until = now() + pauseMs;
      held.set(work, { until, pauseMs });
      return until;
    },
    isNews: (work, trouble) => {
      if (told.get(work) === trouble) return false;
      told.set(work, trouble);
      return true;
    },
    hasTrouble: (work) => told.has(work),
    wentWell: (work) => void told.delete(work),
    count: () => held.size,
    onSuccess: () => {
      held.clear();
      failingSince = null;
      succeededAt = now();
      for (const wake of waking) wake();
    },
    onFailure: () => {
      failingSince ??= now();
    },
    failingSince: () => failingSince,
    succeededAt: () => succeededAt,
    pause: async ({ atLeastMs, atMostMs }, signal) => {
      await wait(Math.min(atLeastMs, atMostMs), undefined, { signal, ref: false });
      const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
      const late = new AbortController();
      waking.add(wake);
      try {
        const rest = Math.max(0, atMostMs - atLeastMs);
        const ends = AbortSignal.any([signal, late.signal]);
        await Promise.race([woken, wait(rest, undefined, { signal: ends, ref: false })]);
      } finally {
        waking.delete(wake);
        late.abort();
      }
    },
  };
}
