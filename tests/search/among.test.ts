// A search among given papers looks at no others, and takes the words as they are.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import type { Index } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

let db: Db;
let index: Index;
const ALL = { limit: 50, offset: 0 };

beforeAll(async () => {
  db = await openAny();
  const titles = ['Diffusion in Trees', 'Diffusion in Stones', 'Robots that Walk', 'Robust Rivers'];
  const entries = titles.map((title, n) => entry(`2403.0000${n}`, { title, upvotes: n }));
  await saveDigest(db, digestOf('2024-03-01', entries.slice(0, 2)), 0);
  await saveDigest(db, digestOf('2024-03-02', entries.slice(2)), 0);
  index = await indexInMemory(db);
});
afterAll(() => db.destroy());

const among = (text: string, ...ids: string[]) => search(index.db, { text, among: ids }, ALL);

describe('among given papers', () => {
  it('no others are found, in whatever order', async () => {
    expect(await among('diffusion', '2403.00001', '2403.00003')).toEqual({ total: 1, ids: ['2403.00001'] });
    const ids = ['2403.00000', '2403.00001'];
    for (const sort of ['relevance', 'date', 'votes'] as const) {
      const found = await search(index.db, { text: 'diffusion', among: ids, sort }, ALL);
      expect([...found.ids].sort()).toEqual(ids);
      expect(found.total).toBe(2);
    }
    expect((await among('확산', ...ids)).total).toBe(2);
    expect((await among('-stones', ...ids)).ids).toEqual(['2403.00000']);
    expect((await among('요약', ...ids)).total).toBe(2);
  });

  it('a paper is found by its id only where it is one of them', async () => {
    expect((await among('2403.00001', '2403.00001')).ids).toEqual(['2403.00001']);
    expect((await among('2403.00001', '2403.00002')).total).toBe(0);
  });

  it('nothing is put right: who filters wants those words or none', async () => {
    expect(await among('robots', '2403.00003')).toEqual({ total: 0, ids: [] });
    expect(await among('diffusoin', '2403.00000')).toEqual({ total: 0, ids: [] });
    expect(await among('diffusion', '2403.99999')).toEqual({ total: 0, ids: [] });
    expect(await among('diffusion')).toEqual({ total: 0, ids: [] });
  });
});
