// Two processes on one database: one is the bot, the other waits for its end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Contender, takeLease } from '../../../src/cli/start/standby.ts';
import type { Db } from '../../../src/database/schema.ts';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open.ts';

let folder: string;
let stores: Db[];
/** What the clock that nobody sets says, in milliseconds. */
let uptime: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  uptime = 0;
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  stores = [await openStore('file:a.db', folder), await openStore('file:a.db', folder)];
});
afterEach(async () => {
  vi.useRealTimers();
  for (const store of stores) await store.destroy();
  rmSync(folder, { recursive: true });
});

const contender = (name: 'first' | 'second'): Contender => ({
  store: stores[name === 'first' ? 0 : 1] as Db,
  log: createLog({ level: 'silent' }),
  name,
  now: Date.now,
  uptime: () => uptime,
  length: 30_000,
});

/** Takes the lease or gives up at once. */
const tries = (name: 'first' | 'second') => takeLease(contender(name), AbortSignal.abort());

describe('the lease', () => {
  it('is held by one process and renewed while it lives', async () => {
    const lease = await tries('first');
    expect(lease?.isHeld()).toBe(true);
    expect(await tries('second')).toBeNull();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(lease?.isHeld()).toBe(true);
    expect(await tries('second')).toBeNull();
    await lease?.release();
  });

  it('goes to the next process at once when it is given up', async () => {
    const lease = await tries('first');
    await lease?.release();
    expect(lease?.isHeld()).toBe(false);
    const next = await tries('second');
    expect(next?.isHeld()).toBe(true);
    await next?.release();
  });

  it('goes to the next process 30 seconds after the last sign of life, and the first one notices', async () => {
    const lease = await tries('first');
    vi.setSystemTime(Date.now() + 29_000);
    expect(await tries('second')).toBeNull();
    // Before the lease ends nothing more is sent: sending takes time.
    expect(lease?.isHeld()).toBe(false);
    vi.setSystemTime(Date.now() + 1_000);
    const next = await tries('second');
    expect(next?.isHeld()).toBe(true);
    const lost = vi.fn();
    lease?.lost.then(lost);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lost).toHaveBeenCalled();
    await next?.release();
  });

  it('is over once it stood unchanged for its length, even if a wrong clock put its end hours ahead', async () => {
    const right = Date.now();
    vi.setSystemTime(right + 6 * 60 * 60_000);
    await tries('first');
    vi.setSystemTime(right);
    const [before, onWait] = [performance.now(), vi.fn()];
    const second = { ...contender('second'), length: 60, uptime: () => performance.now(), onWait };
    const lease = await takeLease(second, new AbortController().signal);
    expect(onWait).toHaveBeenCalled();
    expect(performance.now() - before).toBeGreaterThan(60);
    expect(lease?.isHeld()).toBe(true);
    await lease?.release();
  });

  it('is not relied on when the clock is set back while the process is suspended', async () => {
    const lease = await tries('first');
    uptime += 31_000;
    vi.setSystemTime(Date.now() - 60 * 60_000);
    expect(lease?.isHeld()).toBe(false);
    await lease?.release();
  });

  it('is held where the database answers, one after another, slower than it is asked', async () => {
    const answers: (() => void)[] = [];
    const slow = (stores[0] as Db).withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => new Promise((resolve) => answers.push(() => resolve(result))),
    });
    const answer = async () => {
      await vi.waitUntil(() => answers.length > 0);
      answers.shift()?.();
    };
    const taking = takeLease({ ...contender('first'), store: slow }, AbortSignal.abort());
    await answer();
    const lease = await taking;
    for (let nth = 0; nth < 30; nth++) {
      await vi.advanceTimersByTimeAsync(6_000);
      await answer();
    }
    expect(lease?.isHeld()).toBe(true);
  });

  it('is given up when the database cannot be reached for as long as it holds', async () => {
    const lease = await tries('first');
    const lost = vi.fn();
    lease?.lost.then(lost);
    await stores[0]?.destroy();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(lost).not.toHaveBeenCalled();
    expect(lease?.isHeld()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(lost).toHaveBeenCalled();
  });
});
