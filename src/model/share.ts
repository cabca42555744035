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

/** Such as 0-3,6/8; the same for the same share. */
export function shareText({ count, shards }: Share): string {
  const runs: [first: number, last: number][] = [];
  for (const shard of shards) {
    const run = runs.at(-1);
    if (run && shard === run[1] + 1) run[1] = shard;
    else runs.push([shard, shard]);
  }
  return `${runs.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join()}/${count}`;
}

/** The share that such a text is of, or null. */
export function readShare(text: string): Share | null {
  const [, list = '', count] = /^([\d,-]+)\/(\d+)$/.exec(text) ?? [];
  const shards = readShards(list);
  return shards && { count: Number(count), shards };
}

function readShards(list: string): number[] | null {
  const shards = list.split(',').flatMap((run) => {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(run) ?? [];
    return first === undefined ? [Number.NaN] : between(Number(first), Number(last));
  });
  return shards.some(Number.isNaN) ? null : shards;
}

/** How many groups there are at most: each is a client of its own. */
const MOST_GROUPS = 16;

/** What processes claim, the same for all of them: runs of shards that are alike in length within one. */
export function groupsOf(count: number): Share[] {
  const groups = Math.min(count, MOST_GROUPS);
  const begin = (nth: number) => Math.floor((nth * count) / groups);
  return Array.from({ length: groups }, (_, nth) => ({
    count,
    shards: between(begin(nth), begin(nth + 1) - 1),
  }));
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth);
}
