// Starts that follow each other closely are held back more and more: never 200 in a day, whoever restarts the process.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextStartAt, noteStart, startPauseMs } from '../../../src/cli/start/pause.ts';
import { openStore } from '../../../src/store/open.ts';
import { writeSetting } from '../../../src/store/settings.ts';

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

it('holds back the one of several processes that starts again and again, and no other', async () => {
  await using db = await openStore('file::memory:', '.');
  const now = 1e12;
  for (let nth = 0; nth < 4; nth++) await noteStart(db, now, 'a:3000');
  expect(await startPauseMs(db, now, 'a:3000')).toBe(10_000);
  expect(await startPauseMs(db, now, 'b:3000')).toBe(0);
  expect(await startPauseMs(db, now)).toBe(0);
});

it('knows the starts that an older version noted', async () => {
  await using db = await openStore('file::memory:', '.');
  const now = 1e12;
  await writeSetting(db, 'starts', JSON.stringify([now - 2, now - 1, now]));
  expect(await startPauseMs(db, now)).toBe(5_000);
  await noteStart(db, now);
  expect(await startPauseMs(db, now)).toBe(10_000);
});
