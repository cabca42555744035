// Random input through everything that reads what people type: search, names and titles as they are typed, days.

import { performance } from 'node:perf_hooks';
import type { IndexDb } from '../src/index/schema.ts';
import { type Day, day } from '../src/model/day.ts';
import { readDay } from '../src/model/day-text.ts';
import { presentOf } from '../src/model/present.ts';
import { authorsLike, findAuthor } from '../src/search/authors.ts';
import { SORTS as KNOWN_SORTS } from '../src/search/find.ts';
import { search } from '../src/search/search.ts';
import { cpuMs } from './loop-holds.ts';
import { seeded } from './random.ts';
import { randomText } from './random-text.ts';

export interface Fuzzed {
  readonly runs: number;
  readonly errors: number;
  /** The longest that one reader took for an input, the quicker of two tries: a slow input is slow twice, a busy machine isn't. */
  readonly slowest_ms: number;
  /** The longest of all tries; and by the processor time of this thread: it has not waited for a processor. */
  readonly slowest_try_ms: number;
  readonly slowest_try_cpu_ms: number;
  /** What went wrong first, and which input took longest. */
  readonly first_error?: string;
  readonly slowest: string;
}

const SORTS = [...KNOWN_SORTS, null] as const;
const TODAY = presentOf(day('2026-11-20'));
const DAYS: readonly (Day | null)[] = [day('2024-01-22'), day('2026-10-01'), null, null];

export async function fuzzSearch(
  db: IndexDb,
  runs: number,
  { seed = 1, progress = () => {} }: { seed?: number; progress?: (run: number) => void } = {},
): Promise<Fuzzed> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const found = (text: string) => {
    const author = random() < 0.3 ? randomText(random) : null;
    const query = { text, author, from: pick(DAYS), to: pick(DAYS), sort: pick(SORTS) };
    const page = { limit: 10, offset: pick([0, 0, 10]), countTo: 1000 };
    return () => search(db, query, page);
  };
  const titles = (text: string) => () =>
    search(db, { text, unfinished: true }, { limit: 25, offset: 0, countTo: 25 });
  const names = (text: string) => () => authorsLike(db, text, 25);
  const person = (text: string) => () => findAuthor(db, text);
  const readers: Readonly<Record<string, (text: string) => () => unknown>> = {
    'search or titles': (text) => (random() < 0.5 ? found(text) : titles(text)),
    authors: (text) => (random() < 0.5 ? names(text) : person(text)),
    day: (text) => () => readDay(text, TODAY),
  };
  let errors = 0;
  let firstError: string | undefined;
  let slowest = { ms: 0, what: '' };
  let [slowestTry, slowestCpu] = [0, 0];
  const timed = async (what: string, read: () => unknown) => {
    const [started, before] = [performance.now(), cpuMs()];
    try {
      await read();
    } catch (error) {
      errors++;
      firstError ??= `${what}: ${String(error)}`;
    }
    const ms = performance.now() - started;
    slowestTry = Math.max(slowestTry, ms);
    slowestCpu = Math.max(slowestCpu, cpuMs() - before);
    return ms;
  };
  for (let run = 0; run < runs; run++) {
    const text = randomText(random);
    for (const [name, readerOf] of Object.entries(readers)) {
      const what = `${name} ${JSON.stringify(text.slice(0, 200))}`;
      const read = readerOf(text);
      let ms = await timed(what, read);
      if (ms > slowest.ms) ms = Math.min(ms, await timed(what, read));
      if (ms > slowest.ms) slowest = { ms, what };
    }
    progress(run);
  }
  return {
    runs,
    errors,
    slowest_ms: Number(slowest.ms.toFixed(1)),
    slowest_try_ms: Number(slowestTry.toFixed(1)),
    slowest_try_cpu_ms: Number(slowestCpu.toFixed(1)),
    ...(firstError !== undefined && { first_error: firstError }),
    slowest: slowest.what,
  };
}
