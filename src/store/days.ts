// What became of each day that the collector looked at: a digest, or the reason why there is none.
import { z } from 'zod';
import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';

/** What became of a day; 'not-open' and 'source-failed' are tried again. */
const outcomes = ['digest', 'weekend', 'nothing-listed', 'not-open', 'source-failed'] as const;
const outcomeText = z.enum(outcomes);
export type Outcome = (typeof outcomes)[number];

export interface DayRecord {
  readonly date: Day;
  readonly outcome: Outcome;
  /** What the source said, where that explains it. */
  readonly detail: string | null;
  /** When it was decided or last tried, in epoch milliseconds. */
  readonly at: number;
  /** How often its upvotes were looked at again. */
  readonly refreshed: number;
}

export async function recordDay(
  db: Db,
  date: Day,
  { outcome, detail = null, at }: { outcome: Outcome; detail?: string | null; at: number },
): Promise<void> {
  await db
    .insertInto('days')
    .values({ date, outcome, detail, at, refreshed: 0 })
    .onConflict((conflict) => conflict.column('date').doUpdateSet({ outcome, detail, at }))
    .execute();
}

export async function recordRefresh(db: Db, date: Day, refreshed: number): Promise<void> {
  await db.updateTable('days').set({ refreshed }).where('date', '=', date).execute();
}

export async function findDay(db: Db, date: Day): Promise<DayRecord | null> {
  return (await daysSince(db, date)).find((record) => record.date === date) ?? null;
}

/** The days from `date` on that the collector looked at, oldest first. */
export async function daysSince(db: Db, date: Day): Promise<DayRecord[]> {
  const rows = await db.selectFrom('days').selectAll().where('date', '>=', date).orderBy('date').execute();
  return rows.map((row) => ({ ...row, date: day(row.date), outcome: outcomeText.parse(row.outcome) }));
}

/** The first day of which the collector made a digest, or null before that. */
export async function firstDigested(db: Db): Promise<Day | null> {
  const row = await db
    .selectFrom('days')
    .select('date')
    .where('outcome', '=', 'digest')
    .orderBy('date')
    .executeTakeFirst();
  return row ? day(row.date) : null;
}
