// All papers of some days, in batches: an archive can be larger than what one wants in memory.

import type { Db } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import type { SummarisedPaper } from '../model/paper.ts';
import { firstSeq, lastSeq, papersById } from './papers.ts';

export interface Days {
  /** Included; null for no bound. */
  readonly from: Day | null;
  readonly to: Day | null;
}

const BATCH = 200;

/**
 * Oldest first, each with the summary for readers of `language`. Which papers come is settled at the start, so
 * that none comes twice where a running bot moves one to another day.
 */
export async function* papersBetween(
  db: Db,
  { from, to }: Days,
  language: string,
): AsyncGenerator<SummarisedPaper[]> {
  const rows = await db
    .selectFrom('papers')
    .select('id')
    .where('seq', '>=', from === null ? 0 : firstSeq(from))
    .where('seq', '<=', to === null ? Number.MAX_SAFE_INTEGER : lastSeq(to))
    .orderBy('seq')
    .execute();
  const ids = rows.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += BATCH)
    yield await papersById(db, ids.slice(start, start + BATCH), language);
}
