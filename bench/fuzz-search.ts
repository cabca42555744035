// npm run fuzz:search -- --runs 200000 [--digests DIR]: whether any input is an error, or slow, among papers drawn from digests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/open-library.ts';
import { fuzzSearch } from './fuzz-inputs.ts';
import { buildStore, placeOf } from './search-build.ts';

const PAPERS = 5000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    digests: { type: 'string', default: join(import.meta.dirname, '..', 'digests') },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'paperboy-fuzz-'));
try {
  const file = join(folder, 'paperboy.db');
  await buildStore(resolve(values.digests), PAPERS, file);
  const { index, close } = await openLibrary(placeOf(file));
  const fuzzed = await fuzzSearch(index.db, Number(values.runs), {
    progress: (run) => {
      if (run % 1000 === 0) process.stderr.write(`\r${run} of ${values.runs}`);
    },
  });
  await close();
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify(fuzzed)}\n`);
  process.exitCode = fuzzed.errors > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
