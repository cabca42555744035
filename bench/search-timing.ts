// How long searches take in a process that has been asked before: each query twice unmeasured, then several rounds of all.
import { performance } from 'node:perf_hooks';
import type { Query } from '../src/search/search.ts';

export interface Timing {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** The same, of each query its quickest round: what a busy machine adds is left out. */
  readonly p99Quickest: number;
  /** How many of the queries found something. */
  readonly found: number;
  readonly queries: number;
}

export interface Measured {
  readonly kinds: Readonly<Record<string, Timing>>;
  /** The whole process when its modules were loaded and no engine was open yet, at its end, and at its highest, in MB. */
  readonly loaded: number;
  readonly rss: number;
  readonly peak: number;
}

/** Engines import this module after their others. */
const LOADED = process.memoryUsage().rss;

const ROUNDS = 5;

/** Slow engines are not asked for longer than this a kind, in milliseconds, but at least so many queries. */
const LONGEST = 10_000;
const FEWEST = 5;

/** How many papers `ask` finds is its answer; all kinds are measured one after the other. */
export async function measureAll(
  queries: Readonly<Record<string, readonly Query[]>>,
  ask: (query: Query) => Promise<number> | number,
): Promise<Measured> {
  const kinds: Record<string, Timing> = {};
  await warmUp(Object.values(queries).flat(), ask);
  for (const [kind, all] of Object.entries(queries)) {
    kinds[kind] = await measureKind(all, ask);
    process.stderr.write(`${kind}: ${JSON.stringify(kinds[kind])}\n`);
  }
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return {
    kinds,
    loaded: megabytes(LOADED),
    rss: megabytes(process.memoryUsage().rss),
    peak: megabytes(process.resourceUsage().maxRSS * 1024),
  };
}

async function warmUp(
  queries: readonly Query[],
  ask: (query: Query) => Promise<number> | number,
): Promise<void> {
  const began = performance.now();
  for (const query of queries) if (performance.now() - began < LONGEST) await ask(query);
}

async function measureKind(
  all: readonly Query[],
  ask: (query: Query) => Promise<number> | number,
): Promise<Timing> {
  const began = performance.now();
  const late = (asked: number) => asked >= FEWEST && performance.now() - began > LONGEST;
  const times: number[] = [];
  const quickest = new Map<Query, number>();
  const note = (query: Query, ms: number) => {
    times.push(ms);
    quickest.set(query, Math.min(ms, quickest.get(query) ?? Number.POSITIVE_INFINITY));
  };
  let [found, queries] = [0, 0];
  for (const query of all) {
    if (late(queries)) break;
    const started = performance.now();
    if ((await ask(query)) > 0) found++;
    queries++;
    // Where there is no time for rounds, the first one counts.
    const ms = performance.now() - started;
    if (ms > LONGEST / all.length) note(query, ms);
  }
  for (let round = 0; round < ROUNDS && !late(FEWEST); round++) {
    for (const query of all) {
      const started = performance.now();
      await ask(query);
      note(query, performance.now() - started);
      if (late(FEWEST)) break;
    }
  }
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    p99Quickest: percentile([...quickest.values()], 0.99),
    found,
    queries,
  };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toPrecision(3));
}
