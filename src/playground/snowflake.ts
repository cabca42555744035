// Snowflakes as Discord makes them: ids that rise with time and tell when they were made.
import type { Snowflake } from 'discord-api-types/v10';

const EPOCH = 1_420_070_400_000;
const TIME_SHIFT = 22n;

/** Each id is above the one before, even where the clock stands still or goes back. */
export function snowflakes(now: () => number): () => Snowflake {
  let last = 0n;
  return () => {
    const next = BigInt(Math.trunc(now()) - EPOCH) << TIME_SHIFT;
    last = next > last ? next : last + 1n;
    return String(last);
  };
}

/** Epoch milliseconds. */
export function timeOf(id: Snowflake): number {
  return Number(BigInt(id) >> TIME_SHIFT) + EPOCH;
}

/** Negative where `a` is older. */
export function compareIds(a: Snowflake, b: Snowflake): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}

export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
