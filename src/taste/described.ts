// What papers say, as a taste is told by it: from the abstract, or where there is none, from summaries in whatever language.
import type { Db } from '../database/schema.ts';
import type { Described } from '../index/features.ts';
import { parseList } from '../store/papers.ts';
import { summariesOf } from '../store/summaries.ts';

export interface DescribedPaper extends Described {
  readonly id: string;
}

/** In the order of the ids; unknown ones are left out. */
export async function describedPapers(db: Db, ids: readonly string[]): Promise<DescribedPaper[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('papers')
    .select(['id', 'title', 'abstract', 'keywords', 'authors', 'organization'])
    .where('id', 'in', ids)
    .execute();
  const silent = rows.filter(({ abstract }) => abstract === null).map(({ id }) => id);
  const summaries = await summariesOf(db, silent);
  const textOf = (id: string) =>
    (summaries.get(id) ?? [])
      .flatMap(({ tldr, bullets }) => [tldr ?? '', ...bullets.map(({ text }) => text)])
      .join('\n');
  const papers = new Map(
    rows.map(({ id, title, abstract, keywords, authors, organization }) => [
      id,
      {
        id,
        title,
        text: abstract ?? textOf(id),
        keywords: parseList(keywords),
        authors: parseList(authors),
        organization,
      },
    ]),
  );
  return ids.flatMap((id) => papers.get(id) ?? []);
}
