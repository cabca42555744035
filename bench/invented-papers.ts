// Digests of papers that never were, for benchmarks that don't care what they say.

import type { Db } from '../src/database/schema.ts';
import type { Day } from '../src/model/day.ts';
import type { ListedPaper } from '../src/model/paper.ts';
import { closeDigest } from '../src/store/digests.ts';
import { saveListing } from '../src/store/listings.ts';
import { papersById } from '../src/store/papers.ts';

/** Lists and closes a digest of so many papers; returns their titles, best first. `now`: epoch milliseconds. */
export async function closeInvented(
  store: Db,
  date: Day,
  count: number,
  now = Date.now(),
): Promise<string[]> {
  const papers = Array.from({ length: count }, (_, nth) => invent(date, nth));
  await saveListing(store, date, papers, now);
  const known = await papersById(
    store,
    papers.map(({ id }) => id),
    'en',
  );
  await store.transaction().execute(async (transaction) => {
    const entries = known.map((paper) => ({ ...paper, lateOf: null }));
    await closeDigest(transaction, date, entries, now);
  });
  return known.map(({ title }) => title);
}

/** An id has room for a year's month and 99,999 papers: the day and a count. */
function invent(date: Day, nth: number): ListedPaper {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const id = `${year.slice(2)}${month}.${dayOfMonth}${String(nth).padStart(3, '0')}`;
  return {
    id,
    title: `Invention ${id}`,
    authors: ['Ada Lovelace', 'Mina Kim'],
    upvotes: 1000 - nth,
    image: null,
    video: null,
    abstract: null,
    aiSummary: `What was invented as ${id} is described here in a sentence or two. It works better than what came before.`,
    keywords: ['Inventions'],
    organization: null,
    github: null,
    project: null,
    comments: 0,
    listedAt: Date.now(),
  };
}
