// What the index is of, and how far it is: one row.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { GLOSSARY } from '../model/glossary.ts';
import type { IndexDb } from './schema.ts';

/** To be raised with every change of what stands in the index for the same paper. */
const VERSION = 8;

/** What decides what stands in the index for the same papers: this program's version of it, and the glossary. */
export const FORM = createHash('sha256')
  .update(JSON.stringify([VERSION, GLOSSARY]))
  .digest('hex');

export interface State {
  readonly identity: string;
  readonly form: string;
  readonly room: number;
  readonly revision: number;
  readonly madeTo: number | null;
}

/** An index that is to be made. */
export type Making = Pick<State, 'identity' | 'room' | 'revision'>;

export async function createState(db: IndexDb, { identity, room, revision }: Making): Promise<void> {
  await sql`create table state (
    identity text not null,
    form text not null,
    room integer not null,
    revision integer not null,
    made_to integer
  )`.execute(db);
  await db.insertInto('state').values({ identity, form: FORM, room, revision, made_to: -1 }).execute();
}

/** Null where there are no tables yet. */
export async function readState(db: IndexDb): Promise<State | null> {
  const { rows } = await sql`select 1 from sqlite_schema where name = 'state'`.execute(db);
  if (rows.length === 0) return null;
  const row = await db.selectFrom('state').selectAll().executeTakeFirst();
  if (!row) return null;
  const { identity, form, room, revision, made_to: madeTo } = row;
  return { identity, form, room, revision, madeTo };
}

export async function noteState(
  db: IndexDb,
  { revision, madeTo }: Pick<State, 'revision' | 'madeTo'>,
): Promise<void> {
  await db.updateTable('state').set({ revision, made_to: madeTo }).execute();
}

const rooms = new WeakMap<IndexDb, number>();

/** Papers that a day has room for: a file keeps what it was made with. */
export async function roomOf(db: IndexDb): Promise<number> {
  const known = rooms.get(db);
  if (known !== undefined) return known;
  const { room } = await db.selectFrom('state').select('room').executeTakeFirstOrThrow();
  rooms.set(db, room);
  return room;
}
