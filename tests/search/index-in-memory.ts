// An index in memory of what a test has stored.
import type { Db } from '../../src/database/schema.ts';
import { type Index, openIndex } from '../../src/search/open-index.ts';

/** Of all that is stored by now; `bringUp` takes in what comes later. */
export async function indexInMemory(store: Db): Promise<Index> {
  const index = await openIndex(store, null);
  await index.bringUp();
  return index;
}
