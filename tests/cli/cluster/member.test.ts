// A process's shares while the way to the database is cut, or another has taken them.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinMembers, type Lease, type Member } from '../../../src/cli/cluster/member.ts';
import { connectPostgres } from '../../../src/database/postgres/connect.ts';
import type { Db } from '../../../src/database/schema.ts';
import { createLog } from '../../../src/log.ts';
import { leaseRows } from '../../../src/store/cluster/shares.ts';
import { openStore } from '../../../src/store/open.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../../postgres/databases.ts';
import { type Relay, relayTo } from '../../postgres/relay.ts';

const LENGTH = 1_500;
const PATIENCE = { timeout: 20_000, interval: 20 };
const SHARE = { count: 2, shards: [0] };

onPostgres(() => {
  let database: TestDatabase;
  let store: Db;
  let way: Relay;
  let own: Db;
  let member: Member;
  let lease: Lease;

  const join = (db: Db, name: string, lengthMs = LENGTH) =>
    joinMembers({ store: db, log: createLog({ level: 'silent' }), name, count: 2, now: Date.now, lengthMs });

  beforeEach(async () => {
    database = await postgresDatabase();
    store = await openStore(database.url, '.');
    way = await relayTo(database.url);
    own = await connectPostgres(way.url, { connections: 2, connectMs: 1_000, answerMs: 1_000 });
    member = await join(own, 'a');
    const taken = await member.take(SHARE);
    if (typeof taken === 'string') throw new Error(taken);
    lease = taken;
  });
  afterEach(async () => {
    way.mend();
    await member.leave().catch(() => {});
    await own.destroy();
    way.close();
    await store.destroy();
    await database.drop();
  });

  it('is renewed, and another is told that it is held', async () => {
    const other = await join(store, 'b');
    await wait(2 * LENGTH);
    expect(lease.isHeld()).toBe(true);
    expect(await other.take(SHARE)).toBe('held');
    await lease.release();
    expect(lease.isHeld()).toBe(false);
    expect(await other.take(SHARE)).toMatchObject({ isHeld: expect.any(Function) });
    await other.leave();
  });

  it('isn’t relied on before another may have it, and is lost when another has', async () => {
    const other = await join(store, 'b');
    way.cut();
    let taken: Awaited<ReturnType<Member['take']>> = 'held';
    while (typeof taken === 'string') {
      const wasHeld = lease.isHeld();
      taken = await other.take(SHARE);
      // It asked before the other had it.
      if (typeof taken !== 'string') expect(wasHeld).toBe(false);
    }
    expect(lease.lost.aborted).toBe(false);
    way.mend();
    await expect.poll(() => lease.lost.aborted, PATIENCE).toBe(true);
    expect(taken.isHeld()).toBe(true);
    await other.leave();
  });

  it('goes on where nobody took it while the way was cut', async () => {
    way.cut('aloud');
    await expect.poll(() => lease.isHeld(), PATIENCE).toBe(false);
    await wait(LENGTH);
    way.mend();
    await expect.poll(() => lease.isHeld(), PATIENCE).toBe(true);
    expect(lease.lost.aborted).toBe(false);
  });

  it('is another’s to take, though its holder fell silent in the middle of a write', async () => {
    const silent = await openStore(way.url, '.', { silenceS: 1 });
    const began = Promise.withResolvers<void>();
    const writing = silent.transaction().execute(async () => {
      began.resolve();
      await new Promise(() => {});
    });
    writing.catch(() => {});
    await began.promise;
    way.cut();
    const other = await join(store, 'b');
    let taken = await other.take(SHARE);
    while (typeof taken === 'string') taken = await other.take(SHARE);
    expect(taken.isHeld()).toBe(true);
    await other.leave();
  });

  it('is given up where the answer to its taking was lost, as nobody serves it', async () => {
    await store
      .insertInto('leases')
      .values({ name: 'shards 1/2', holder: 'a', until: Date.now() + 60_000 })
      .execute();
    await expect
      .poll(async () => (await leaseRows(store)).map(({ name }) => name).includes('shards 1/2'), PATIENCE)
      .toBe(false);
    expect(lease.isHeld()).toBe(true);
  });
});
