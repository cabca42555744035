// Processes that share a PostgreSQL server do each job once, whoever is first; what one leaves, another takes over.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Boss, lookAtBoss, openBoss } from '../../../src/daily/jobs/boss.ts';
import { bossJobs } from '../../../src/daily/jobs/boss-jobs.ts';
import { examineJobs } from '../../../src/daily/jobs/job-states.ts';
import type { JobName, Jobs, Works } from '../../../src/daily/jobs/jobs.ts';
import { createLog } from '../../../src/log.ts';
import { clusterIn } from '../../postgres/cluster.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../../postgres/databases.ts';

const MINUTE = 60_000;
const PACE = { poll: 0.5, silence: 10, watch: 1, again: 1 };
const PATIENCE = { timeout: 30_000, interval: 50 };

onPostgres(() => {
  let database: TestDatabase;
  let now = 0;
  const open: Jobs[] = [];
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    database = await postgresDatabase();
    now = 0;
  });

  afterEach(async () => {
    for (const jobs of open.splice(0)) await jobs.stop();
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await database.drop();
  });

  async function share(
    works: Works,
    url = database.url,
    log = createLog({ level: process.env.TEST_LOG ?? 'silent' }),
  ): Promise<Jobs & { readonly boss: Boss }> {
    const boss = await openBoss(url, PACE);
    const parts = { log, now: () => now, tell: String };
    const jobs = { ...bossJobs(boss, works, parts), boss };
    open.push(jobs);
    return jobs;
  }

  async function stateOf(jobs: Jobs, name: JobName) {
    return (await jobs.examine?.())?.find((state) => state.name === name);
  }

  it('one of three does what is due, and is waited for by the others; the next minute it is due again', async () => {
    const done: string[] = [];
    let running = 0;
    const worksOf = (who: string): Works => ({
      close: async () => {
        expect(++running).toBe(1);
        await wait(50);
        done.push(who);
        running--;
      },
    });
    const all = await Promise.all(['a', 'b', 'c'].map((who) => share(worksOf(who))));
    for (let minute = 1; minute <= 5; minute++) {
      now = minute * MINUTE;
      await Promise.all(all.map((jobs) => jobs.run('close')));
      expect(done).toHaveLength(minute);
    }
    // Asked for a second time within a minute, it is done already.
    await all[0]?.run('close');
    expect(done).toHaveLength(5);
    await all[0]?.run('summarise');
    expect(done).toHaveLength(5);
  });

  it('what is due while it still goes on is begun when that is over, by one of them', async () => {
    const ends: (() => void)[] = [];
    const works: Works = { summarise: () => new Promise<void>((end) => ends.push(end)) };
    const [one, other] = [await share(works), await share(works)];
    now = MINUTE;
    void one.run('summarise');
    await vi.waitUntil(() => ends.length === 1, PATIENCE);
    now = 2 * MINUTE;
    void other.run('summarise');
    await vi.waitUntil(async () => (await stateOf(other, 'summarise'))?.waiting === 1, PATIENCE);
    expect(await stateOf(other, 'summarise')).toMatchObject({ running: 1, done: 0, last: null });
    ends[0]?.();
    await vi.waitUntil(() => ends.length === 2, PATIENCE);
    expect(await stateOf(other, 'summarise')).toMatchObject({ running: 1, done: 1, waiting: 0 });
    ends[1]?.();
    await vi.waitUntil(async () => (await stateOf(other, 'summarise'))?.done === 2, PATIENCE);
    const state = await stateOf(other, 'summarise');
    expect(state).toMatchObject({ running: 0, failed: 0, trouble: null, last: { by: one.boss.name } });
  });

  it('what failed is tried again soon, by whoever comes first', async () => {
    let tries = 0;
    const works: Works = {
      write: async () => {
        if (++tries === 1) throw new Error('the folder is full');
      },
    };
    const jobs = await share(works);
    now = MINUTE;
    await jobs.run('write');
    await vi.waitUntil(async () => (await stateOf(jobs, 'write'))?.retrying === 1, PATIENCE);
    const { trouble } = (await stateOf(jobs, 'write')) ?? {};
    expect(trouble).toMatchObject({ by: jobs.boss.name, reason: 'Error: the folder is full' });
    await vi.waitUntil(async () => (await stateOf(jobs, 'write'))?.done === 1, PATIENCE);
    expect(tries).toBe(2);
  });

  it('whoever stops breaks off what can be, and hands it back at once', async () => {
    const done: string[] = [];
    const worksOf = (who: string): Works => ({
      embed: (signal) =>
        new Promise((resolve, reject) => {
          done.push(`${who} begins`);
          if (who === 'a') signal.addEventListener('abort', () => reject(signal.reason));
          else resolve(null);
        }),
    });
    const [a, b] = [await share(worksOf('a')), await share(worksOf('b'))];
    now = MINUTE;
    await b.boss.queue.offWork('embed', { wait: true });
    void a.run('embed');
    await vi.waitUntil(() => done.length === 1, PATIENCE);
    await a.stop();
    expect(await stateOf(b, 'embed')).toMatchObject({ retrying: 1, running: 0 });
    await share(worksOf('c'));
    await vi.waitUntil(() => done.includes('c begins'), PATIENCE);
  });

  it('while PostgreSQL is away they wait, which is said once, and go on by themselves', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pg-'));
    const server = clusterIn(folder);
    await server.start();
    await server.admin('create database paperboy');
    const lines: string[] = [];
    const log = createLog({ level: 'info', to: { write: (line) => lines.push(JSON.parse(line).msg) } });
    let begun = 0;
    const works: Works = {
      close: async () => {
        begun++;
      },
    };
    const jobs = await share(works, server.url('paperboy'), log);
    now = MINUTE;
    await jobs.run('close');
    await server.stop('immediate');
    now = 2 * MINUTE;
    await jobs.run('close');
    // Long enough for workers, signs of life and the look for the silent to fail each for itself.
    await wait(2_500);
    expect(lines).toEqual(['PostgreSQL is away: jobs wait, and go on by themselves']);
    await server.start();
    await vi.waitUntil(() => lines.length === 2, PATIENCE);
    now = 3 * MINUTE;
    await jobs.run('close');
    expect(begun).toBe(2);
    expect(lines).toEqual([
      'PostgreSQL is away: jobs wait, and go on by themselves',
      'PostgreSQL is back, and the jobs go on',
    ]);
    await jobs.stop();
    await server.stop('immediate');
    rmSync(folder, { recursive: true });
  });

  it('the job of a killed process is done by another', async () => {
    const first = await begin({ hangs: true }, /begins close/);
    const second = await begin({ hangs: false }, /ready/);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    await second.said(/ends close/);
    const looking = await lookAtBoss(database.url);
    expect(looking).not.toBeNull();
    if (!looking) return;
    await vi.waitUntil(
      async () => (await examineJobs(looking.queue)).some(({ name, done }) => name === 'close' && done === 1),
      PATIENCE,
    );
    await looking.queue.stop();
    await looking.pool.end();
  });

  async function begin(orders: { readonly hangs: boolean }, until: RegExp) {
    const args = [
      fileURLToPath(import.meta.resolve('./sharer.ts')),
      JSON.stringify({ url: database.url, ...orders }),
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const lines = createInterface({ input: child.stdout });
    const heard: string[] = [];
    lines.on('line', (line) => heard.push(line));
    const said = (what: RegExp) => vi.waitUntil(() => heard.some((line) => what.test(line)), PATIENCE);
    await said(until);
    return { child, said };
  }
});
