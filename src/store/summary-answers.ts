// How many whole answers a model gave for a paper, language and day (UTC): a paper that none is good for must not be asked for all day.
import type { Db } from '../database/schema.ts';
import type { SummaryTask } from './summary-tasks.ts';

/** A summary takes one, or two where the checks complain; the third is for another try on the same day. */
const MOST_ANSWERS = 3;

/** Counted before it is asked for, so that no crash forgets it; false where the day's answers are used up. */
export async function countAnswer(db: Db, { paperId, language }: SummaryTask, now: number): Promise<boolean> {
  const counted = await db
    .insertInto('summary_answers')
    .values({ paper_id: paperId, language, day: dayOf(now), answers: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['paper_id', 'language', 'day'])
        .doUpdateSet(({ eb }) => ({ answers: eb('summary_answers.answers', '+', 1) }))
        .where('summary_answers.answers', '<', MOST_ANSWERS),
    )
    .returning('paper_id')
    .executeTakeFirst();
  return counted !== undefined;
}

/** No whole answer came. `now` is when it was counted. */
export async function discountAnswer(db: Db, { paperId, language }: SummaryTask, now: number): Promise<void> {
  await db
    .updateTable('summary_answers')
    .set(({ eb }) => ({ answers: eb('answers', '-', 1) }))
    .where('paper_id', '=', paperId)
    .where('language', '=', language)
    .where('day', '=', dayOf(now))
    .execute();
}

/** Nothing asks for days that are over. */
export async function purgeAnswers(db: Db, before: string): Promise<void> {
  await db.deleteFrom('summary_answers').where('day', '<', before).execute();
}

/** When the count begins anew, in epoch milliseconds. */
export function nextDay(now: number): number {
  const day = 24 * 60 * 60 * 1000;
  return (Math.floor(now / day) + 1) * day;
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
