// A few papers that can be searched whatever the state of the index: where it doesn't have all of them yet, they get one of their own.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openIndexFile } from '../index/file.ts';
import { putInIndex } from '../index/fulltext.ts';
import type { IndexDb } from '../index/schema.ts';
import { roomFor } from '../index/seq.ts';
import { createTables } from '../index/tables.ts';
import { papersForIndex } from '../store/index-source.ts';
import type { Library } from './library.ts';

export interface Searchable extends AsyncDisposable {
  readonly db: IndexDb;
}

export async function searchable({ store, index }: Library, ids: readonly string[]): Promise<Searchable> {
  if (await index.isCurrent()) return { db: index.db, [Symbol.asyncDispose]: async () => {} };
  const own = await openIndexFile(null, () => {});
  const papers = await papersForIndex(store, ids);
  const room = roomFor({ place: Math.max(0, ...papers.map(({ place }) => place)) });
  await createTables(own.writes, { identity: '', room, revision: 0 });
  await putInIndex(own.writes, papers, { room, turn: () => nextTurn() });
  return { db: own.reads, [Symbol.asyncDispose]: own.close };
}
