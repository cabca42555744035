// Digests: a day's papers in their order, each as the day's document tells it.
import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';
import type { Digest, Entry } from '../model/digest.ts';
import type { PaperFacts } from '../model/paper.ts';
import { unique } from '../model/text.ts';
import { factsToRow, learnFacts, meetPaper, parseList, settleDate, stated } from './papers.ts';
import { touchPapers } from './revisions.ts';
import { saveSummary, summaryFor, summaryRowsOf } from './summaries.ts';

/**
 * Keeps a document's digest, in the caller's transaction. What is stored of that day already is updated where the
 * document states it: papers that it doesn't name stay behind those that it does, facts that it leaves out stay as
 * they are.
 */
export async function saveDigest(db: Db, { date, entries }: Digest, closedAt: number): Promise<void> {
  await addDigest(db, date, closedAt);
  const before = await paperIdsOf(db, date);
  for (const entry of entries) {
    await meetPaper(db, entry, date);
    await saveEntry(db, date, entry);
    if (!(await hasLaterDigest(db, entry.id, date))) await learnFacts(db, entry.id, stated(entry));
    await settleDate(db, entry.id);
    await saveSummary(db, entry.id, date, entry.summary);
  }
  await touchPapers(
    db,
    entries.map(({ id }) => id),
  );
  await rank(db, date, unique([...entries.map(({ id }) => id), ...before]));
}

/** Closes a digest of papers that are known, in the caller's transaction: they stand in it as they are now. */
export async function closeDigest(
  db: Db,
  date: Day,
  papers: readonly (PaperFacts & Pick<Entry, 'lateOf'>)[],
  now: number,
): Promise<void> {
  await addDigest(db, date, now);
  for (const paper of papers) {
    await saveEntry(db, date, paper);
    await settleDate(db, paper.id);
  }
  await touchPapers(
    db,
    papers.map(({ id }) => id),
  );
  await rank(
    db,
    date,
    papers.map(({ id }) => id),
  );
}

async function addDigest(db: Db, date: Day, closedAt: number): Promise<void> {
  await db
    .insertInto('digests')
    .values({ date, closed_at: closedAt })
    .onConflict((conflict) => conflict.column('date').doNothing())
    .execute();
}

async function rank(db: Db, date: Day, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const entry = db.updateTable('entries').where('date', '=', date).where('paper_id', '=', id);
    await entry.set({ rank: index + 1 }).execute();
  }
}

async function saveEntry(db: Db, date: Day, entry: PaperFacts & Pick<Entry, 'lateOf'>): Promise<void> {
  const { id, ...row } = factsToRow(entry);
  const { id: _, ...facts } = stated(entry);
  const changes = { ...facts, ...(entry.lateOf !== null && { late_of: entry.lateOf }) };
  await db
    .insertInto('entries')
    .values({ date, paper_id: id, rank: 0, ...row, late_of: entry.lateOf })
    .onConflict((conflict) => conflict.columns(['date', 'paper_id']).doUpdateSet(changes))
    .execute();
}

async function hasLaterDigest(db: Db, id: string, date: Day): Promise<boolean> {
  const later = db.selectFrom('entries').select('date').where('paper_id', '=', id).where('date', '>', date);
  return (await later.executeTakeFirst()) !== undefined;
}

export async function digestExists(db: Db, date: Day): Promise<boolean> {
  const row = await db.selectFrom('digests').select('date').where('date', '=', date).executeTakeFirst();
  return row !== undefined;
}

/** The digest of a day for readers of `language`, or null if none is stored. */
export async function findDigest(db: Db, date: Day, language: string): Promise<Digest | null> {
  const digest = await db.selectFrom('digests').select('date').where('date', '=', date).executeTakeFirst();
  if (!digest) return null;
  const rows = await db.selectFrom('entries').selectAll().where('date', '=', date).orderBy('rank').execute();
  const ids = rows.map((row) => row.paper_id);
  const summaries = await summaryRowsOf(db, ids, date);
  const entries = rows.map(({ paper_id: id, title, authors, image, video, upvotes, late_of }) => {
    const summary = summaryFor(language, summaries.get(id) ?? []);
    const lateOf = late_of === null ? null : day(late_of);
    return { id, title, authors: parseList(authors), image, video, upvotes, summary, lateOf };
  });
  return { date, language, entries };
}

/** The earliest day of the papers of these digests, which may hold some of days before; null where they hold none. */
export async function firstListed(db: Db, dates: readonly Day[]): Promise<Day | null> {
  const row = await db
    .selectFrom('entries')
    .innerJoin('papers', 'papers.id', 'entries.paper_id')
    .select(({ fn }) => fn.min('papers.date').as('date'))
    .where('entries.date', 'in', dates)
    .executeTakeFirst();
  return row?.date ? day(row.date) : null;
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
  return daysWithPapers(db, { first: prefix, last: `${prefix}~`, limit });
}

/** The stored days from `first` to `last`, newest first. */
export async function daysWithPapers(
  db: Db,
  { first, last, limit }: { first: string; last: string; limit: number },
): Promise<StoredDay[]> {
  const rows = await db
    .selectFrom('digests')
    .innerJoin('entries', 'entries.date', 'digests.date')
    .select(({ fn }) => ['digests.date', fn.countAll<number>().as('papers')])
    .where('digests.date', '>=', first)
    .where('digests.date', '<=', last)
    .groupBy('digests.date')
    .orderBy('digests.date', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ date: day(row.date), papers: row.papers }));
}

/** The stored days nearest to `date`, in their order. */
export async function nearestDays(db: Db, date: Day, limit: number): Promise<Day[]> {
  const days = db.selectFrom('digests').select('date').limit(limit);
  const before = await days.where('date', '<=', date).orderBy('date', 'desc').execute();
  const after = await days.where('date', '>', date).orderBy('date').execute();
  const distance = (other: Day) => Math.abs(Date.parse(other) - Date.parse(date));
  const nearest = [...before, ...after]
    .map((row) => day(row.date))
    .sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
  return nearest.slice(0, limit).sort();
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
