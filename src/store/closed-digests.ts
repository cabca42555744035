// Which digests closed when.
import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';

export interface Closed {
  readonly date: Day;
  /** Epoch milliseconds. */
  readonly closedAt: number;
}

/** Digests that closed between two moments, oldest day first. */
export async function closedDigests(db: Db, from: number, to: number): Promise<Closed[]> {
  const rows = await db
    .selectFrom('digests')
    .selectAll()
    .where('closed_at', '>=', from)
    .where('closed_at', '<=', to)
    .orderBy('date')
    .execute();
  return rows.map((row) => ({ date: day(row.date), closedAt: row.closed_at }));
}
