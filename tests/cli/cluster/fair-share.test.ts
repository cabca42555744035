// How groups are shared out: evenly, with as few as possible changing hands.
import { expect, it } from 'vitest';
import { fairShare } from '../../../src/cli/cluster/fair-share.ts';

it.each([
  [[8], 8, [8]],
  [[8, 0], 8, [4, 4]],
  [[8, 0, 0], 8, [3, 3, 2]],
  [[3, 2, 3], 8, [3, 2, 3]],
  [[4, 0, 0], 4, [2, 1, 1]],
  [[1, 1], 4, [2, 2]],
  [[1, 0, 0], 1, [1, 0, 0]],
  [[0, 0, 0], 2, [1, 1, 0]],
])('of processes that hold %j of %i groups each is to hold %j', (held, groups, wanted) => {
  const named = new Map(held.map((many, nth) => [`p${nth}`, many]));
  expect([...named.keys()].map((name) => fairShare(named, groups, name))).toEqual(wanted);
});

it('comes to rest wherever it begins, with nobody two ahead of another', () => {
  for (const start of [
    [12, 0, 0],
    [1, 1, 0],
    [0, 7, 5],
    [0, 0, 0],
  ]) {
    let held = new Map(start.map((many, nth) => [`p${nth}`, many]));
    for (let step = 0; step < 20; step++)
      held = new Map([...held.keys()].map((name) => [name, fairShare(held, 12, name)]));
    const many = [...held.values()];
    expect(many.reduce((sum, each) => sum + each, 0)).toBe(12);
    expect(Math.max(...many) - Math.min(...many)).toBeLessThanOrEqual(1);
  }
});
