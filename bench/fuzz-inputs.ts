// Random input through everything that reads what people type: search, names and titles as they are typed, days.
import { performance } from 'node:perf_hooks';
import { type Day, day } from '../src/model/day.ts';
import { readDay } from '../src/model/day-text.ts';
import { authorsLike, findAuthor } from '../src/store/authors.ts';
import type { Db } from '../src/store/schema.ts';
import { search } from '../src/store/search.ts';
import { seeded } from './random.ts';
import { randomText } from './random-text.ts';

export interface Fuzzed {
  readonly runs: number;
  readonly errors: number;
  /** The longest that one reader took. */
  readonly slowest_ms: number;
  /** What went wrong first, and which input took longest. */
  readonly first_error?: string;
  readonly slowest: string;
}

const SORTS = ['relevance', 'date', 'votes', null] as const;
const TODAY = day('2026-11-20');
const DAYS: readonly (Day | null)[] = [day('2024-01-22'), day('2026-10-01'), null, null];

export async function fuzzSearch(
  db: Db,
  runs: number,
  { seed = 1, progress = () => {} }: { seed?: number; progress?: (run: number) => void } = {},
): Promise<Fuzzed> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T;
  const found = (text: string) => {
    const author = random() < 0.3 ? randomText(random) : null;
    const [from, to] = [pick(DAYS), pick(DAYS)];
    const page = { limit: 10, offset: pick([0, 0, 10]), countTo: 1000 };
    return search(db, { text, author, from, to, sort: pick(SORTS) }, page);
  };
  const titles = (text: string) =>
    search(db, { text, unfinished: true }, { limit: 25, offset: 0, countTo: 25 });
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    'search or titles': (text) => (random() < 0.5 ? found(text) : titles(text)),
    authors: (text) => (random() < 0.5 ? authorsLike(db, text, 25) : findAuthor(db, text)),
    day: (text) => readDay(text, TODAY),
  };
  let errors = 0;
  let firstError: string | undefined;
  let slowest = { ms: 0, what: '' };
  for (let run = 0; run < runs; run++) {
    const text = randomText(random);
    for (const [name, read] of Object.entries(readers)) {
      const started = performance.now();
      try {
        await read(text);
      } catch (error) {
        errors++;
        firstError ??= `${name} ${JSON.stringify(text)}: ${String(error)}`;
      }
      const ms = performance.now() - started;
      if (ms > slowest.ms) slowest = { ms, what: `${name} ${JSON.stringify(text.slice(0, 200))}` };
    }
    progress(run);
  }
  return {
    runs,
    errors,
    slowest_ms: Number(slowest.ms.toFixed(1)),
    ...(firstError !== undefined && { first_error: firstError }),
    slowest: slowest.what,
  };
}
