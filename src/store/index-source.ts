// The papers as the index takes them.
import type { Db, Schema } from '../database/schema.ts';
import type { IndexedPaper } from '../index/fulltext.ts';
import { day } from '../model/day.ts';
import type { Summary } from '../model/summary.ts';
import { parseList, placeOf } from './papers.ts';
import { summariesOf } from './summaries.ts';

/** In the order of their seq, after `after`. */
export async function papersAfter(db: Db, after: number, limit: number): Promise<SourcePaper[]> {
  const rows = await db
    .selectFrom('papers')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return toIndex(db, rows);
}

/** An `IndexedPaper` with its number in the database. */
export type SourcePaper = IndexedPaper & { readonly storeSeq: number };

/** The ids of all that have changed after a revision. */
export async function changedAfter(db: Db, revision: number): Promise<string[]> {
  const rows = await db.selectFrom('papers').select(['id', 'seq']).where('revision', '>', revision).execute();
  // Asked for an order, SQLite would look at all papers instead.
  return rows.sort((a, b) => a.seq - b.seq).map(({ id }) => id);
}

export async function papersForIndex(db: Db, ids: readonly string[]): Promise<SourcePaper[]> {
  if (ids.length === 0) return [];
  return toIndex(db, await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute());
}

/** How many papers there are, and how many of them up to a seq. */
export async function countPapersTo(
  db: Db,
  seq: number,
): Promise<{ readonly done: number; readonly all: number }> {
  const count = (last: number) =>
    db
      .selectFrom('papers')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('seq', '<=', last)
      .executeTakeFirstOrThrow();
  const [done, all] = [await count(seq), await count(Number.MAX_SAFE_INTEGER)];
  return { done: done.count, all: all.count };
}

async function toIndex(db: Db, rows: readonly Schema['papers'][]): Promise<SourcePaper[]> {
  const summaries = await summariesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    storeSeq: row.seq,
    date: day(row.date),
    place: placeOf(row.seq),
    title: row.title,
    authors: parseList(row.authors),
    upvotes: row.upvotes,
    body: bodyOf(row, summaries.get(row.id) ?? []),
  }));
}

/** All that is searched of a paper besides its title and authors. What labels a summary's points is form, not content. */
function bodyOf(
  { keywords, abstract, organization }: Schema['papers'],
  summaries: readonly Summary[],
): string {
  const said = summaries.flatMap(({ tldr, bullets }) => [tldr ?? '', ...bullets.map(({ text }) => text)]);
  return [...parseList(keywords), ...said, abstract ?? '', organization ?? ''].join('\n');
}
