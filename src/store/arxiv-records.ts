// What arXiv told of papers that somebody asked for, beside what lists and digests tell.
import { sql } from 'kysely';
import { z } from 'zod';
import type { ArxivFacts } from '../model/paper.ts';

const categoriesJson = z.array(z.string());

/** Whether the paper of an `arxiv_records` stands on a list or in a digest as well; of papers without a record nothing. */
export const listedBeside = sql<boolean | number | null>`case when arxiv_records.paper_id is not null then
  exists (select 1 from listings where listings.paper_id = arxiv_records.paper_id) or
  exists (select 1 from entries where entries.paper_id = arxiv_records.paper_id) end`;

/** The columns of a record, null where there is none. */
export function arxivFactsOf({
  categories,
  doi,
}: {
  readonly categories: string | null;
  readonly doi: string | null;
}): ArxivFacts | null {
  return categories === null ? null : { categories: categoriesJson.parse(JSON.parse(categories)), doi };
}
