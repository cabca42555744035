// How often the bot logs in at the gateway, whatever the gateway does with it.
import { describe, expect, it } from 'vitest';
import { createIdentifyThrottle } from '../../src/discord/identify-throttle.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const never = new AbortController().signal;

/** A throttle on a clock that only its pauses move. */
function throttled() {
  const clock = { at: 0 };
  const throttle = createIdentifyThrottle({
    now: () => clock.at,
    pause: async (ms) => {
      clock.at += ms;
    },
  });
  return { clock, login: (shard = 0) => throttle.waitForIdentify(shard, never) };
}

describe('log-ins at the gateway', () => {
  it('that are all sent away stay far below a thousand a day, and go on all the same', async () => {
    const { clock, login } = throttled();
    const at: number[] = [];
    while (clock.at < 24 * HOUR) {
      await login();
      at.push(clock.at);
    }
    expect(at.length).toBeLessThan(200);
    expect(at.slice(0, 7).map((each) => each / SECOND)).toEqual([0, 5, 10, 15, 20, 35, 65]);
    const gaps = at.slice(1).map((each, nth) => each - (at[nth] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(15 * 60 * SECOND);
  });

  it('that happen now and then are not held up', async () => {
    const { clock, login } = throttled();
    for (let nth = 0; nth < 24; nth++) {
      clock.at = nth * HOUR;
      await login();
      expect(clock.at).toBe(nth * HOUR);
    }
  });

  it('of several shards are five seconds apart, and one that is sent away holds up no other', async () => {
    const clock = { at: 0 };
    const throttle = createIdentifyThrottle({
      now: () => clock.at,
      // Of long pauses nobody sees the end.
      pause: (ms) => {
        if (ms > 60 * SECOND) return new Promise(() => {});
        clock.at += ms;
        return Promise.resolve();
      },
    });
    const login = (shard: number) => throttle.waitForIdentify(shard, never);
    await Promise.all([login(0), login(1), login(2)]);
    expect(clock.at).toBe(10 * SECOND);
    for (let nth = 0; nth < 7; nth++) await login(0);
    const held = login(0).then(() => 'logged in');
    const before = clock.at;
    await login(1);
    expect(clock.at - before).toBe(5 * SECOND);
    expect(await Promise.race([held, Promise.resolve('held')])).toBe('held');
  });

  it('of shards that Discord takes at the same time do not wait for each other', async () => {
    const clock = { at: 0 };
    const throttle = createIdentifyThrottle({
      maxConcurrency: 2,
      now: () => clock.at,
      pause: async (ms) => {
        clock.at += ms;
      },
    });
    const login = (shard: number) => throttle.waitForIdentify(shard, never);
    await login(0);
    await login(1);
    expect(clock.at).toBe(0);
    await login(2);
    expect(clock.at).toBe(5 * SECOND);
  });

  it('are given up when the connection is gone, and the next one takes its turn', async () => {
    const clock = { at: 0 };
    const throttle = createIdentifyThrottle({ now: () => clock.at });
    await throttle.waitForIdentify(0, never);
    const gone = new AbortController();
    const waiting = throttle.waitForIdentify(0, gone.signal);
    gone.abort();
    await expect(waiting).rejects.toThrow();
    clock.at = 5 * SECOND;
    await throttle.waitForIdentify(0, never);
  });
});

it('log-ins of other processes are waited for, in each group of shards', async () => {
  const taken: number[] = [];
  const clock = { at: 0 };
  const throttle = createIdentifyThrottle({
    maxConcurrency: 4,
    now: () => clock.at,
    pause: async (ms) => {
      clock.at += ms;
    },
    takeTurn: async (group) => {
      taken.push(group);
      // Another process has logged one in just now.
      return clock.at < 3 * SECOND ? 3 * SECOND - clock.at : 0;
    },
  });
  await throttle.waitForIdentify(6, new AbortController().signal);
  expect(clock.at).toBe(3 * SECOND);
  expect(taken).toEqual([2, 2]);
});
