// Makes an empty index.
import { sql } from 'kysely';
import { createFullText } from './fulltext.ts';
import { createNames } from './names.ts';
import { createPeople } from './people.ts';
import type { IndexDb } from './schema.ts';
import { createSpelling } from './spelling.ts';
import { createState, type Making } from './state.ts';

/** To be called in a transaction. */
export async function createTables(db: IndexDb, making: Making): Promise<void> {
  await sql`create table indexed (
    seq integer primary key,
    id text not null unique,
    words text not null,
    inside text not null,
    head integer not null,
    upvotes integer,
    fingerprint integer not null
  )`.execute(db);
  await createFullText(db);
  await createPeople(db);
  await createNames(db);
  await createSpelling(db);
  await createState(db, making);
}
