// Written summaries of papers: which papers still need one, and what changes when one is there.

import type { ExpressionBuilder } from 'kysely';
import type { Db, Schema } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';
import type { Summary } from '../model/summary.ts';
import { touchPapers } from './revisions.ts';
import { saveSummary } from './summaries.ts';
import { finishTask, hideTask } from './summary-tasks.ts';
import { noteUnwritten } from './unwritten-documents.ts';

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
    .where(lacksWritten(language))
    .groupBy('papers.seq')
    .orderBy(({ fn }) => fn.max('listings.date'), 'desc')
    .orderBy('papers.upvotes_now', (by) => by.desc().nullsLast())
    .execute();
  return rows.map(({ id, title, abstract }) => ({ id, title, abstract: abstract ?? '' }));
}

/** The condition that the paper of a row has no written summary in `language`. */
function lacksWritten(language: string) {
  return ({ not, exists, selectFrom }: ExpressionBuilder<Schema, 'papers'>) =>
    not(
      exists(
        selectFrom('summaries')
          .select('summaries.paper_id')
          .whereRef('summaries.paper_id', '=', 'papers.id')
          .where('summaries.language', '=', language)
          .where('summaries.kind', '=', 'written'),
      ),
    );
}

/** A paper as summarising needs it; null if it is unknown or has no abstract. */
export async function paperInNeed(db: Db, id: string): Promise<PaperInNeed | null> {
  const paper = await db
    .selectFrom('papers')
    .select(['id', 'title', 'abstract'])
    .where('id', '=', id)
    .executeTakeFirst();
  return paper?.abstract ? { ...paper, abstract: paper.abstract } : null;
}

/**
 * Keeps a summary that was bought, in place of any written before in its language; documents of the paper's digests
 * are to be written again.
 */
export async function saveWritten(db: Db, paperId: string, summary: Summary): Promise<void> {
  const { language } = summary;
  await db.transaction().execute(async (transaction) => {
    const papers = transaction.selectFrom('papers').select('date').where('id', '=', paperId);
    const { date } = await papers.executeTakeFirstOrThrow();
    await removeWritten(transaction, paperId, language);
    await saveSummary(transaction, paperId, day(date), summary);
    await finishTask(transaction, { paperId, language });
    await noteChange(transaction, paperId, language);
  });
}

/** Takes a written summary away for good; it is not made again unless asked for. */
export async function hideWritten(db: Db, paperId: string, language: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await removeWritten(transaction, paperId, language);
    await hideTask(transaction, { paperId, language });
    await noteChange(transaction, paperId, language);
  });
}

async function removeWritten(db: Db, paperId: string, language: string): Promise<void> {
  await db
    .deleteFrom('summaries')
    .where('paper_id', '=', paperId)
    .where('language', '=', language)
    .where('kind', '=', 'written')
    .execute();
}

async function noteChange(db: Db, paperId: string, language: string): Promise<void> {
  await touchPapers(db, [paperId]);
  const digests = await db.selectFrom('entries').select('date').where('paper_id', '=', paperId).execute();
  for (const { date } of digests) await noteUnwritten(db, { date: day(date), language });
}

/** Whether a digest's summaries in `language` are all there, or given up: nothing is gained by waiting. */
export async function areSummariesSettled(db: Db, date: Day, language: string): Promise<boolean> {
  const waiting = await db
    .selectFrom('entries')
    .innerJoin('papers', 'papers.id', 'entries.paper_id')
    .select('papers.id')
    .where('entries.date', '=', date)
    .where('papers.abstract', 'is not', null)
    .where(lacksWritten(language))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('summary_tasks')
            .select('summary_tasks.paper_id')
            .whereRef('summary_tasks.paper_id', '=', 'papers.id')
            .where('summary_tasks.language', '=', language)
            .where('summary_tasks.next_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst();
  return waiting === undefined;
}
