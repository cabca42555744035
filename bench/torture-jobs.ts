// npm run torture:jobs -- --each N --processes N: all jobs of N days over processes of which one is killed now and then; none may be lost or done twice.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { JOBS } from '../src/daily/jobs/jobs.ts';
import { openPool } from '../src/database/postgres/connect.ts';
import { openStore } from '../src/store/open.ts';
import { keepIn } from './database-server.ts';
import { type DayOrder, EARNEST_EVERY, LEDGER } from './job-ledger.ts';
import { seeded } from './random.ts';

const SCRIPT = join(import.meta.dirname, 'jobs-process.ts');

/** One is killed in every so many rounds, at a moment within so many milliseconds. */
const KILLED_EVERY = 150;
const WITHIN_MS = 60;

/** In every so many rounds all clocks strike, else one. */
const ALL_STRIKE_EVERY = 10;

/** What isn't done then is lost, in milliseconds. */
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 40;

export interface Tortured {
  readonly kinds: number;
  readonly jobs: number;
  readonly done: number;
  /** Jobs that came to their end more than once, and of them those whose first process was killed before it could note that. */
  readonly twice: number;
  readonly again_after_kill: number;
  /** Those of a kind that two processes were at in the same moment. */
  readonly overlapping: number;
  readonly lost: number;
  readonly kills: number;
  /** Jobs that a kill interrupted, and the seconds until another process was at them. */
  readonly taken_over: number;
  readonly takeover_p99_s: number;
  /** What came of the work itself: days closed, of them closed twice, papers in two digests, summaries and embeddings that were bought again, documents. */
  readonly digests: number;
  readonly closed_twice: number;
  readonly in_two_digests: number;
  readonly bought: number;
  readonly bought_again: number;
  readonly documents: number;
}

export async function torture({ each = 2000, count = 3, seed = 1 } = {}): Promise<Tortured> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-jobs-'));
  const kept = await keepIn(folder, { onPostgres: true });
  await (await openStore(kept.url, '.')).destroy();
  const { pool } = await openPool(kept.url, { connections: 2 });
  await pool.query(LEDGER);
  const random = seeded(seed);
  const processes = await startAll({ url: kept.url, folder }, count);
  let lost = 0;
  for (let round = 1; round <= each; round++) {
    const isKilled = round % KILLED_EVERY === 0;
    await pool.query('insert into clock values ($1, $2)', [round, round % EARNEST_EVERY === 0]);
    processes.tell(
      { round },
      isKilled || round % ALL_STRIKE_EVERY === 1 ? null : Math.floor(random() * count),
    );
    if (isKilled) {
      await wait(random() * WITHIN_MS);
      const pid = await processes.kill(Math.floor(random() * count));
      await pool.query('insert into kills values ($1)', [pid]);
    }
    lost += await untilDone(pool, round);
    process.stderr.write(`\rround ${round} of ${each}, ${processes.kills()} kills, ${lost} lost`);
  }
  process.stderr.write('\n');
  await processes.dismiss();
  const figures = await counted(pool);
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  await pool.end();
  await kept.stop();
  rmSync(folder, { recursive: true });
  return {
    ...{ kinds: JOBS.length, jobs: JOBS.length * each, kills: processes.kills(), lost },
    ...figures,
    documents: documents.length,
  };
}

/** Returns how many jobs nobody has done. */
async function untilDone(pool: Pool, round: number): Promise<number> {
  for (const since = performance.now(); ; await wait(LOOK_EVERY_MS)) {
    const { rows } = await pool.query(
      'select count(distinct kind) as done from runs where round = $1 and ended is not null',
      [round],
    );
    if (rows[0].done === JOBS.length) return 0;
    if (performance.now() - since > PATIENCE_MS) return JOBS.length - rows[0].done;
  }
}

/** Whoever is killed is replaced at once. */
async function startAll(orders: { readonly url: string; readonly folder: string }, count: number) {
  let [kills, isOver] = [0, false];
  let last: DayOrder | null = null;
  const children: ChildProcess[] = [];
  const start = async (place: number) => {
    const child = fork(SCRIPT, [JSON.stringify(orders)]);
    children[place] = child;
    child.once('exit', () => {
      if (!isOver) void start(place);
    });
    await once(child, 'message');
    if (last) child.send(last);
  };
  await Promise.all(Array.from({ length: count }, (_, place) => start(place)));
  return {
    kills: () => kills,
    /** One of them, or all; who has just been killed hears of it when it is there again. */
    tell(order: DayOrder, place: number | null) {
      last = order;
      const told = place === null || !children[place]?.connected ? children : [children[place]];
      for (const child of told) if (child.connected) child.send(order);
    },
    async kill(place: number): Promise<number> {
      const child = children[place];
      const gone = child && once(child, 'exit');
      child?.kill('SIGKILL');
      await gone;
      kills++;
      return child?.pid ?? 0;
    },
    async dismiss() {
      isOver = true;
      const ends = children.map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(ends);
    },
  };
}

async function counted(pool: Pool) {
  const one = async (sql: string): Promise<number> =>
    (await pool.query(`select (${sql}) as it`)).rows[0].it ?? 0;
  const { rows } = await pool.query(`
    select extract(epoch from min(later.began) - kills.at)::float as seconds
    from runs as broken join kills on kills.pid = broken.pid
    join runs as later on later.kind = broken.kind and later.round = broken.round and later.began > broken.began
    where broken.ended is null and kills.at between broken.began and later.began group by broken.kind, broken.round, kills.at`);
  const takeovers = rows.map(({ seconds }) => seconds as number).sort((a, b) => a - b);
  /** A process may be killed in the moment between the end of a job and its being noted: it is done again then. */
  const twice = (isByKill: boolean) => `select distinct kind, round from runs as first where ended is not null
    and exists (select 1 from runs as again where again.kind = first.kind and again.round = first.round
      and again.ended is not null and again.began > first.ended)
    and ${isByKill ? '' : 'not'} exists (select 1 from kills where kills.pid = first.pid and kills.at > first.ended
      and kills.at < first.ended + interval '3 seconds')`;
  const ended = 'from runs where ended is not null';
  return {
    done: await one(`select count(*) from (select distinct kind, round ${ended}) as jobs`),
    twice: await one(`select count(*) from (${twice(false)}) as jobs`),
    again_after_kill: await one(`select count(*) from (${twice(true)}) as jobs`),
    overlapping: await one(`select count(*) from runs as a join runs as b
      on a.kind = b.kind and a.began < b.began and b.began < a.ended`),
    taken_over: takeovers.length,
    takeover_p99_s: Math.round((takeovers[Math.ceil(takeovers.length * 0.99) - 1] ?? 0) * 10) / 10,
    digests: await one('select count(*) from digests'),
    closed_twice: await one('select count(*) - count(distinct date) from closed'),
    in_two_digests: await one('select count(*) - count(distinct paper_id) from entries'),
    bought: await one('select count(*) from (select distinct what, paper from bought) as things'),
    bought_again: await one('select count(*) - count(distinct (what, paper)) from bought'),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      each: { type: 'string', default: '2000' },
      processes: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { each, processes, seed } = values;
  const tortured = await torture({ each: Number(each), count: Number(processes), seed: Number(seed) });
  process.stdout.write(`${JSON.stringify(tortured)}\n`);
  if (
    tortured.lost + tortured.twice + tortured.overlapping + tortured.closed_twice + tortured.in_two_digests >
    0
  )
    process.exitCode = 1;
}
