// Summaries to be made: each is claimed before it is paid for, so that nobody buys it twice.
import type { Db } from '../database/schema.ts';

/** How long a claim lasts, in milliseconds; one that came to nothing, as in a crash, ends so. */
const CLAIM = 15 * 60 * 1000;

/** How long a task waits after its first, second, … failure for the endpoint's sake, in milliseconds. */
const WAITS = [10, 60, 360, 360, 360].map((minutes) => minutes * 60 * 1000);

/** A summary of a paper in a language (BCP 47). */
export interface SummaryTask {
  readonly paperId: string;
  readonly language: string;
}

/** True if the task is this process's now; false if another one has it, or it isn't to be tried at present. */
export async function claimTask(db: Db, { paperId, language }: SummaryTask, now: number): Promise<boolean> {
  const claimed_until = now + CLAIM;
  const claimed = await db
    .insertInto('summary_tasks')
    .values({ paper_id: paperId, language, claimed_until, attempts: 0, next_at: now, complaint: null })
    .onConflict((conflict) =>
      conflict
        .columns(['paper_id', 'language'])
        .doUpdateSet({ claimed_until })
        .where('summary_tasks.claimed_until', '<=', now)
        .where('summary_tasks.next_at', '<=', now),
    )
    .returning('paper_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** Lets go of a task that was not tried after all. */
export async function releaseTask(db: Db, task: SummaryTask): Promise<void> {
  await update(db, task).set({ claimed_until: 0 }).execute();
}

/** The summary is there. */
export async function finishTask(db: Db, { paperId, language }: SummaryTask): Promise<void> {
  await db
    .deleteFrom('summary_tasks')
    .where('paper_id', '=', paperId)
    .where('language', '=', language)
    .execute();
}

/** The endpoint failed: to be tried again, later each time, and given up when that was tried often enough. */
export async function postponeTask(db: Db, task: SummaryTask, complaint: string, now: number): Promise<void> {
  const { attempts } = await find(db, task).select('attempts').executeTakeFirstOrThrow();
  const wait = WAITS[attempts];
  if (wait === undefined) return giveUpTask(db, task, complaint);
  await update(db, task)
    .set({ claimed_until: 0, attempts: attempts + 1, next_at: now + wait, complaint })
    .execute();
}

/** What waits for the endpoint's sake is to be tried now; what was given up stays so. */
export async function hurryTasks(db: Db, now: number): Promise<void> {
  await db.updateTable('summary_tasks').set({ next_at: now }).where('next_at', '>', now).execute();
}

/** The drafts failed the checks: not tried again unless asked for. */
export async function giveUpTask(db: Db, task: SummaryTask, complaint: string): Promise<void> {
  await update(db, task).set({ claimed_until: 0, next_at: null, complaint }).execute();
}

/** Tasks that were given up, with what was wrong. */
export async function givenUp(db: Db): Promise<(SummaryTask & { readonly complaint: string })[]> {
  const rows = await db.selectFrom('summary_tasks').selectAll().where('next_at', 'is', null).execute();
  return rows.map((row) => ({
    paperId: row.paper_id,
    language: row.language,
    complaint: row.complaint ?? '',
  }));
}

function find(db: Db, { paperId, language }: SummaryTask) {
  return db.selectFrom('summary_tasks').where('paper_id', '=', paperId).where('language', '=', language);
}

function update(db: Db, { paperId, language }: SummaryTask) {
  return db.updateTable('summary_tasks').where('paper_id', '=', paperId).where('language', '=', language);
}
