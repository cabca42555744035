// Leases of shares: all of one or nothing, by PostgreSQL's clock, and never beside a process that has all servers.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../../src/database/schema.ts';
import type { Share } from '../../../src/model/share.ts';
import { takeIdentifyTurn } from '../../../src/store/cluster/identify-turns.ts';
import {
  leaseRows,
  leaveShares,
  processesIn,
  renewShares,
  sharesIn,
  takeShare,
} from '../../../src/store/cluster/shares.ts';
import { holdLease, readAnyLease } from '../../../src/store/lease.ts';
import { openStore } from '../../../src/store/open.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../../postgres/databases.ts';

const LONG = 60_000;
const LOW: Share = { count: 8, shards: [0, 1, 2, 3] };
const MIDDLE: Share = { count: 8, shards: [3, 4] };
const HIGH: Share = { count: 8, shards: [4, 5, 6, 7] };

onPostgres(() => {
  let database: TestDatabase;
  let db: Db;
  beforeEach(async () => {
    database = await postgresDatabase();
    db = await openStore(database.url, '.');
  });
  afterEach(async () => {
    await db.destroy();
    await database.drop();
  });

  const take = (share: Share, holder: string, lengthMs = LONG) =>
    takeShare(db, share, { holder, lengthMs, isOver: ({ isLive }) => !isLive });
  const holders = async () =>
    sharesIn((await leaseRows(db)).filter(({ isLive }) => isLive)).map(({ holder }) => holder);

  it('are taken whole or not at all', async () => {
    expect(await take(LOW, 'a')).toBeNull();
    expect(await take(MIDDLE, 'b')).toBe('held');
    expect(await take(HIGH, 'b')).toBeNull();
    expect(await take(LOW, 'b')).toBe('held');
    expect(await take(LOW, 'a')).toBeNull();
    expect(await holders()).toEqual(['a', 'b']);
    await leaveShares(db, 'a', LOW);
    expect(await take(LOW, 'b')).toBeNull();
  });

  it('end by the database’s clock where they are not renewed, and whoever had one learns of it', async () => {
    await take(LOW, 'a', 300);
    await take(HIGH, 'b');
    expect(await renewShares(db, 8, { holder: 'a', lengthMs: 300 })).toEqual(['0-3/8']);
    expect(await take(LOW, 'b')).toBe('held');
    await wait(400);
    expect(await take(LOW, 'b')).toBeNull();
    expect(await renewShares(db, 8, { holder: 'a', lengthMs: 300 })).toEqual([]);
    expect((await renewShares(db, 8, { holder: 'b', lengthMs: LONG })).sort()).toEqual(['0-3/8', '4-7/8']);
    expect(processesIn(await leaseRows(db), 8).sort()).toEqual(['a', 'b']);
    expect(processesIn(await leaseRows(db), 4)).toEqual([]);
  });

  it('that nobody took meanwhile go on, though they had ended', async () => {
    await take(LOW, 'a', 1);
    await wait(20);
    expect(await renewShares(db, 8, { holder: 'a', lengthMs: LONG })).toEqual(['0-3/8']);
    expect(await take(LOW, 'b')).toBe('held');
  });

  it('of another count, and the lease of all servers, keep each other out', async () => {
    await take(LOW, 'a', 300);
    expect(await take({ count: 4, shards: [3] }, 'b')).toBe('count');
    const now = Date.now();
    expect(await holdLease(db, 'alone', { now, until: now + LONG })).toBe(false);
    expect(await readAnyLease(db)).toMatchObject({ holder: 'a' });
    await wait(400);
    expect(await holdLease(db, 'alone', { now, until: now + LONG })).toBe(true);
    expect(await take(LOW, 'a')).toBe('alone');
    // Whose lease has ended finds that another has the servers, though its own row is still there.
    expect(await holdLease(db, 'alone', { now, until: now - 1 })).toBe(true);
    expect(await take(LOW, 'a')).toBeNull();
    expect(await holdLease(db, 'alone', { now, until: now + LONG })).toBe(false);
  });

  it('of two who ask at the same time go to one', async () => {
    const obstacles = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(LOW, holder)));
    expect(obstacles.filter((obstacle) => obstacle === null)).toHaveLength(1);
    expect(await holders()).toHaveLength(1);
  });

  it('are renewed while another process’s transaction holds the turn to write', async () => {
    await take(LOW, 'a');
    const { promise, resolve } = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const writing = db.transaction().execute(async () => {
      began.resolve();
      await promise;
    });
    await began.promise;
    expect(await renewShares(db, 8, { holder: 'a', lengthMs: LONG })).toEqual(['0-3/8']);
    resolve();
    await writing;
  });

  it('a turn to log in is one process’s at a time, in each group of shards', async () => {
    expect(await takeIdentifyTurn(db, 0, 300)).toBe(0);
    const left = await takeIdentifyTurn(db, 0, 300);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(300);
    expect(await takeIdentifyTurn(db, 1, 300)).toBe(0);
    await wait(320);
    const turns = await Promise.all([1, 2, 3].map(() => takeIdentifyTurn(db, 0, 300)));
    expect(turns.filter((ms) => ms === 0)).toHaveLength(1);
  });
});
