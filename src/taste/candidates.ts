// The papers of the last days, from which is chosen what a member may like.
import type { Db } from '../database/schema.ts';
import { addDays, type Day, day } from '../model/day.ts';
import type { Candidate } from './recommend.ts';

export interface Candidates {
  /** Newest first. */
  readonly candidates: readonly Candidate[];
  /** The first of their days. */
  readonly from: Day;
}

/** More papers than this in a few days are those of an import. */
const MOST = 3000;

/** The newest day that has papers; null where there is no paper. */
export async function newestDay(db: Db): Promise<Day | null> {
  const { newest } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.max('date').as('newest'))
    .executeTakeFirstOrThrow();
  return newest === null ? null : day(newest);
}

/** Of so many days up to the newest one that has papers; null where there is no paper. */
export async function candidatesOf(db: Db, days: number): Promise<Candidates | null> {
  const newest = await newestDay(db);
  if (newest === null) return null;
  const from = addDays(newest, 1 - days);
  const rows = await db
    .selectFrom('papers')
    .select(['id', ({ fn }) => fn.coalesce('upvotes_now', 'upvotes').as('upvotes')])
    .where('date', '>=', from)
    .orderBy('date', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
  return { from, candidates: rows.map(({ id, upvotes }) => ({ id, upvotes: upvotes ?? 0 })) };
}

/** These papers, in their order; unknown ones are left out. */
export async function upvotesOf(db: Db, ids: readonly string[]): Promise<Candidate[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('papers')
    .select(['id', ({ fn }) => fn.coalesce('upvotes_now', 'upvotes').as('upvotes')])
    .where('id', 'in', ids)
    .execute();
  const known = new Map(rows.map(({ id, upvotes }) => [id, upvotes ?? 0]));
  return ids.flatMap((id) => (known.has(id) ? [{ id, upvotes: known.get(id) ?? 0 }] : []));
}
