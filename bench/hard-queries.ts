// npm run eval:hard -- --digests DIR: how often the paper that is meant comes first, and among the first three, on hard queries.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/open-library.ts';
import { search } from '../src/search/search.ts';
import { HALF_TYPED, HARD, type HardQuery } from '../tests/search/hard-queries.ts';
import { readDigests } from './drawn-papers.ts';
import { buildStore, placeOf } from './search-build.ts';

const { values } = parseArgs({
  options: {
    digests: {
      type: 'string',
      default: join(import.meta.dirname, '..', '..', 'shared', 'data', 'digests-ko'),
    },
  },
});
const digests = resolve(values.digests);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-hard-'));
const file = join(folder, 'paperboy.db');
await buildStore(digests, readDigests(digests).length, file);
const { index, close } = await openLibrary(placeOf(file));

async function placeIn({ query, means }: HardQuery, unfinished: boolean): Promise<number | null> {
  const { ids, near = [] } = await search(index.db, { text: query, unfinished }, { limit: 10, offset: 0 });
  const place = [...ids, ...near].findIndex((id) => means.includes(id));
  return place < 0 ? null : place + 1;
}

const all: { kind: string; query: string; place: number | null }[] = [];
for (const [kind, queries] of [...Object.entries(HARD), ['half typed', HALF_TYPED] as const])
  for (const each of queries)
    all.push({ kind, query: each.query, place: await placeIn(each, kind === 'half typed') });
await close();
rmSync(folder, { recursive: true });
const share = (of: typeof all, most: number) =>
  Math.round((100 * of.filter(({ place }) => place !== null && place <= most).length) / of.length) / 100;
for (const { kind, query, place } of all)
  if (place !== 1) process.stderr.write(`${place ?? '-'} ${kind}: ${query}\n`);
const kinds = [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, of]) => [
  kind,
  { queries: of.length, hit1: share(of, 1), hit3: share(of, 3) },
]);
process.stdout.write(
  `${JSON.stringify({ queries: all.length, hit1: share(all, 1), hit3: share(all, 3), kinds: Object.fromEntries(kinds) })}\n`,
);
