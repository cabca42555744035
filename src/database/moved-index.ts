// The index was a part of the database once: its tables leave, one after the other, and their space is given back.
import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** In this order: those that refer to people before people. */
const TABLES = ['title_index', 'body_index', 'indexed', 'bylines', 'filed_names', 'people', 'spellings'];

/** What is given back less is left for what comes. */
const WORTH_GIVING_BACK = 1 / 4;

/** `tell` hears what is being done, before it is. A database that was stopped in the middle goes on from there. */
export async function dropMovedIndex(db: Db, tell: (text: string) => void): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name in (${sql.join(TABLES)})`.execute(db);
  const left = new Set(rows.map(({ name }) => name));
  const here = TABLES.filter((table) => left.has(table));
  for (const [index, table] of here.entries()) {
    tell(`the index leaves the database, which it was a part of: table ${index + 1} of ${here.length}`);
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
  await giveBack(db, tell);
}

async function giveBack(db: Db, tell: (text: string) => void): Promise<void> {
  const free = await pragma(db, 'freelist_count');
  const all = await pragma(db, 'page_count');
  if (free < WORTH_GIVING_BACK * all || free * (await pragma(db, 'page_size')) < 2 ** 20) return;
  tell(`the database gives back the space of ${free} of its ${all} pages`);
  await sql`vacuum`.execute(db);
}

async function pragma(db: Db, name: string): Promise<number> {
  const { rows } = await sql<Record<string, number>>`pragma ${sql.raw(name)}`.execute(db);
  return rows[0]?.[name] ?? 0;
}
