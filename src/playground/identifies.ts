// The log-ins at the gateway: how many shards they are advised to be, how many are left today, and which come too soon.
import { countJoined } from './state/guild.ts';
import type { State } from './state/state.ts';

const DAY = 24 * 60 * 60_000;

export function advisedShards(state: State): number {
  return Math.max(1, Math.ceil(countJoined(state) / state.sharding.advised));
}

/** Log-ins that are left today. */
export function identifiesLeft({ identifies, sharding, now }: State): number {
  const today = identifies.filter(({ at }) => at > now() - DAY);
  return Math.max(0, sharding.identifiesADay - today.length);
}

/** Counts the log-in of a shard; false where it comes too soon after another of its group. */
export function takeIdentify({ identifies, sharding, now }: State, shardId: number): boolean {
  const { maxConcurrency, identifyGap } = sharding;
  const isSoon = identifies.some(
    (each) => each.shardId % maxConcurrency === shardId % maxConcurrency && each.at > now() - identifyGap,
  );
  identifies.push({ at: now(), shardId });
  return !isSoon;
}
