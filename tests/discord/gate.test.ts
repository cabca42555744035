// What the gate holds back: requests while the address is blocked, and more refusals than Discord forgives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBreaker } from '../../src/discord/breaker.ts';
import { createRequestBudget } from '../../src/discord/request-budget.ts';

const MINUTE = 60_000;

describe('a blocked address', () => {
  it('is asked about once after a minute, then after twice as long, up to ten', () => {
    let now = 0;
    const breaker = createBreaker(() => now);
    breaker.trip();
    const asked: number[] = [];
    for (; now < 60 * MINUTE; now += MINUTE / 2) {
      if (!breaker.mayAsk()) continue;
      expect(breaker.mayAsk()).toBe(false);
      asked.push(now / MINUTE);
      breaker.trip();
    }
    expect(asked).toEqual([1, 3, 7, 15, 25, 35, 45, 55]);
    now = 65 * MINUTE;
    expect(breaker.mayAsk()).toBe(true);
    breaker.close();
    expect([breaker.mayAsk(), breaker.mayAsk()]).toEqual([true, true]);
  });

  it('is asked one cheap question every two minutes of a long pause, and answers end the pause', () => {
    let now = 0;
    const breaker = createBreaker(() => now);
    expect(breaker.mayProbe()).toBe(false);
    const probed: number[] = [];
    breaker.trip();
    for (; now < 30 * MINUTE; now += MINUTE / 2) {
      if (breaker.mayAsk()) breaker.trip();
      if (breaker.mayProbe()) probed.push(now / MINUTE);
    }
    expect(probed).toEqual([5, 9, 11, 13, 17, 19, 21, 23, 27, 29]);
    expect(breaker.mayAsk()).toBe(false);
    breaker.endPause();
    expect([breaker.mayProbe(), breaker.mayAsk(), breaker.mayAsk()]).toEqual([false, true, false]);
    breaker.close();
    expect([breaker.mayAsk(), breaker.mayAsk()]).toEqual([true, true]);
  });

  it('that answers the question, but blocks the work, is asked for work every two minutes at most', () => {
    let now = 0;
    const breaker = createBreaker(() => now);
    breaker.trip();
    const asked: number[] = [];
    for (; now < 60 * MINUTE; now += MINUTE / 2) {
      if (breaker.mayProbe()) breaker.endPause();
      if (!breaker.mayAsk()) continue;
      asked.push(now / MINUTE);
      breaker.trip();
    }
    expect(asked.length).toBeLessThan(32);
  });

  it('lets another request try where the first one failed otherwise', () => {
    let now = 0;
    const breaker = createBreaker(() => now);
    breaker.trip();
    now = MINUTE;
    expect(breaker.mayAsk()).toBe(true);
    breaker.release();
    expect(breaker.mayAsk()).toBe(true);
  });
});

it('whatever is refused, and whenever, fewer than a thousand are in any ten minutes', () => {
  const steps = fc.array(fc.record({ waitMs: fc.nat(20_000), burst: fc.nat(300) }), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (each) => {
      let now = 0;
      const budget = createRequestBudget(() => now);
      const sent: number[] = [];
      for (const { waitMs, burst } of each) {
        now += waitMs;
        // So many are on their way at most when the first of them is refused.
        const leaving = Array.from({ length: Math.min(burst, 150) }, () => budget.isLeft());
        for (const leaves of leaving) {
          if (!leaves) continue;
          budget.count(403);
          sent.push(now);
        }
        expect(sent.filter((at) => at > now - 10 * MINUTE).length).toBeLessThan(1_000);
      }
    }),
  );
  const budget = createRequestBudget(() => 0);
  for (let nth = 0; nth < 5_000; nth++) budget.count(200);
  expect(budget.isLeft()).toBe(true);
});
