// The source's lists, as far as they were ever seen: what was listed once is kept, whatever the source says later.

import type { Db, Schema } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import type { ListedPaper } from '../model/paper.ts';
import type { Summary } from '../model/summary.ts';
import { factsToRow, learnFacts, meetPaper, settleDate } from './papers.ts';
import { touchPapers } from './revisions.ts';
import { saveSummary, summariesOf } from './summaries.ts';

/**
 * Keeps what the source lists under `date`, in one transaction; returns how many papers were new to that list.
 * A list is looked at every half hour and hardly ever changes: only what did is written.
 */
export async function saveListing(
  db: Db,
  date: Day,
  papers: readonly ListedPaper[],
  now: number,
): Promise<{ readonly fresh: number }> {
  if (papers.length === 0) return { fresh: 0 };
  return db.transaction().execute(async (transaction) => {
    const known = await whatIsKnown(transaction, date, papers);
    const fresh = papers.filter(({ id }) => !known.listed.has(id));
    for (const paper of fresh) await putOnList(transaction, date, paper, now);
    const searched: string[] = [];
    for (const paper of papers) {
      const changed = await learnListed(transaction, paper, known);
      const summarised = await learnAiSummary(transaction, paper, date, known);
      if (changed || summarised || !known.listed.has(paper.id)) searched.push(paper.id);
    }
    await touchPapers(transaction, searched);
    return { fresh: fresh.length };
  });
}

interface Known {
  readonly papers: ReadonlyMap<string, Schema['papers']>;
  /** On this very list. */
  readonly listed: ReadonlySet<string>;
  /** In any digest. */
  readonly digested: ReadonlySet<string>;
  readonly summaries: ReadonlyMap<string, readonly Summary[]>;
}

async function whatIsKnown(db: Db, date: Day, papers: readonly ListedPaper[]): Promise<Known> {
  const ids = papers.map(({ id }) => id);
  const known = await db.selectFrom('papers').selectAll().where('id', 'in', ids).execute();
  const listed = await db.selectFrom('listings').select('paper_id').where('date', '=', date).execute();
  const digested = await db.selectFrom('entries').select('paper_id').where('paper_id', 'in', ids).execute();
  return {
    papers: new Map(known.map((row) => [row.id, row])),
    listed: new Set(listed.map((row) => row.paper_id)),
    digested: new Set(digested.map((row) => row.paper_id)),
    summaries: await summariesOf(db, ids),
  };
}

async function putOnList(db: Db, date: Day, paper: ListedPaper, now: number): Promise<void> {
  await meetPaper(db, paper, date);
  const listing = { date, paper_id: paper.id, listed_at: paper.listedAt, seen_at: now };
  await db.insertInto('listings').values(listing).execute();
  await settleDate(db, paper.id);
}

/** True if anything that is searched, or sorted by, has changed. */
async function learnListed(db: Db, paper: ListedPaper, { papers, digested }: Known): Promise<boolean> {
  const { upvotes, ...facts } = factsToRow(paper);
  const { abstract, organization, github, project, comments } = paper;
  const searched = {
    ...facts,
    abstract,
    organization,
    github,
    project,
    keywords: JSON.stringify(paper.keywords),
  };
  // A digest's count stays as the digest told it.
  const counts: Partial<Schema['papers']> = {
    comments,
    upvotes_now: upvotes,
    ...(digested.has(paper.id) ? {} : { upvotes }),
  };
  const before = papers.get(paper.id);
  const changed = differs(before, searched);
  if (changed || differs(before, counts)) await learnFacts(db, paper.id, { ...searched, ...counts });
  const { upvotes: shown = before?.upvotes ?? null } = counts;
  return changed || shown !== before?.upvotes;
}

function differs(before: Schema['papers'] | undefined, now: Partial<Schema['papers']>): boolean {
  return Object.entries(now).some(([column, value]) => before?.[column as keyof Schema['papers']] !== value);
}

/** True if the source's summary is new. */
async function learnAiSummary(
  db: Db,
  { id, aiSummary }: ListedPaper,
  date: Day,
  known: Known,
): Promise<boolean> {
  if (aiSummary === null) return false;
  const before = known.summaries.get(id)?.find(({ kind }) => kind === 'ai');
  if (before?.bullets[0]?.text === aiSummary) return false;
  const bullets = [{ label: null, text: aiSummary, depth: 0 as const }];
  await saveSummary(db, id, date, { kind: 'ai', by: null, language: 'en', tldr: null, bullets });
  return true;
}

/** A paper that stands on a list but in no digest. */
export interface Undigested {
  readonly id: string;
  readonly listedUnder: Day;
}

/**
 * The papers for the digest of `date`, best first: those listed under it, and those that the source added to
 * earlier lists after they had closed. A paper that stands in a digest already is none of them.
 */
export async function undigested(db: Db, date: Day): Promise<Undigested[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('papers', 'papers.id', 'listings.paper_id')
    .select(['listings.paper_id as id', ({ fn }) => fn.min('listings.date').as('listedUnder')])
    .where(({ eb, exists, or, selectFrom, not }) =>
      eb.and([
        not(
          exists(
            selectFrom('entries')
              .select('entries.date')
              .whereRef('entries.paper_id', '=', 'listings.paper_id'),
          ),
        ),
        or([
          eb('listings.date', '=', date),
          eb.and([
            eb('listings.date', '<', date),
            exists(
              selectFrom('days')
                .select('days.date')
                .whereRef('days.date', '=', 'listings.date')
                .where('days.outcome', 'in', ['digest', 'weekend', 'nothing-listed']),
            ),
          ]),
        ]),
      ]),
    )
    .groupBy(['listings.paper_id', 'papers.upvotes'])
    .orderBy('papers.upvotes', (by) => by.desc().nullsLast())
    .orderBy(({ fn }) => fn.min('listings.listed_at'))
    .orderBy('listings.paper_id')
    .execute();
  return rows.map((row) => ({ id: row.id, listedUnder: row.listedUnder as Day }));
}

/** The papers on the source's list of a day, as far as it was ever seen, those with most upvotes first. */
export async function listedIds(db: Db, date: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('papers', 'papers.id', 'listings.paper_id')
    .select('papers.id')
    .where('listings.date', '=', date)
    .orderBy('papers.upvotes', (by) => by.desc().nullsLast())
    .orderBy('papers.seq')
    .execute();
  return rows.map((row) => row.id);
}

/** When a paper was last seen for the first time, in epoch milliseconds; null before the first. */
export async function lastNewPaperAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('listings')
    .select(({ fn }) => fn.max('seen_at').as('at'))
    .executeTakeFirstOrThrow();
  return row.at;
}
