// Memory is given back while nobody waits: not during an answer or a post, and once in ten minutes at most.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { trimWhenIdle } from '../../src/cli/idle-collection.ts';
import { createActivity } from '../../src/discord/activity.ts';
import { createSingleFlight } from '../../src/model/single-flight.ts';

const MB = 1024 * 1024;
const MINUTE = 60_000;

let heap: number;
let trims: number;
let stop: () => void;
let app: ReturnType<Parameters<typeof trimWhenIdle>[0]['apps']>[number];

beforeEach(() => {
  vi.useFakeTimers();
  [heap, trims] = [100 * MB, 0];
  app = {
    activity: createActivity(() => performance.now()),
    deliveries: createSingleFlight(),
    notifications: createSingleFlight(),
  };
  const trim = () => {
    trims++;
    heap -= 50 * MB;
  };
  stop = trimWhenIdle({ apps: () => [app], heapUsed: () => heap, trim });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it('after the start, and again ten minutes later if the heap has grown', async () => {
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(trims).toBe(1);
  heap += 20 * MB;
  await vi.advanceTimersByTimeAsync(8 * MINUTE);
  expect(trims).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(trims).toBe(2);
  await vi.advanceTimersByTimeAsync(30 * MINUTE);
  expect(trims).toBe(2);
});

it('not while an interaction is answered, nor right after', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answering = app.activity.during(() => promise);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(trims).toBe(0);
  resolve();
  await answering;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(trims).toBe(0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(trims).toBe(1);
});

it('not while a digest is posted', async () => {
  const { promise, resolve } = Promise.withResolvers<never>();
  const posting = app.deliveries.run('a', () => promise);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(trims).toBe(0);
  resolve(null as never);
  await posting;
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(trims).toBe(1);
});
