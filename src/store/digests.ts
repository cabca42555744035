// Digests: a day's papers in their order, each as the day's document tells it.
import { sql } from 'kysely';
import { type Day, day } from '../model/day.ts';
import type { Digest, Entry } from '../model/digest.ts';
import { chooseSummary } from '../model/summary.ts';
import { unique } from '../model/text.ts';
import { factsToRow, indexPaper, learnPaper, parseAuthors, stated } from './papers.ts';
import type { Db } from './schema.ts';
import { saveSummary, summariesOf } from './summaries.ts';

/**
 * Keeps a digest, in the caller's transaction. What is stored of that day already is updated where the digest
 * states it: papers that it doesn't name stay behind those that it does, facts that it leaves out stay as they are.
 */
export async function saveDigest(db: Db, digest: Digest, closedAt: number): Promise<void> {
  const { date } = digest;
  await db
    .insertInto('digests')
    .values({ date, closed_at: closedAt })
    .onConflict((conflict) => conflict.column('date').doNothing())
    .execute();
  const before = await paperIdsOf(db, date);
  for (const entry of digest.entries) {
    await learnPaper(db, entry, date);
    await saveEntry(db, date, entry);
    await saveSummary(db, entry.id, date, entry.summary);
    await indexPaper(db, entry.id);
  }
  const ranked = unique([...digest.entries.map(({ id }) => id), ...before]);
  for (const [index, id] of ranked.entries()) {
    const entry = db.updateTable('entries').where('date', '=', date).where('paper_id', '=', id);
    await entry.set({ rank: index + 1 }).execute();
  }
}

async function saveEntry(db: Db, date: Day, entry: Entry): Promise<void> {
  const { id, ...row } = factsToRow(entry);
  const { id: _, ...changes } = stated(entry);
  await db
    .insertInto('entries')
    .values({ date, paper_id: id, rank: 0, ...row })
    .onConflict((conflict) => conflict.columns(['date', 'paper_id']).doUpdateSet(changes))
    .execute();
}

/** The digest of a day for readers of `language`, or null if none is stored. */
export async function findDigest(db: Db, date: Day, language: string): Promise<Digest | null> {
  const digest = await db.selectFrom('digests').select('date').where('date', '=', date).executeTakeFirst();
  if (!digest) return null;
  const rows = await db.selectFrom('entries').selectAll().where('date', '=', date).orderBy('rank').execute();
  const ids = rows.map((row) => row.paper_id);
  const summaries = ids.length > 0 ? await summariesOf(db, ids, date) : new Map();
  const entries = rows.map(({ paper_id: id, title, authors, image, video, upvotes }) => {
    const summary = chooseSummary(summaries.get(id) ?? [], language);
    return { id, title, authors: parseAuthors(authors), image, video, upvotes, summary };
  });
  return { date, language, entries };
}

export async function paperIdsOf(db: Db, date: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('entries')
    .select('paper_id')
    .where('date', '=', date)
    .orderBy('rank')
    .execute();
  return rows.map((row) => row.paper_id);
}

export interface StoredDay {
  readonly date: Day;
  readonly papers: number;
}

/** Stored days, newest first; with `prefix`, those whose date begins so (2024-01). */
export async function storedDays(
  db: Db,
  { prefix = '', limit }: { prefix?: string; limit: number },
): Promise<StoredDay[]> {
  const rows = await db
    .selectFrom('digests')
    .innerJoin('entries', 'entries.date', 'digests.date')
    .select(({ fn }) => ['digests.date', fn.countAll<number>().as('papers')])
    .where('digests.date', '>=', prefix)
    .where('digests.date', '<', `${prefix}~`)
    .groupBy('digests.date')
    .orderBy('digests.date', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ date: day(row.date), papers: row.papers }));
}

/** The stored days nearest to `date`, in their order. */
export async function nearestDays(db: Db, date: Day, limit: number): Promise<Day[]> {
  const rows = await db
    .selectFrom('digests')
    .select('date')
    .orderBy(sql`abs(julianday(date) - julianday(${date}))`)
    .limit(limit)
    .execute();
  return rows.map((row) => day(row.date)).sort();
}

/** The newest stored day that has closed, or null. */
export async function latestDay(db: Db, now: number): Promise<Day | null> {
  const row = await db
    .selectFrom('digests')
    .select('date')
    .where('closed_at', '<=', now)
    .orderBy('date', 'desc')
    .executeTakeFirst();
  return row ? day(row.date) : null;
}

/** The languages in which a digest has summaries written for it. */
export async function digestLanguages(db: Db, date: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('summaries')
    .select('language')
    .distinct()
    .where('date', '=', date)
    .where('kind', '=', 'written')
    .orderBy('language')
    .execute();
  return rows.map((row) => row.language);
}
