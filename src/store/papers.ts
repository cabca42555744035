// Papers: what is known of each from lists and digests.
import { z } from 'zod';
import type { Db, Schema } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';
import type { Paper, PaperFacts, SummarisedPaper } from '../model/paper.ts';
import { arxivFactsOf, listedBeside } from './arxiv-records.ts';
import { joinedSummary, summaryFor } from './summaries.ts';

/** What look-ups tell of a paper. Its abstract, which is longest, isn't among it. */
const COLUMNS = [
  ...(['id', 'title', 'authors', 'image', 'video', 'upvotes', 'keywords'] as const),
  ...(['organization', 'github', 'project'] as const),
];

const listJson = z.array(z.string());

/** How many papers a day can hold: a paper's seq is its date followed by a counter. */
const PER_DAY = 100_000;

/** Makes a paper known, if it isn't yet, under the date on which it was met. */
export async function meetPaper(db: Db, facts: PaperFacts, date: Day): Promise<void> {
  const known = await db.selectFrom('papers').select('seq').where('id', '=', facts.id).executeTakeFirst();
  if (known) return;
  const seq = await nextSeq(db, date);
  const row = {
    ...factsToRow(facts),
    keywords: '[]',
    github: null,
    project: null,
    abstract: null,
    organization: null,
  };
  await db
    .insertInto('papers')
    .values({ seq, date, ...row, comments: 0, upvotes_now: null, revision: 0 })
    .execute();
}

/** Learns new facts of a paper that was met. Its id is left alone: to set it, even to what it is, has the database look through all rows that point to it. */
export async function learnFacts(db: Db, id: string, facts: Partial<Schema['papers']>): Promise<void> {
  const { id: _, ...rest } = facts;
  if (Object.keys(rest).length === 0) return;
  await db.updateTable('papers').set(rest).where('id', '=', id).execute();
}

/** Puts a paper under its date, the day of its earliest digest, or until it has one, of its earliest list. */
export async function settleDate(db: Db, id: string): Promise<void> {
  const earliest = async (table: 'entries' | 'listings') => {
    const dates = db.selectFrom(table).select('date').where('paper_id', '=', id);
    return (await dates.orderBy('date').limit(1).executeTakeFirst())?.date;
  };
  const date = (await earliest('entries')) ?? (await earliest('listings'));
  const paper = await db.selectFrom('papers').select('date').where('id', '=', id).executeTakeFirstOrThrow();
  if (date === undefined || date === paper.date) return;
  await learnFacts(db, id, { date, seq: await nextSeq(db, day(date)) });
}

export async function paperExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('papers').select('seq').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Null where the paper is unknown, or its abstract is. */
export async function abstractById(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('papers').select('abstract').where('id', '=', id).executeTakeFirst();
  return row?.abstract ?? null;
}

/** The papers of these ids, in their order, each with the summary for readers of `language`; unknown ids are left out. */
export async function papersById(
  db: Db,
  ids: readonly string[],
  language: string,
): Promise<SummarisedPaper[]> {
  if (ids.length === 0) return [];
  // All in one question, as each is a way to the server and back: a row for each summary, the newest first.
  const rows = await db
    .selectFrom('papers')
    .leftJoin('arxiv_records', 'arxiv_records.paper_id', 'papers.id')
    .leftJoin('summaries', 'summaries.paper_id', 'papers.id')
    .select([...COLUMNS, 'papers.date'])
    .select(['categories', 'doi', listedBeside.as('listed')])
    .select(['kind', 'by', 'language', 'tldr', 'bullets'])
    .where('papers.id', 'in', ids)
    .orderBy('summaries.date', 'desc')
    .orderBy('language')
    .orderBy('kind')
    .execute();
  const byId = Map.groupBy(rows, ({ id }) => id);
  return ids.flatMap((id) => {
    const its = byId.get(id) ?? [];
    const [paper] = its;
    return paper ? [{ ...fromRow(paper), summary: summaryFor(language, its.flatMap(joinedSummary)) }] : [];
  });
}

/** The paper at a place among all, from 0 to just below 1; null where there is none. */
export async function anyPaper(db: Db, place: number): Promise<string | null> {
  const { all } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.countAll<number>().as('all'))
    .executeTakeFirstOrThrow();
  const dates = db.selectFrom('papers').select('seq').orderBy('date').orderBy('seq');
  const chosen = db.selectFrom('papers').select('id');
  const offset = Math.floor(place * all);
  const row = await chosen.where('seq', '=', dates.limit(1).offset(offset)).executeTakeFirst();
  return row?.id ?? null;
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

export function parseList(json: string): string[] {
  return listJson.parse(JSON.parse(json));
}

interface Row extends Pick<Schema['papers'], (typeof COLUMNS)[number] | 'date'> {
  readonly categories: string | null;
  readonly doi: string | null;
  /** Null where arXiv was never asked. */
  readonly listed: boolean | number | null;
}

function fromRow(row: Row): Paper {
  const { id, title, image, video, upvotes, organization, github, project, listed } = row;
  const lists = { authors: parseList(row.authors), keywords: parseList(row.keywords) };
  return {
    id,
    title,
    image,
    video,
    upvotes,
    organization,
    github,
    project,
    date: day(row.date),
    ...lists,
    arxiv: arxivFactsOf(row),
    isListed: listed === null || Boolean(listed),
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

/** Its place among the papers of its date, from 0. */
export function placeOf(seq: number): number {
  return seq % PER_DAY;
}

export function lastSeq(date: Day): number {
  return firstSeq(date) + PER_DAY - 1;
}
