// Summaries to be made: each is claimed before it is paid for, so that nobody buys it twice.
import type { Db } from '../database/schema.ts';

/** How long a claim lasts, in milliseconds; one that came to nothing, as in a crash, ends so. */
const CLAIM = 15 * 60 * 1000;

/** What stands at a summary that the host took away: nobody makes it again unasked. */
const HIDDEN = 'hidden by the host';

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

/** Claims a task for longer, while it is worked at. */
export async function keepClaim(db: Db, task: SummaryTask, now: number): Promise<void> {
  await update(db, task)
    .set({ claimed_until: now + CLAIM })
    .execute();
}

/** How often the task was put off. */
export async function attemptsOf(db: Db, task: SummaryTask): Promise<number> {
  const row = await find(db, task).select('attempts').executeTakeFirst();
  return row?.attempts ?? 0;
}

/** Not made this time: to be tried again from `next` on, in epoch milliseconds. */
export async function postponeTask(
  db: Db,
  task: SummaryTask,
  complaint: string,
  next: number,
): Promise<void> {
  await update(db, task)
    .set(({ eb }) => ({ claimed_until: 0, attempts: eb('attempts', '+', 1), next_at: next, complaint }))
    .execute();
}

/** A person asks: what waits is to be tried now, and what was given up too, unless the host hid it. */
export async function hurryTasks(db: Db, now: number): Promise<void> {
  await db
    .updateTable('summary_tasks')
    .set({ next_at: now })
    .where(({ or, and, eb }) =>
      or([eb('next_at', '>', now), and([eb('next_at', 'is', null), eb('complaint', '!=', HIDDEN)])]),
    )
    .execute();
}

/** The host found its summary wrong. */
export async function hideTask(db: Db, { paperId, language }: SummaryTask): Promise<void> {
  const hidden = { claimed_until: 0, next_at: null, complaint: HIDDEN };
  await db
    .insertInto('summary_tasks')
    .values({ paper_id: paperId, language, attempts: 0, ...hidden })
    .onConflict((conflict) => conflict.columns(['paper_id', 'language']).doUpdateSet(hidden))
    .execute();
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

/** Those of papers of before `date` are asked for by nobody but a person, who begins anew; what the host took away stays so. */
export async function purgeTasks(db: Db, date: string, now: number): Promise<void> {
  await db
    .deleteFrom('summary_tasks')
    .where('claimed_until', '<=', now)
    .where('paper_id', 'in', (of) => of.selectFrom('papers').select('id').where('date', '<', date))
    .where(({ or, eb }) => or([eb('complaint', 'is', null), eb('complaint', '!=', HIDDEN)]))
    .execute();
}

function find(db: Db, { paperId, language }: SummaryTask) {
  return db.selectFrom('summary_tasks').where('paper_id', '=', paperId).where('language', '=', language);
}

function update(db: Db, { paperId, language }: SummaryTask) {
  return db.updateTable('summary_tasks').where('paper_id', '=', paperId).where('language', '=', language);
}
