// Discord's ids on the page: they rise with time.
import type { Snowflake } from 'discord-api-types/v10';

const EPOCH = 1_420_070_400_000;

/** An id as if it were made at `time`, in epoch milliseconds. */
export function idAt(time: number): Snowflake {
  return String(BigInt(time - EPOCH) << 22n);
}

/** Epoch milliseconds. */
export function timeOf(id: Snowflake): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** Negative where `a` is older. */
export function compareIds(a: Snowflake, b: Snowflake): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : Number(a > b);
}
