// Tokens are booked before they are spent: whatever comes between, no more is spent than may be.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import { saveListing } from '../../src/store/listings.ts';
import { book, giveBack, settle, spentOn } from '../../src/store/spending.ts';
import { countAnswer, discountAnswer, nextDay } from '../../src/store/summary-answers.ts';
import { listed } from '../daily/fixture.ts';
import { forEachDatabase } from '../postgres/databases.ts';

const NOW = Date.parse('2024-01-22T12:00:00Z');
const TOMORROW = Date.parse('2024-01-23T00:00:00Z');
const ESTIMATE = { input: 1_000, output: 6_000 };
const TASK = { paperId: '2401.00001', language: 'ko' };

forEachDatabase((open) => {
  let store: Db;
  beforeEach(async () => {
    store = await open();
    await saveListing(store, day('2024-01-22'), [listed(TASK.paperId)], NOW);
  });
  afterEach(() => store.destroy());

  const booked = async () => (await spentOn(store, NOW)).bookedTokens;

  describe('a booking', () => {
    it('gives way to what the answer did cost', async () => {
      const booking = await book(store, ESTIMATE, { budget: 10_000, now: NOW });
      expect(await booked()).toBe(7_000);
      if (booking) await settle(store, booking, { input: 700, output: 250 });
      expect(await spentOn(store, NOW)).toEqual({
        requests: 1,
        inputTokens: 700,
        outputTokens: 250,
        bookedTokens: 0,
      });
    });

    it('is given back where nothing was asked', async () => {
      const booking = await book(store, ESTIMATE, { budget: 10_000, now: NOW });
      if (booking) await giveBack(store, booking);
      expect(await spentOn(store, NOW)).toEqual({
        requests: 0,
        inputTokens: 0,
        outputTokens: 0,
        bookedTokens: 0,
      });
    });

    it('stays where nobody ever said what became of it, and is of its own day', async () => {
      await book(store, ESTIMATE, { budget: 10_000, now: TOMORROW - 1 });
      const late = await book(store, ESTIMATE, { budget: 10_000, now: TOMORROW - 1 });
      expect(await book(store, ESTIMATE, { budget: 10_000, now: TOMORROW - 1 })).toBeNull();
      if (late) await settle(store, late, { input: 1, output: 1 });
      expect((await spentOn(store, TOMORROW)).requests).toBe(0);
      expect(await booked()).toBe(7_000);
    });

    it('goes beyond the budget once, however many ask at the same time', async () => {
      const all = await Promise.all(
        Array.from({ length: 20 }, () => book(store, ESTIMATE, { budget: 10_000, now: NOW })),
      );
      expect(all.filter(Boolean)).toHaveLength(2);
      expect(await booked()).toBe(14_000);
    });

    it('is never refused without a budget', async () => {
      for (let turn = 0; turn < 3; turn++)
        expect(await book(store, ESTIMATE, { budget: 0, now: NOW })).not.toBeNull();
    });
  });

  describe('answers for a paper', () => {
    it('are three a day, however many ask at the same time, and three the next day', async () => {
      const all = await Promise.all(Array.from({ length: 9 }, () => countAnswer(store, TASK, NOW)));
      expect(all.filter(Boolean)).toHaveLength(3);
      expect(await countAnswer(store, { ...TASK, language: 'en' }, NOW)).toBe(true);
      expect(await countAnswer(store, TASK, nextDay(NOW))).toBe(true);
      expect(nextDay(NOW)).toBe(TOMORROW);
    });

    it('that never came are not counted', async () => {
      for (let turn = 0; turn < 5; turn++) {
        expect(await countAnswer(store, TASK, NOW)).toBe(true);
        await discountAnswer(store, TASK, NOW);
      }
    });
  });
});
