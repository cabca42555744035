// Keeps papers that were fetched from arXiv: they can be looked up, saved and cited, and never stand in a digest until the source lists them.
import type { Db } from '../database/schema.ts';
import type { ArxivPaper } from '../model/paper.ts';
import type { Summary } from '../model/summary.ts';
import { learnFacts, meetPaper, paperExists } from './papers.ts';
import { touchPapers } from './revisions.ts';
import { saveSummary } from './summaries.ts';

export interface Fetched {
  readonly paper: ArxivPaper;
  /** Of its abstract. */
  readonly summary: Summary;
}

/** In one transaction; what lists told of a paper stays as it is. */
export async function saveFetched(db: Db, fetched: readonly Fetched[], now: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { paper, summary } of fetched) {
      const { id, title, authors, abstract, submitted, categories, doi } = paper;
      if (!(await paperExists(transaction, id))) {
        const unknown = { image: null, video: null, upvotes: null };
        await meetPaper(transaction, { id, title, authors, ...unknown }, submitted);
        await learnFacts(transaction, id, { abstract });
        await saveSummary(transaction, id, submitted, summary);
      }
      await transaction
        .insertInto('arxiv_records')
        .values({
          paper_id: id,
          submitted,
          categories: JSON.stringify(categories),
          doi,
          fetched_at: now,
        })
        .onConflict((conflict) => conflict.column('paper_id').doNothing())
        .execute();
    }
    await touchPapers(
      transaction,
      fetched.map(({ paper }) => paper.id),
    );
  });
}
