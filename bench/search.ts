// npm run bench:search -- --digests DIR [--papers N]: how fast papers are found, beside a LIKE scan and MiniSearch in the same run.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { addDays } from '../src/model/day.ts';
import { LAST, readDigests } from './drawn-papers.ts';
import { type Built, buildStore } from './search-build.ts';
import { drawQueries } from './search-queries.ts';
import type { Measured } from './search-timing.ts';

const DRAWN = [100_000, 1_000_000];

/** MiniSearch holds everything in memory: beyond this many papers it isn't tried. */
const MINISEARCH_UP_TO = 100_000;

type Archive = ReturnType<typeof readDigests>;

/** Each engine in a process of its own, so that its memory is its own. */
async function measure(script: string, ...args: string[]): Promise<Measured> {
  process.stderr.write(`${script} …\n`);
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const told = await text(child.stdout);
  if (told === '') throw new Error(`${script} failed`);
  return JSON.parse(told);
}

/** What Node takes without doing anything, in MB: the rest of an engine's memory is its own. */
async function bareNode(): Promise<number> {
  const tell = 'process.stdout.write(String(process.memoryUsage().rss))';
  const child = spawn(process.execPath, ['-e', tell], { stdio: ['ignore', 'pipe', 'inherit'] });
  return Math.round(Number(await text(child.stdout)) / 1e6);
}

interface Size extends Built {
  readonly search: Measured;
  readonly like: Measured;
  readonly miniSearch: Measured | null;
  /** How many times faster than LIKE, by the median, a search is that finds nothing. */
  readonly noHitRatio: number;
}

async function measureSize(digests: string, archive: Archive, papers: number, folder: string): Promise<Size> {
  process.stderr.write(`${papers} papers\n`);
  const [file, queries] = [join(folder, `${papers}.db`), join(folder, 'queries.json')];
  const built = await buildStore(digests, papers, file);
  const days = papers === archive.length ? archive.map(({ date }) => date).sort() : [LAST];
  const to = days.at(-1) ?? LAST;
  writeFileSync(queries, JSON.stringify(drawQueries(archive, { from: addDays(to, -30), to })));
  const search = await measure('search-engine.ts', queries, file);
  const like = await measure('search-like.ts', queries, file);
  const small = papers <= MINISEARCH_UP_TO;
  const miniSearch = small ? await measure('search-minisearch.ts', queries, file) : null;
  rmSync(file);
  const median = ({ kinds }: Measured) => kinds['no hit']?.p50 ?? Number.NaN;
  return { ...built, search, like, miniSearch, noHitRatio: Math.round(median(like) / median(search)) };
}

const { values } = parseArgs({ options: { digests: { type: 'string' }, papers: { type: 'string' } } });
if (values.digests === undefined)
  throw new Error('usage: npm run bench:search -- --digests DIR [--papers N]');
const digests = resolve(values.digests);
const archive = readDigests(digests);
const counts = values.papers ? [Number(values.papers)] : [archive.length, ...DRAWN];
const folder = mkdtempSync(join(tmpdir(), 'paperboy-search-'));
try {
  const sizes: Size[] = [];
  for (const count of counts) sizes.push(await measureSize(digests, archive, count, folder));
  process.stdout.write(`${JSON.stringify({ bareNodeRss: await bareNode(), sizes })}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
