// A chain of statements lets others have the event loop, however quick each of them is.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLoopTurn } from '../../src/database/loop-turn.ts';

/** A chain of statements of which each takes a millisecond; returns how many ran before others had a turn. */
async function chain(statements: number, work: (nth: number) => Promise<void> = async () => {}) {
  let now = 0;
  const turn = createLoopTurn(() => now);
  const ran: number[] = [];
  let since = 0;
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      await nextTurn();
      ran.push(since);
      since = 0;
    }
  })();
  for (let nth = 0; nth < statements; nth++) {
    await turn.next();
    now++;
    since++;
    await work(nth);
  }
  isOver = true;
  await others;
  return ran;
}

describe('a chain of statements', () => {
  it('that is long is parted', async () => {
    const ran = await chain(100);
    expect(Math.max(...ran)).toBeLessThanOrEqual(5);
    expect(ran.reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  it('that is short waits for nobody', async () => {
    let now = 0;
    const turn = createLoopTurn(() => now);
    for (; now < 4; now++) expect(turn.next()).toBeNull();
  });

  it('that gives turns by itself gives no more', async () => {
    let now = 0;
    const turn = createLoopTurn(() => now);
    for (; now < 20; now++) {
      expect(turn.next()).toBeNull();
      await nextTurn();
    }
  });
});
