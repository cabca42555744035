// Written summaries of papers: which papers still need one, and what changes when one is there.
import type { Day } from '../model/day.ts';
import type { Summary } from '../model/summary.ts';
import { indexPaper } from './papers.ts';
import type { Db } from './schema.ts';
import { saveSummary } from './summaries.ts';
import { finishTask } from './summary-tasks.ts';
import { noteUnwritten } from './unwritten.ts';

export interface PaperInNeed {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Papers of the lists of these days that have no written summary in `language`, newest lists first. */
export async function papersInNeed(db: Db, language: string, { from, to }: Days): Promise<PaperInNeed[]> {
  const rows = await db
    .selectFrom('listings')
    .innerJoin('papers', 'papers.id', 'listings.paper_id')
    .select(['papers.id', 'papers.title', 'papers.abstract'])
    .where('listings.date', '>=', from)
    .where('listings.date', '<=', to)
    .where('papers.abstract', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('summaries')
            .select('summaries.paper_id')
            .whereRef('summaries.paper_id', '=', 'papers.id')
            .where('summaries.language', '=', language)
            .where('summaries.kind', '=', 'written'),
        ),
      ),
    )
    .orderBy('listings.date', 'desc')
    .orderBy('papers.upvotes_now', 'desc')
    .distinct()
    .execute();
  return rows.map(({ id, title, abstract }) => ({ id, title, abstract: abstract ?? '' }));
}

/** Keeps a summary that was bought, under the paper's date; documents of its digests are to be written again. */
export async function saveWritten(db: Db, paperId: string, summary: Summary): Promise<void> {
  const { language } = summary;
  await db.transaction().execute(async (transaction) => {
    const paper = await transaction
      .selectFrom('papers')
      .select('date')
      .where('id', '=', paperId)
      .executeTakeFirstOrThrow();
    await saveSummary(transaction, paperId, paper.date as Day, summary);
    await finishTask(transaction, { paperId, language });
    await indexPaper(transaction, paperId);
    const digests = await transaction
      .selectFrom('entries')
      .select('date')
      .where('paper_id', '=', paperId)
      .execute();
    for (const { date } of digests) await noteUnwritten(transaction, { date: date as Day, language });
  });
}
