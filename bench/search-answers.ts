// npm run bench:answers -- --digests DIR > FILE: what 2,800 queries of every kind find, a line each, to be compared with what they found before a change.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/open-library.ts';
import { addDays } from '../src/model/day.ts';
import { search } from '../src/search/search.ts';
import { readDigests } from './drawn-papers.ts';
import { buildStore, placeOf } from './search-build.ts';
import { drawQueries } from './search-queries.ts';

/** Of 1,400 queries each. */
const SEEDS = [7, 8];

const { values } = parseArgs({ options: { digests: { type: 'string' } } });
if (values.digests === undefined) throw new Error('usage: npm run bench:answers -- --digests DIR > FILE');
const digests = resolve(values.digests);
const archive = readDigests(digests);
const to =
  archive
    .map(({ date }) => date)
    .sort()
    .at(-1) ?? '2024-12-31';
const folder = mkdtempSync(join(tmpdir(), 'paperboy-answers-'));
try {
  const file = join(folder, 'paperboy.db');
  await buildStore(digests, archive.length, file);
  const { index, close } = await openLibrary(placeOf(file));
  for (const seed of SEEDS) {
    const kinds = drawQueries(archive, { from: addDays(to as never, -30), to: to as never }, seed);
    for (const [kind, queries] of Object.entries(kinds)) {
      for (const query of queries) {
        const found = await search(index.db, query, { limit: 50, offset: 0 });
        process.stdout.write(`${JSON.stringify({ kind, query, found })}\n`);
      }
    }
  }
  await close();
} finally {
  rmSync(folder, { recursive: true });
}
