// Whether an index is sound: what nobody but this program writes can still be damaged by a disk, or by hand.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import { quickCheck } from '../database/quick-check.ts';
import { counted } from '../model/counted.ts';
import { UserError } from '../model/errors.ts';
import { RINGS, tableOf } from './fulltext.ts';
import type { IndexDb } from './schema.ts';

/** Tables beside those of the full text; where one is missing, that is an error. */
const OTHERS = ['state', 'people', 'bylines', 'filed_names', 'spellings'];

/** Null, or what is wrong. `db` is the connection to write by: FTS5 takes its check for a write. Throws what SQLite says. */
export async function findDamage(db: IndexDb): Promise<string | null> {
  try {
    return await compareParts(db);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

async function compareParts(db: IndexDb): Promise<string | null> {
  await quickCheck(db);
  for (const table of OTHERS) await countRows(db, table);
  const papers = await countRows(db, 'indexed');
  for (const ring of RINGS) {
    await nextTurn();
    await sql`insert into ${tableOf(ring)} (${tableOf(ring)}) values ('integrity-check')`.execute(db);
    const texts = await countRows(db, `${ring}_index_docsize`);
    if (texts !== papers) return `${ring}: ${counted(texts, 'text')} of ${counted(papers, 'paper')}`;
  }
  return null;
}

async function countRows(db: IndexDb, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}
