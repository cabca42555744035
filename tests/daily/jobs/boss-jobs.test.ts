// Processes that share a PostgreSQL server do each job once, whoever is first; what one leaves, another takes over.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Boss, lookAtBoss, openBoss } from '../../../src/daily/jobs/boss.ts';
import { bossJobs } from '../../../src/daily/jobs/boss-jobs.ts';
import { examineJobs } from '../../../src/daily/jobs/job-states.ts';
import type { JobName, Jobs, Works } from '../../../src/daily/jobs/jobs.ts';
import { createLog } from '../../../src/log.ts';
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

  async function share(works: Works, url = database.url): Promise<Jobs & { readonly boss: Boss }> {
    const boss = await openBoss(url, PACE);
    const parts = {
      log: createLog({ level: process.env.TEST_LOG ?? 'silent' }),
      now: () => now,
      tell: String,
    };
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

  it('is not begun a second time while it still goes on, and tells of itself', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    const works: Works = {
      summarise: () => {
        begun++;
        return promise;
      },
    };
    const [one, other] = [await share(works), await share(works)];
    now = MINUTE;
    void one.run('summarise');
    await vi.waitUntil(() => begun === 1, PATIENCE);
    now = 2 * MINUTE;
    await other.run('summarise');
    expect(await stateOf(other, 'summarise')).toMatchObject({ running: 1, waiting: 0, done: 0, last: null });
    resolve();
    await vi.waitUntil(async () => (await stateOf(other, 'summarise'))?.done === 1, PATIENCE);
    expect(begun).toBe(1);
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
