// Shards that no process has are told to the host, once, and so is their end.
import { expect, it } from 'vitest';
import { watchUnserved } from '../../../src/cli/cluster/unserved.ts';
import type { Log } from '../../../src/log.ts';
import type { LeaseRow } from '../../../src/store/cluster/shares.ts';

const row = (name: string): LeaseRow => ({ name, holder: 'b', until: 1, isLive: true });

function scene() {
  const told: string[] = [];
  const tell = (...[fields, text]: [object | string, string?]) =>
    void told.push(typeof fields === 'string' ? fields : `${text} ${JSON.stringify(fields)}`);
  const clock = { at: 0 };
  const log = { error: tell, info: tell } as unknown as Log;
  return { told, clock, look: watchUnserved({ log, uptime: () => clock.at }) };
}

const TROUBLE = 'no process serves these shards: their servers get no posts and no answers';

it('after two minutes, in which processes start or take over', () => {
  const { told, clock, look } = scene();
  const rows = [row('shards 0-3/8'), row('process 8 b')];
  for (; clock.at < 300_000; clock.at += 1_000) {
    look(8, rows);
    if (clock.at < 120_000) expect(told).toEqual([]);
  }
  expect(told).toEqual([`${TROUBLE} {"shards":"4-7/8"}`]);
  look(8, [...rows, row('shards 4-7/8')]);
  expect(told.slice(1)).toEqual(['no shard is without a process any more']);
});

it('but not where they are free for a moment again and again', () => {
  const { told, clock, look } = scene();
  for (; clock.at < 600_000; clock.at += 5_000)
    look(2, clock.at % 60_000 === 0 ? [row('shards 0/2'), row('shards 1/2')] : [row('shards 0/2')]);
  expect(told).toEqual([]);
});

it('but not for the time of an outage of the database', () => {
  const { told, clock, look } = scene();
  for (const at of [0, 300_000, 301_000]) {
    clock.at = at;
    look(2, [row('shards 0/2')]);
  }
  expect(told).toEqual([]);
});

it('and not where one bot has all servers, or others have shards of another count', () => {
  for (const other of ['bot', 'shards 0-1/2']) {
    const { told, clock, look } = scene();
    for (; clock.at < 300_000; clock.at += 1_000) look(8, [row(other)]);
    expect(told).toEqual([]);
  }
});
