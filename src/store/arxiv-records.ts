// What arXiv told of papers that somebody asked for, beside what lists and digests tell.
import { z } from 'zod';
import type { Db } from '../database/schema.ts';
import type { ArxivFacts } from '../model/paper.ts';

export interface ArxivRecord {
  readonly facts: ArxivFacts;
  /** Whether the paper stands on a list or in a digest as well. */
  readonly isListed: boolean;
}

const categoriesJson = z.array(z.string());

/** By paper; of most there is none. */
export async function arxivFactsOf(db: Db, ids: readonly string[]): Promise<Map<string, ArxivRecord>> {
  const rows = await db
    .selectFrom('arxiv_records')
    .selectAll()
    .select(({ exists, selectFrom, or }) =>
      or([
        exists(
          selectFrom('listings').select('date').whereRef('listings.paper_id', '=', 'arxiv_records.paper_id'),
        ),
        exists(
          selectFrom('entries').select('date').whereRef('entries.paper_id', '=', 'arxiv_records.paper_id'),
        ),
      ]).as('listed'),
    )
    .where('paper_id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ paper_id, categories, doi, listed }) => [
      paper_id,
      { facts: { categories: categoriesJson.parse(JSON.parse(categories)), doi }, isListed: Boolean(listed) },
    ]),
  );
}
