// Transactions: one that SQLite has ended by itself, as on a full disk, and one whose commit takes long.
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { newFolder } from '../cli/process.ts';

it('tells why it ended, and leaves the database to the next', async () => {
  const store = await openStore('file::memory:', '/');
  const ended = store.transaction().execute(async (transaction) => {
    await sql`rollback`.execute(transaction);
    throw new Error('database or disk is full');
  });
  await expect(ended).rejects.toThrow('database or disk is full');
  expect(await store.selectFrom('papers').selectAll().execute()).toEqual([]);
  await store.destroy();
});

it('lets others have the event loop before and behind its commit', async () => {
  using folder = newFolder();
  await using store = await openStore(`file:${join(folder.path, 'big.db')}`, '/');
  await sql`create table big (bytes blob)`.execute(store);
  let [turns, isOver] = [0, false];
  const others = (async () => {
    while (!isOver) {
      await nextTurn();
      turns++;
    }
  })();
  await store.transaction().execute(async (transaction) => {
    await sql`insert into big values (zeroblob(60000000))`.execute(transaction);
    turns = 0;
  });
  const before = turns;
  await sql`select 1`.execute(store);
  const behind = turns - before;
  expect(before).toBeGreaterThan(0);
  expect(behind).toBeGreaterThan(0);
  isOver = true;
  await others;
});

it('is closed behind a transaction that is under way, not within it', async () => {
  using folder = newFolder();
  const url = `file:${join(folder.path, 'big.db')}`;
  const store = await openStore(url, '/');
  await sql`create table big (bytes blob)`.execute(store);
  let closed: Promise<void> | null = null;
  await store.transaction().execute(async (transaction) => {
    await sql`insert into big values (zeroblob(30000000))`.execute(transaction);
    setImmediate(() => {
      closed = store.destroy();
    });
  });
  await nextTurn();
  await closed;
  await using again = await openStore(url, '/');
  expect((await sql`select 1 from big`.execute(again)).rows).toHaveLength(1);
});
