// The database counts what changes of its papers, so that an index made of them knows how far it is.
import { sql } from 'kysely';
import { randomBelow } from '../database/dialect.ts';
import type { Db } from '../database/schema.ts';

/**
 * A revision is greater than the one before by a number drawn up to this: after an older copy of the database was put
 * back, the next ones are none that an index could know already.
 */
const STEP = 2 ** 20;

/** So many of the latest revisions are remembered; an index that is older is made anew. */
const REMEMBERED = 1000;

/** Notes, in the caller's transaction, that what is searched of these papers has changed. */
export async function touchPapers(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ number: number }>`
    insert into revisions (number) select coalesce(max(number), 0) + 1 + ${randomBelow(db, STEP)} from revisions
    returning number`.execute(db);
  const revision = rows[0]?.number ?? 0;
  await db.updateTable('papers').set({ revision }).where('id', 'in', ids).execute();
}

/** The latest; 0 before the first. */
export async function latestRevision(db: Db): Promise<number> {
  const { latest } = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('number').as('latest'))
    .executeTakeFirstOrThrow();
  return latest ?? 0;
}

/** Whether the database ever had this revision; none is no revision, and every database had it. */
export async function isRevision(db: Db, number: number): Promise<boolean> {
  if (number === 0) return true;
  const known = db.selectFrom('revisions').select('number').where('number', '=', number);
  return (await known.executeTakeFirst()) !== undefined;
}

export async function forgetOldRevisions(db: Db): Promise<void> {
  const oldest = db
    .selectFrom('revisions')
    .select('number')
    .orderBy('number', 'desc')
    .offset(REMEMBERED)
    .limit(1);
  await db.deleteFrom('revisions').where('number', '<=', oldest).execute();
}

/** What tells this database and its copies from all others. */
export async function databaseIdentity(db: Db): Promise<string> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'identity')
    .executeTakeFirstOrThrow();
  return row.value;
}
