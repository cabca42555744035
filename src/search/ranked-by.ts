// A search whose best matches are put into an order that whoever asks brings along, such as what a member likes.
import type { IndexDb } from '../index/schema.ts';
import { type Found, type Page, type Query, search } from './search.ts';

/** Ids in a new order; null to leave them as they are. */
export type Ranker = (ids: readonly string[]) => Promise<readonly string[] | null>;

/** So many of the best matches are put in order; those beyond follow as they match. */
const REORDERED = 200;

export async function searchRankedBy(
  db: IndexDb,
  query: Omit<Query, 'sort'>,
  page: Page,
  rank: Ranker,
): Promise<Found> {
  const { limit, offset } = page;
  if (offset + limit > REORDERED) return search(db, query, page);
  const { near, ...found } = await search(db, query, { ...page, limit: REORDERED, offset: 0 });
  const ranked = await rank(found.ids);
  return {
    ...found,
    ids: (ranked ?? found.ids).slice(offset, offset + limit),
    ...(near && { near: near.slice(0, limit) }),
    isRanked: ranked !== null,
  };
}
