// Digests of papers that never were, closed when a test says so.

import { type Day, day } from '../../src/model/day.ts';
import type { ListedPaper } from '../../src/model/paper.ts';
import type { Library } from '../../src/search/library.ts';
import { closeDigest } from '../../src/store/digests.ts';
import { saveListing } from '../../src/store/listings.ts';
import { papersById } from '../../src/store/papers.ts';
import { listed } from '../daily/fixture.ts';

const TREES = listed('2403.00001', {
  title: 'Trees that Speak',
  authors: ['Ada Lovelace', 'Mina Kim'],
  upvotes: 42,
  aiSummary: 'Trees are found to speak when nobody listens.',
  keywords: ['Speech', 'Forests'],
});

export const STONES = listed('2403.00002', {
  title: 'Stones that Listen',
  upvotes: 9,
  aiSummary: 'A stone hears more than was thought.',
  keywords: ['Speech'],
});

const RIVERS = listed('2403.00003', {
  title: 'Rivers of Data',
  upvotes: 5,
  aiSummary: 'Data flows downhill.',
  video: 'https://example.org/rivers.mp4',
});

/** Three papers, best first. */
export const PAPERS = [TREES, STONES, RIVERS];

/** Lists and closes a day, as the collector does. */
export async function closeDay(
  { store, index }: Library,
  date: Day | string,
  papers: readonly ListedPaper[],
  closedAt: number,
): Promise<void> {
  await saveListing(store, day(date), [...papers], closedAt - 60_000);
  const ids = papers.map(({ id }) => id);
  const known = await papersById(store, ids, 'en');
  const entries = known.map((paper) => ({ ...paper, lateOf: null }));
  await closeDigest(store, day(date), entries, closedAt);
  await index.bringUp();
}
