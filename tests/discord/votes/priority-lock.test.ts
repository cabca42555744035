// The lock with priorities: what is urgent goes before what waits, and nothing is done at the same time.
import { expect, it } from 'vitest';
import { createPriorityLock } from '../../../src/discord/votes/priority-lock.ts';

it('does one thing at a time, the urgent first, each lane in its order', async () => {
  const { urgent, ordinary } = createPriorityLock();
  const done: string[] = [];
  let running = 0;
  const work = (name: string) => async () => {
    expect(++running).toBe(1);
    await Promise.resolve();
    running--;
    done.push(name);
  };
  const first = ordinary(work('under way'));
  const others = [ordinary(work('a')), ordinary(work('b')), urgent(work('!a')), urgent(work('!b'))];
  await Promise.all([first, ...others]);
  expect(done).toEqual(['under way', '!a', '!b', 'a', 'b']);
});

it('goes on after work that failed', async () => {
  const { urgent, ordinary } = createPriorityLock();
  const failing = urgent(() => Promise.reject(new Error('no')));
  const next = ordinary(async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
