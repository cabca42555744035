// Papers: the facts of the latest digest under the date of the earliest, and their place in the full-text index.
import { z } from 'zod';
import { type Day, day } from '../model/day.ts';
import type { Paper, PaperFacts, SummarisedPaper } from '../model/paper.ts';
import { chooseSummary } from '../model/summary.ts';
import type { Db, Schema } from './schema.ts';
import { putInIndex, removeFromIndex } from './sqlite/fulltext.ts';
import { summariesOf } from './summaries.ts';

const listJson = z.array(z.string());

/** How many papers a day can hold: a paper's seq is its date followed by a counter. */
const PER_DAY = 100_000;

/** Learns of a paper from digest `date`: an earlier date if it is its earliest digest, new facts if it is its latest. */
export async function learnPaper(db: Db, facts: PaperFacts, date: Day): Promise<void> {
  const known = await db
    .selectFrom('papers')
    .select(['seq', 'date'])
    .where('id', '=', facts.id)
    .executeTakeFirst();
  if (!known) {
    const seq = await nextSeq(db, date);
    const unknown = { keywords: '[]', github: null, project: null };
    await db
      .insertInto('papers')
      .values({ seq, date, ...factsToRow(facts), ...unknown })
      .execute();
    return;
  }
  if (date < known.date) {
    await removeFromIndex(db, known.seq);
    await db
      .updateTable('papers')
      .set({ date, seq: await nextSeq(db, date) })
      .where('id', '=', facts.id)
      .execute();
  }
  const later = await db
    .selectFrom('entries')
    .select('date')
    .where('paper_id', '=', facts.id)
    .where('date', '>', date)
    .executeTakeFirst();
  if (!later) await db.updateTable('papers').set(stated(facts)).where('id', '=', facts.id).execute();
}

/** Brings the full-text index up to date with a paper's facts and all its summaries. */
export async function indexPaper(db: Db, id: string): Promise<void> {
  const row = await db.selectFrom('papers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const paper = fromRow(row);
  const summaries = (await summariesOf(db, [id], null)).get(id) ?? [];
  const bodies = summaries.flatMap(({ tldr, bullets }) => [
    tldr ?? '',
    ...bullets.flatMap(({ label, text }) => [label ?? '', text]),
  ]);
  await putInIndex(db, { ...paper, seq: row.seq, body: [...paper.keywords, ...bodies].join('\n') });
}

/** The papers of these ids, in their order, each with the summary for readers of `language`; unknown ids are left out. */
export async function papersById(
  db: Db,
  ids: readonly string[],
  language: string,
): Promise<SummarisedPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const papers = new Map(rows.map((row) => [row.id, fromRow(row)]));
  const summaries = await summariesOf(db, ids, null);
  return ids.flatMap((id) => {
    const paper = papers.get(id);
    return paper ? [{ ...paper, summary: chooseSummary(summaries.get(id) ?? [], language) }] : [];
  });
}

/** The facts as columns. */
export function factsToRow({ id, title, authors, image, video, upvotes }: PaperFacts) {
  return { id, title, authors: JSON.stringify(authors), image, video, upvotes };
}

/** The columns that a document states: it says nothing of the facts that it leaves out. */
export function stated(facts: PaperFacts): Partial<ReturnType<typeof factsToRow>> {
  const { title, authors, ...rest } = factsToRow(facts);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { title, ...(facts.authors.length > 0 && { authors }), ...known };
}

export function parseAuthors(json: string): string[] {
  return listJson.parse(JSON.parse(json));
}

function fromRow({ seq: _, ...row }: Schema['papers']): Paper {
  return {
    ...row,
    date: day(row.date),
    authors: parseAuthors(row.authors),
    keywords: listJson.parse(JSON.parse(row.keywords)),
  };
}

async function nextSeq(db: Db, date: Day): Promise<number> {
  const { last } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('seq', '>=', firstSeq(date))
    .where('seq', '<=', lastSeq(date))
    .executeTakeFirstOrThrow();
  return last === null ? firstSeq(date) : last + 1;
}

/** The lowest seq that a paper of this date can have; later dates have higher ones. */
export function firstSeq(date: Day): number {
  return Number(date.replaceAll('-', '')) * PER_DAY;
}

export function lastSeq(date: Day): number {
  return firstSeq(date) + PER_DAY - 1;
}
