// Which servers belong to which share: each to exactly one, as Discord splits them.
import { expect, it } from 'vitest';
import {
  EVERYTHING,
  groupsOf,
  holdsFirst,
  isEverything,
  isOurs,
  readShare,
  shareText,
} from '../../src/model/share.ts';

/** With a shard as Discord reckons it, of 8. */
const SERVERS = [
  ['81384788765712384', 2],
  ['197038439483310086', 2],
  ['1155999999999999999', 1],
] as const;

it('puts a server where Discord does', () => {
  for (const [id, shard] of SERVERS) {
    expect(Number((BigInt(id) / 4_194_304n) % 8n)).toBe(shard);
    for (let each = 0; each < 8; each++)
      expect(isOurs({ count: 8, shards: [each] }, id)).toBe(each === shard);
    expect(isOurs({ count: 8, shards: [1, 2, 6] }, id)).toBe(true);
  }
});

it('is everything where one process is alone, with the direct messages', () => {
  expect(SERVERS.every(([id]) => isOurs(EVERYTHING, id))).toBe(true);
  expect([isEverything(EVERYTHING), holdsFirst(EVERYTHING)]).toEqual([true, true]);
  expect(isEverything({ count: 2, shards: [0, 1] })).toBe(true);
  const second = { count: 2, shards: [1] };
  expect([isEverything(second), holdsFirst(second)]).toEqual([false, false]);
});

it.each([
  [[0, 1, 2, 3, 6], '0-3,6/8'],
  [[0], '0/8'],
  [[1, 3, 4], '1,3-4/8'],
])('%j is named %s, and read as it is named', (shards, text) => {
  expect(shareText({ count: 8, shards })).toBe(text);
  expect(readShare(text)).toEqual({ count: 8, shards });
});

it.each(['', '0-3', 'a/8', '0,/8'])('%j names no share', (text) => {
  expect(readShare(text)).toBeNull();
});

it.each([1, 2, 8, 16, 17, 40, 1000])(
  '%i shards make groups that hold each of them once, and are alike in size',
  (count) => {
    const groups = groupsOf(count);
    expect(groups).toHaveLength(Math.min(count, 16));
    expect(groups.flatMap(({ shards }) => shards)).toEqual(Array.from({ length: count }, (_, nth) => nth));
    const sizes = groups.map(({ shards }) => shards.length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  },
);
