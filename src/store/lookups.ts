// Look-ups: what a list answers, kept for as long as its page buttons work.
import type { Db } from '../database/schema.ts';

export interface Lookup {
  readonly id: string;
  readonly memberId: string;
  /** JSON, parsed by whoever wrote it. */
  readonly query: string;
}

/** How long a list's buttons work, in milliseconds: 14 days. */
const KEPT = 14 * 24 * 60 * 60 * 1000;

export async function saveLookup(db: Db, { id, memberId, query }: Lookup, now: number): Promise<void> {
  await purgeLookups(db, now);
  await db.insertInto('lookups').values({ id, member_id: memberId, query, created_at: now }).execute();
}

/** Forgets those whose buttons work no more. */
export async function purgeLookups(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('lookups')
    .where('created_at', '<', now - KEPT)
    .execute();
}

export async function findLookup(db: Db, id: string): Promise<Lookup | null> {
  const row = await db.selectFrom('lookups').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { id: row.id, memberId: row.member_id, query: row.query } : null;
}
