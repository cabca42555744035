// How Discord splits a bot's servers over connections, and how fast those may log in.

export interface Sharding {
  /** One shard is advised for so many servers; a shard of more than `most` is refused. */
  readonly advised: number;
  readonly most: number;
  /** So many shards may log in within the same gap: those with different remainders by it. */
  readonly maxConcurrency: number;
  /** Milliseconds between two log-ins of shards with the same remainder: 5,000 on Discord. 0 takes all, so that restarts cost no time. */
  readonly identifyGap: number;
  readonly identifiesADay: number;
}

export const DISCORD_SHARDING: Sharding = {
  advised: 1000,
  most: 2500,
  maxConcurrency: 1,
  identifyGap: 0,
  identifiesADay: 1000,
};

export interface Identify {
  readonly at: number;
  readonly shardId: number;
}
