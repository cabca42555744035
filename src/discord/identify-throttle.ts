// Spaces the log-ins at Discord's gateway: discord.js would log in every few seconds for as long as it is sent away, and after a thousand in a day Discord resets the token.
import { setTimeout as wait } from 'node:timers/promises';

/** Discord takes one in five seconds. */
const GAP_MS = 5_000;

/** So many follow each other at that pace; then each waits twice as long as the one before, up to a quarter of an hour. */
const FREE = 5;
const SHORTEST_MS = 15_000;
const LONGEST_MS = 15 * 60_000;

/** Log-ins that are longer ago, in milliseconds, are forgotten. */
const WINDOW_MS = 2 * 60 * 60_000;

interface Parts {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface IdentifyThrottle {
  /** Resolves when a shard may log in. Rejects when `signal` aborts. */
  readonly waitForIdentify: (shard: number, signal: AbortSignal) => Promise<void>;
}

export function createIdentifyThrottle({ now, pause = sleep }: Parts): IdentifyThrottle {
  const known = new Map<number, number[]>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let queue: Promise<unknown> = Promise.resolve();
  const until = async (moment: number, signal: AbortSignal) => {
    // A clock that was set back doesn't keep anybody waiting for long.
    if (moment > now()) await pause(Math.min(moment - now(), LONGEST_MS), signal);
  };
  const recentOf = (shard: number) =>
    (known.get(shard) ?? []).filter((at) => at > now() - WINDOW_MS && at <= now());
  const waitInTurn = async (shard: number, signal: AbortSignal) => {
    await until(lastAt + GAP_MS, signal);
    lastAt = now();
    known.set(shard, [...recentOf(shard), lastAt]);
  };
  return {
    waitForIdentify: async (shard, signal) => {
      const recent = recentOf(shard);
      await until((recent.at(-1) ?? Number.NEGATIVE_INFINITY) + gapMs(recent.length), signal);
      const turn = queue.then(() => waitInTurn(shard, signal));
      queue = turn.catch(() => undefined);
      await turn;
    },
  };
}

/** How long after the last of `count` log-ins the next one comes. */
function gapMs(count: number): number {
  return count < FREE ? GAP_MS : Math.min(SHORTEST_MS * 2 ** (count - FREE), LONGEST_MS);
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return wait(ms, undefined, { signal, ref: false });
}
