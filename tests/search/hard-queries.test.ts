// Hard queries on the real archive: the paper that is meant comes first nine times of ten, and among the first three nearly always.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenLibrary, openLibrary } from '../../src/cli/open-library.ts';
import { search } from '../../src/search/search.ts';
import { importedArchive } from '../imported-archive.ts';
import { NO_DATA } from '../real-data.ts';
import { HALF_TYPED, HARD, type HardQuery } from './hard-queries.ts';

describe.skipIf(NO_DATA)(`hard queries ${NO_DATA ?? ''}`, () => {
  let library: OpenLibrary;
  beforeAll(async () => {
    const { database } = await importedArchive();
    library = await openLibrary({ config: { DATABASE_URL: `file:${database}`, INDEX_FILE: '' }, cwd: '/' });
  }, 60_000);
  afterAll(() => library.close());

  const placeOf = async ({ query, means }: HardQuery, unfinished: boolean) => {
    const page = { limit: 10, offset: 0 };
    const { ids, near = [] } = await search(library.index.db, { text: query, unfinished }, page);
    return [...ids, ...near].findIndex((id) => means.includes(id)) + 1;
  };

  it('are of each kind at least a dozen', () => {
    for (const [kind, queries] of Object.entries(HARD))
      expect(queries.length, kind).toBeGreaterThanOrEqual(12);
    expect(HALF_TYPED.length).toBeGreaterThanOrEqual(12);
  });

  it('find what is meant', async () => {
    const all = Object.values(HARD).flat();
    const places = [
      ...(await Promise.all(all.map((each) => placeOf(each, false)))),
      ...(await Promise.all(HALF_TYPED.map((each) => placeOf(each, true)))),
    ];
    expect(places.length).toBeGreaterThanOrEqual(180);
    const share = (most: number) =>
      places.filter((place) => place > 0 && place <= most).length / places.length;
    expect(share(1)).toBeGreaterThanOrEqual(0.9);
    expect(share(3)).toBeGreaterThanOrEqual(0.95);
  });
});
