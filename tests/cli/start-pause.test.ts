// Starts that follow each other closely are held back more and more: never 200 in a day, whoever restarts the process.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextStartAt } from '../../src/cli/start-pause.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Starts as soon as it may, and lives for so many milliseconds each time. */
function startsInADay(livesMs: readonly number[]): number[] {
  const starts: number[] = [];
  let now = 1e12;
  const end = now + DAY;
  for (let nth = 0; now < end; nth++) {
    const at = nextStartAt(starts, now);
    starts.push(at);
    now = at + (livesMs[nth % livesMs.length] ?? 0);
  }
  return starts;
}

it('goes ahead the first three times, then waits 5 s, 10 s, 20 s and so on, up to a quarter of an hour', () => {
  const starts = startsInADay([0]);
  const gaps = starts.slice(1, 15).map((at, index) => (at - (starts[index] ?? 0)) / 1000);
  expect(gaps).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
});

it('never starts 200 times in a day', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 * MINUTE }), { minLength: 1, maxLength: 8 }),
      (lives) => {
        expect(startsInADay(lives).length).toBeLessThan(200);
      },
    ),
    { numRuns: 50 },
  );
});

it('forgets failures once it has lived, and what a wrong clock noted ahead', () => {
  const now = 1e12;
  expect(nextStartAt([now - 90 * MINUTE, now - 89 * MINUTE, now - 88 * MINUTE, now - 87 * MINUTE], now)).toBe(
    now,
  );
  expect(nextStartAt([now + DAY, now + DAY, now + DAY], now)).toBe(now);
});
