// What a list answers, as it is kept for its page buttons, and the papers that it comes to.

import { z } from 'zod';
import type { App } from '../../src/discord/app.ts';
import type { Call } from '../../src/discord/interactions/call.ts';
import { type Day, day } from '../../src/model/day.ts';
import { SORTS } from '../../src/search/find.ts';
import { searchRankedBy } from '../../src/search/ranked-by.ts';
import { type Found, type Page, search } from '../../src/search/search.ts';
import { similarPapers } from '../../src/search/similar.ts';
import { paperIdsOf } from '../../src/store/digests.ts';
import { listedIds } from '../../src/store/listings.ts';
import { likenessRanker } from '../../src/taste/likeness.ts';
import { rankerFor } from '../../src/taste/ranker.ts';

/** What a search may be sorted by: what search knows, and what the member likes. */
export const SEARCH_ORDERS = [...SORTS, 'foryou'] as const;
type SearchOrder = (typeof SEARCH_ORDERS)[number];

export interface SearchLookup {
  readonly by: 'search';
  readonly query: string;
  readonly author: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly sort: SearchOrder | null;
}

export type Lookup =
  | SearchLookup
  | { readonly by: 'author'; readonly name: string }
  | { readonly by: 'date'; readonly date: Day }
  | { readonly by: 'similar'; readonly paper: string };

const dayText = z.string().transform(day);

const lookupJson: z.ZodType<Lookup> = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('search'),
    query: z.string(),
    author: z.string().nullable(),
    from: dayText.nullable(),
    to: dayText.nullable(),
    sort: z.enum(SEARCH_ORDERS).nullable(),
  }),
  z.object({ by: z.literal('author'), name: z.string() }),
  z.object({ by: z.literal('date'), date: dayText }),
  z.object({ by: z.literal('similar'), paper: z.string() }),
]);

export function parseLookup(json: string): Lookup {
  return lookupJson.parse(JSON.parse(json));
}

/** Papers on a page. */
export const PAGE = 5;

/** Papers are counted so far; nobody turns more pages. */
export const COUNTED = 1000;

/** How many similar papers there are at most. */
const SIMILAR = 15;

/** The papers of a page, from 0. */
export async function findPage(call: Call, lookup: Lookup, page: number): Promise<Found> {
  const { store, index } = call.app;
  const slice = { limit: PAGE, offset: page * PAGE, countTo: COUNTED };
  switch (lookup.by) {
    case 'search':
      return searchFor(call, lookup, slice);
    case 'author':
      return search(index.db, { text: '', author: lookup.name }, slice);
    case 'date':
      return cut(await papersOfDay(store, lookup.date), slice.offset);
    case 'similar':
      return cut(
        await similarPapers({ store, index }, lookup.paper, SIMILAR, likenessRanker(call.app.taste)),
        slice.offset,
      );
  }
}

async function searchFor(call: Call, { query, sort, ...lookup }: SearchLookup, page: Page): Promise<Found> {
  const { index } = call.app;
  const asked = { ...lookup, text: query };
  if (sort === 'foryou') return searchRankedBy(index.db, asked, page, rankerFor(call.app, call));
  return search(index.db, { ...asked, sort }, page);
}

/** Those of the digest, or while the day is still open, those listed so far. */
async function papersOfDay(store: App['store'], date: Day): Promise<readonly string[]> {
  const ids = await paperIdsOf(store, date);
  return ids.length > 0 ? ids : listedIds(store, date);
}

function cut(ids: readonly string[], offset: number): Found {
  return { total: ids.length, ids: ids.slice(offset, offset + PAGE) };
}
