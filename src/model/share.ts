// A share of the bot's servers: those of some of its shards. Discord puts each server on a shard by its id, so that every process reckons alike.

export interface Share {
  /** How many shards there are in all. */
  readonly count: number;
  /** Numbers from 0, ascending. */
  readonly shards: readonly number[];
}

/** However many shards they are split over. */
export const EVERYTHING: Share = { count: 1, shards: [0] };

export function isEverything({ count, shards }: Share): boolean {
  return shards.length === count;
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
export function isOurs({ count, shards }: Share, guildId: string): boolean {
  return shards.includes(Number((BigInt(guildId) >> 22n) % BigInt(count)));
}

/** Direct messages come over the first shard: who holds it does what is of no server. */
export function holdsFirst({ shards }: Share): boolean {
  return shards.includes(0);
}
