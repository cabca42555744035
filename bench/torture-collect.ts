// npm run torture:collect -- --rounds N: kills the collector at random moments, and compares its digests with an undisturbed run's.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { closesAt } from '../src/model/closing-time.ts';
import { addDays, type Day } from '../src/model/day.ts';
import { openStore } from '../src/store/open.ts';
import { type HuggingFace, playHuggingFace } from './hugging-face.ts';
import { seeded } from './random.ts';
import { type Simulation, simulate } from './simulated-collector.ts';

const SOURCE_CLOSES = { time: '21:30', zone: 'America/New_York' };
const CHILD = join(import.meta.dirname, 'simulated-collector.ts');

/** Days of the data that a round plays. */
const PLAYED = 6;

/** How long a life may be, as a share of what an undisturbed process takes on this machine; it grows with every kill. */
const LONGEST_LIFE = 1.2;
const GROWTH = 1.1;

/** Longer than any life, in milliseconds. */
const UNDISTURBED = 600_000;

export interface Tortured {
  readonly rounds: number;
  readonly kills: number;
  /** Rounds whose digests or documents are not those of an undisturbed run. */
  readonly differing: number;
}

export async function torture(folder: string, rounds: number, { seed = 1 } = {}): Promise<Tortured> {
  const random = seeded(seed);
  await using server = await playHuggingFace({ folder, now: Date.now, late: 0.05, relisted: 0.02 });
  const windows = windowsOf(server.days);
  const expected = new Map<Day, string>();
  const whole = await timed(server, windows);
  let [kills, differing] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const first = windows[round % windows.length];
    if (!first) throw new Error(`${folder} holds too few days`);
    const undisturbed =
      expected.get(first) ??
      (await run(server, first, async (simulation) => {
        await (await simulate(simulation)).destroy();
      }));
    expected.set(first, undisturbed);
    const disturbed = await run(server, first, async (simulation) => {
      for (
        let longest = LONGEST_LIFE * whole;
        !(await survives(simulation, random() * longest));
        longest *= GROWTH
      )
        kills++;
    });
    if (disturbed !== undisturbed) differing++;
    process.stderr.write(`\rround ${round + 1} of ${rounds}, ${kills} kills, ${differing} differing`);
  }
  process.stderr.write('\n');
  return { rounds, kills, differing };
}

/** How many milliseconds a process takes that nobody kills. */
async function timed(server: HuggingFace, [first]: readonly Day[]): Promise<number> {
  let took = 0;
  if (first) {
    await run(server, first, async (simulation) => {
      const began = performance.now();
      await survives(simulation, UNDISTURBED);
      took = performance.now() - began;
    });
  }
  return took;
}

/** The first days of four stretches, spread over the data. */
function windowsOf(days: readonly Day[]): Day[] {
  const starts = [0, 0.3, 0.6, 0.9].map((share) => days[Math.floor(share * (days.length - PLAYED))]);
  return starts.filter((start) => start !== undefined);
}

/** What came of it: the digests in the database and the documents of the archive, as text. */
async function run(
  { url }: HuggingFace,
  first: Day,
  work: (simulation: Simulation) => Promise<void>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-torture-'));
  const from = closesAt(first, SOURCE_CLOSES).epochMilliseconds;
  const to = closesAt(addDays(first, PLAYED), SOURCE_CLOSES).epochMilliseconds;
  await work({ url, folder, from, to, step: 3 });
  const store = await openStore('file:paperboy.db', folder);
  const columns = ['date', 'rank', 'paper_id', 'title', 'upvotes', 'late_of'] as const;
  const entries = await store.selectFrom('entries').select(columns).orderBy('date').orderBy('rank').execute();
  await store.destroy();
  const archive = join(folder, 'digests');
  const documents = readdirSync(archive, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.md$|draft$/.test(file))
    .sort()
    .map((file) => `${file}\n${readFileSync(join(archive, file), 'utf8')}`);
  rmSync(folder, { recursive: true });
  return JSON.stringify({ entries, documents });
}

/** True if the collector came to its end before it was killed. */
async function survives(simulation: Simulation, longest: number): Promise<boolean> {
  const child: ChildProcess = spawn(process.execPath, [CHILD, JSON.stringify(simulation)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const life = new AbortController();
  const outlived = wait(longest, 'outlived' as const, { signal: life.signal }).catch(() => null);
  if ((await Promise.race([ended.then(([status]) => status), outlived])) === 'outlived')
    child.kill('SIGKILL');
  life.abort();
  const [status] = await ended;
  if (status !== null && status !== 0) throw new Error(`the collector ended with status ${status}`);
  return status === 0;
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const folder = positionals[0] ?? '../shared/data/hf-daily-papers';
  const tortured = await torture(folder, Number(values.rounds), { seed: Number(values.seed) });
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  if (tortured.differing > 0) process.exitCode = 1;
}
