// npm run bench:loop -- [--digests DIR] [--responses DIR] [--papers N] [--database FILE] [--rounds N] [--only TEXT]: how long each kind of work holds the event loop, of several rounds the best.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openLibrary } from '../src/cli/open-library.ts';
import type { Library } from '../src/search/library.ts';
import { type Holds, type HoldsWatch, watchHolds } from './loop-holds.ts';
import { fillChoices, fillTexts } from './loop-scene.ts';
import { kindsOfWork } from './loop-work.ts';
import { buildStore, placeOf } from './search-build.ts';

/** What holds the loop longer, in milliseconds, keeps members waiting. */
const LONGEST_MS = 50;

const SHARED = join(import.meta.dirname, '..', '..', 'shared', 'data');

const { values } = parseArgs({
  options: {
    digests: { type: 'string', default: join(SHARED, 'digests-ko') },
    responses: { type: 'string', default: join(SHARED, 'hf-daily-papers') },
    papers: { type: 'string', default: '100000' },
    database: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'paperboy-loop-'));
const file = resolve(values.database ?? join(folder, 'paperboy.db'));
try {
  const isKept = existsSync(file);
  const making = isKept ? null : await heldByMaking();
  const library = await openLibrary(placeOf(file));
  if (!isKept) {
    await fillTexts(library.store, values.responses);
    await fillChoices(library.store);
  }
  const all: Record<string, Holds> = making ? { 'make the index': making } : {};
  const kinds = await kindsOfWork({ library, digests: values.digests, folder, backUp: () => backUp(file) });
  for (const [kind, work] of Object.entries(kinds)) {
    if (!kind.includes(values.only)) continue;
    all[kind] = await bestOf(Number(values.rounds), work);
    process.stderr.write(`${kind.padEnd(34)} ${JSON.stringify(all[kind])}\n`);
  }
  await close(library);
  const over = Object.entries(all).flatMap(([kind, { max }]) => (max > LONGEST_MS ? [kind] : []));
  process.stdout.write(`${JSON.stringify({ papers: Number(values.papers), holdsMs: all, over })}\n`);
  if (over.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

async function heldByMaking(): Promise<Holds> {
  const { promise, resolve: watch } = Promise.withResolvers<HoldsWatch>();
  await buildStore(values.digests, Number(values.papers), file, () => watch(watchHolds()));
  return (await promise).end();
}

async function bestOf(rounds: number, work: () => Promise<void>): Promise<Holds> {
  const seen: Holds[] = [];
  for (let round = 0; round < rounds; round++) seen.push(await held(work));
  const least = (field: keyof Holds) => Math.min(...seen.map((each) => each[field]));
  return { p99: least('p99'), max: least('max'), maxByClock: least('maxByClock') };
}

async function held(work: () => Promise<unknown>): Promise<Holds> {
  await nextTurn();
  const watch = watchHolds();
  await work();
  // What was done last has held the loop, too.
  await nextTurn();
  await nextTurn();
  return watch.end();
}

/** In a process of its own, as the host does. */
async function backUp(database: string): Promise<void> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const copy = join(folder, `copy-${performance.now()}.db`);
  const child = spawn(process.execPath, [main, 'backup', copy], {
    env: { ...process.env, DATABASE_URL: `file:${database}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  rmSync(copy, { force: true });
}

async function close({ index, store }: Library): Promise<void> {
  await index.close();
  await store.destroy();
}
