// npm run bench:import -- --digests DIR: look-ups, 20 a second, while another process imports digests into the same database.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/open-library.ts';
import { day } from '../src/model/day.ts';
import { search } from '../src/search/search.ts';
import { readDigests } from './drawn-papers.ts';
import { drawQueries } from './search-queries.ts';

const GAP_MS = 50;

const { values } = parseArgs({ options: { digests: { type: 'string' } } });
if (values.digests === undefined) throw new Error('usage: npm run bench:import -- --digests DIR');
const digests = resolve(values.digests);
const archive = readDigests(digests);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-import-'));
const settings = { DATABASE_URL: 'file:paperboy.db', INDEX_FILE: '' };
const { index, close } = await openLibrary({ config: settings, cwd: folder });
const failures: string[] = [];
index.follow((error) => failures.push(String(error)));
await index.bringUp();
const drawn = drawQueries(archive, { from: day('2024-01-01'), to: day('2024-12-31') });
const queries = Object.values(drawn).flatMap((each, nth) =>
  each.map((query, place) => ({ query, order: place * 100 + nth })),
);
queries.sort((a, b) => a.order - b.order);

const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const importing = spawn(process.execPath, [main, 'import', digests], {
  cwd: folder,
  env: { ...process.env, ...settings },
  stdio: ['ignore', 'ignore', 'inherit'],
});
const ended = once(importing, 'exit');
let isOver = false;
void ended.then(() => {
  isOver = true;
});
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const took: number[] = [];
for (let nth = 0; !isOver; nth++) {
  const { query } = queries[nth % queries.length] as (typeof queries)[number];
  const started = performance.now();
  await search(index.db, query, { limit: 10, offset: 0, countTo: 1000 }).catch((error: unknown) =>
    failures.push(String(error)),
  );
  took.push(performance.now() - started);
  await wait(Math.max(0, GAP_MS - (performance.now() - started)));
}
const [status] = await ended;
await index.bringUp();
const ids = [...new Set(archive.map(({ id }) => id))];
let found = 0;
for (const id of ids) found += (await search(index.db, { text: id }, { limit: 1, offset: 0 })).total;
await close();
rmSync(folder, { recursive: true });
took.sort((a, b) => a - b);
const quantile = (share: number) =>
  Math.round((took[Math.floor(share * (took.length - 1))] ?? 0) * 100) / 100;
process.stdout.write(
  `${JSON.stringify({
    status,
    lookups: took.length,
    failures: failures.length,
    p50: quantile(0.5),
    p99: quantile(0.99),
    max: quantile(1),
    loopDelayP99: Math.round(delay.percentile(99) / 1e4) / 100,
    papers: ids.length,
    found,
  })}\n`,
);
for (const failure of failures.slice(0, 5)) process.stderr.write(`${failure}\n`);
