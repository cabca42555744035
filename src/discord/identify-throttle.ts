// Spaces the log-ins at Discord's gateway: discord.js would log in every few seconds for as long as it is sent away, and after a thousand in a day Discord resets the token.
import { setTimeout as wait } from 'node:timers/promises';

/** Discord takes one in five seconds from each group of shards: those with the same remainder by max_concurrency. */
const GAP_MS = 5_000;

/** So many follow each other at that pace; then each waits twice as long as the one before, up to a quarter of an hour. */
const FREE = 5;
const SHORTEST_MS = 15_000;
const LONGEST_MS = 15 * 60_000;

/** Log-ins that are longer ago, in milliseconds, are forgotten. */
const WINDOW_MS = 2 * 60 * 60_000;

/** Takes the turn of a group of shards from other processes; 0, or for how many milliseconds it is another's. */
export type TakeTurn = (group: number) => Promise<number>;

interface Parts {
  /** Of Discord: how many shards may log in within the same five seconds. */
  readonly maxConcurrency?: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Where other processes log shards in, too. */
  readonly takeTurn?: TakeTurn;
}

export interface IdentifyThrottle {
  /** Resolves when a shard may log in. Rejects when `signal` aborts. */
  readonly waitForIdentify: (shard: number, signal: AbortSignal) => Promise<void>;
}

export function createIdentifyThrottle({
  maxConcurrency = 1,
  now,
  pause = sleep,
  takeTurn = async () => 0,
}: Parts): IdentifyThrottle {
  const known = new Map<number, number[]>();
  const groups = new Map<number, { lastAt: number; queue: Promise<unknown> }>();
  const groupOf = (shard: number) => {
    const key = shard % maxConcurrency;
    return groups.getOrInsertComputed(key, () => ({
      lastAt: Number.NEGATIVE_INFINITY,
      queue: Promise.resolve(),
    }));
  };
  const until = async (moment: number, signal: AbortSignal) => {
    // A clock that was set back doesn't keep anybody waiting for long.
    if (moment > now()) await pause(Math.min(moment - now(), LONGEST_MS), signal);
  };
  const recentOf = (shard: number) =>
    (known.get(shard) ?? []).filter((at) => at > now() - WINDOW_MS && at <= now());
  const waitInTurn = async (shard: number, signal: AbortSignal) => {
    const group = groupOf(shard);
    await until(group.lastAt + GAP_MS, signal);
    for (let ms = 1; ms > 0; ) {
      ms = await takeTurn(shard % maxConcurrency);
      if (ms > 0) await pause(ms, signal);
    }
    group.lastAt = now();
    known.set(shard, [...recentOf(shard), group.lastAt]);
  };
  return {
    waitForIdentify: async (shard, signal) => {
      const recent = recentOf(shard);
      await until((recent.at(-1) ?? Number.NEGATIVE_INFINITY) + gapMs(recent.length), signal);
      const group = groupOf(shard);
      const turn = group.queue.then(() => waitInTurn(shard, signal));
      group.queue = turn.catch(() => undefined);
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
