// A transaction that SQLite has ended by itself, as on a full disk.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';

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
