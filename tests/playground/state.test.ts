// What the world is built on: ids that rise, and a log whose pages are those of a plain sorted list.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds, snowflakes, timeOf } from '../../src/playground/snowflake.ts';
import { MessageLog, type Page } from '../../src/playground/state/log.ts';
import type { MessageState } from '../../src/playground/state/message-state.ts';

test('snowflakes rise, whatever the clock does, and tell their time', () => {
  const times = [1000, 1000, 2000, 1500, 3000].map((ms) => Date.parse('2026-01-22') + ms);
  let at = 0;
  const newId = snowflakes(() => times[at++] ?? 0);
  const ids = times.map(() => newId());
  expect(ids.toSorted(compareIds)).toEqual(ids);
  expect(new Set(ids).size).toBe(5);
  expect(timeOf(ids[4] ?? '')).toBe(times[4]);
});

const id = fc.integer({ min: 1, max: 40 }).map((value) => String(value * 1000));
const page: fc.Arbitrary<Page> = fc.record({
  limit: fc.integer({ min: 1, max: 10 }),
  before: fc.option(id, { nil: undefined }),
  after: fc.option(id, { nil: undefined }),
});

test('a log pages like a sorted list, whatever came and went', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id), fc.array(id), page, (added, removed, wanted) => {
      const log = new MessageLog();
      for (const each of added) log.add({ id: each } as MessageState);
      for (const each of removed) log.remove(each);
      const left = added.filter((each) => !removed.includes(each)).sort(compareIds);
      expect(log.all.map((message) => message.id)).toEqual(left);
      expect(log.page(wanted).map((message) => message.id)).toEqual(plainPage(left, wanted));
    }),
  );
});

/** Where both are named, `after` goes first. */
function plainPage(ids: readonly string[], { limit, before, after }: Page): string[] {
  if (after !== undefined)
    return ids
      .filter((each) => compareIds(each, after) > 0)
      .slice(0, limit)
      .reverse();
  const older = before === undefined ? ids : ids.filter((each) => compareIds(each, before) < 0);
  return older.slice(-limit).reverse();
}
