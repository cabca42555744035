// The command line where PostgreSQL keeps the truth: backups and their return, doctor, look-ups, and an index that is taken from another machine.
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBoss } from '../../src/daily/jobs/boss.ts';
import { bossJobs } from '../../src/daily/jobs/boss-jobs.ts';
import type { Db } from '../../src/database/schema.ts';
import { createLog } from '../../src/log.ts';
import { messageOf } from '../../src/model/errors.ts';
import { holdLease } from '../../src/store/lease.ts';
import { openStore } from '../../src/store/open.ts';
import { postgresPrograms } from '../postgres/cluster.ts';
import {
  askOnce,
  emptyDatabase,
  onPostgres,
  postgresDatabase,
  type TestDatabase,
} from '../postgres/databases.ts';
import { runIn, type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests', '2024', '01', '22.md');

const NOW = Date.parse('2024-01-24T00:00:00Z');

onPostgres(() => {
  let database: TestDatabase;
  let host: Terminal;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    database = await postgresDatabase();
    env = { DATABASE_URL: database.url, PATH: postgresPrograms() ?? '' };
    host = terminal(env);
    await host.run('import', SHIPPED);
  });
  afterEach(async () => {
    host[Symbol.dispose]();
    await database.drop();
  });

  const inStore = async <T>(work: (db: Db) => Promise<T>) => {
    await using db = await openStore(database.url, '/');
    return await work(db);
  };
  const total = async () => JSON.parse((await host.run('search', 'depth', '--json')).out).total;

  it('finds what it imported, by an index of its own in the data folder', async () => {
    expect(await total()).toBe(1);
    expect(readdirSync(join(host.folder, 'data'))).toContain('paperboy.index.db');
  });

  it('has the server look at once at what has come, so that it plans by it', async () => {
    const sampled = async (url = database.url) => {
      await using db = await openStore(url, '/');
      const { rows } = await sql<{ papers: number }>`
        select reltuples::bigint as papers from pg_class where oid = to_regclass('papers')`.execute(db);
      return rows[0]?.papers;
    };
    const papers = JSON.parse((await host.run('index', 'check', '--json')).out).papers;
    expect(await sampled()).toBe(papers);
    await host.run('backup', 'copy.dump');
    await host.run('restore', 'copy.dump');
    expect(await sampled()).toBe(papers);
    const moved = await postgresDatabase();
    await host.run('move', database.url, moved.url);
    expect(await sampled(moved.url)).toBe(papers);
    await moved.drop();
  });

  it('backs up into a file for its owner alone, and puts it back in the place of all that is there', async () => {
    const made = await host.run('backup', 'copy.dump', '--json');
    expect(made).toMatchObject({ status: 0, err: '' });
    const file = join(host.folder, 'copy.dump');
    expect(JSON.parse(made.out)).toEqual({ file, bytes: statSync(file).size });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await inStore((db) => db.deleteFrom('summaries').execute());
    await inStore((db) => sql`create table of_somebody_else (a text)`.execute(db));

    await inStore((db) => holdLease(db, 'a bot', { now: NOW, until: NOW + 20_000 }));
    expect((await host.run('restore', 'copy.dump')).err).toContain('Stop it first');
    await inStore((db) => db.deleteFrom('leases').execute());

    const restored = await host.run('restore', 'copy.dump', '--json');
    expect(restored).toMatchObject({ status: 0, err: '' });
    const kept = join(host.folder, 'data', 'paperboy.2024-01-24T000000Z.dump');
    expect(JSON.parse(restored.out)).toMatchObject({ backup: file, kept });
    const summaries = () => inStore((db) => db.selectFrom('summaries').selectAll().execute());
    expect((await summaries()).length).toBeGreaterThan(0);
    expect(await total()).toBe(1);
    expect(await inStore((db) => sql`select * from of_somebody_else`.execute(db))).toMatchObject({
      rows: [],
    });

    const back = await runIn(host.folder, ['restore', kept], {
      env,
      now: '2024-01-25T00:00:00Z',
    });
    expect(back).toMatchObject({ status: 0, err: '' });
    expect(await summaries()).toEqual([]);
  });

  it('says what is wrong with a backup, or with the way there, and leaves all as it was', async () => {
    writeFileSync(join(host.folder, 'noise.dump'), 'This is no backup.'.repeat(100));
    expect((await host.run('restore', 'noise.dump')).err).toContain("noise.dump can't be restored");
    expect((await host.run('restore', 'missing.dump')).err).toContain('There is no file or folder');
    await host.run('backup', 'copy.dump');
    expect((await host.run('backup', 'copy.dump')).err).toContain('There is a file');
    const nowhere = { env: { ...env, PATH: '/nowhere' } };
    expect((await runIn(host.folder, ['backup', 'other.dump'], nowhere)).err).toContain(
      "The program pg_dump, which copies PostgreSQL databases, isn't here",
    );
    expect(readdirSync(host.folder).sort()).toEqual(['copy.dump', 'data', 'noise.dump']);
    expect(await total()).toBe(1);
  });

  it('refuses a database of another program with the same names, whatever is asked', async () => {
    await host.run('backup', 'copy.dump');
    const asked = {
      restore: ['restore', 'copy.dump'],
      backup: ['backup', 'theirs.dump'],
      search: ['search', 'depth'],
      doctor: ['doctor'],
    };
    const cases: [statements: string, commands: string[][]][] = [
      ['create table settings (name text); create table members (id int)', Object.values(asked)],
      ['create table migrations (id int, batch int); create table votes (id int)', Object.values(asked)],
      ['create table migrations (number int, applied_at text); create table votes (id int)', [asked.restore]],
      ['create view votes as select 1 as vote', [asked.restore]],
      [`create type servers as enum ('one', 'two')`, [asked.search]],
    ];
    for (const [statements, commands] of cases) {
      const theirs = await emptyDatabase();
      await theirs.ask(statements);
      const standing = `select relname from pg_class where relnamespace = 'public'::regnamespace order by 1`;
      const before = await theirs.ask(standing);
      for (const args of commands) {
        const printed = await runIn(host.folder, args, { env: { ...env, DATABASE_URL: theirs.url } });
        expect(printed.status).toBe(1);
        expect(printed.out + printed.err).toMatch(/another program, whose names .+ are paperboy's, too/);
      }
      expect(await theirs.ask(standing)).toEqual(before);
      await theirs.drop();
    }
    expect(readdirSync(host.folder).sort()).toEqual(['copy.dump', 'data']);
  });

  it('takes nothing along that others have built on its tables, but names it', async () => {
    await host.run('backup', 'copy.dump');
    const ask = (statements: string) => askOnce(database.url, statements);
    await ask(`create view of_grafana as select count(*) from papers;
      create table notes (paper_id text references papers (id))`);
    const counted = 'select * from of_grafana, (select count(*) as keys from pg_constraint) as constraints';
    const before = await ask(counted);
    const { status, err } = await host.run('restore', 'copy.dump');
    expect(status).toBe(1);
    expect(err).toMatch(/view of_grafana depends on table papers; constraint .+ on table notes.+Drop that/);
    expect(await ask(counted)).toEqual(before);
    expect(readdirSync(join(host.folder, 'data')).filter((name) => name.endsWith('.dump'))).toEqual([]);
    await ask('drop view of_grafana; drop table notes');
    expect((await host.run('restore', 'copy.dump')).err).toBe('');
  });

  it('may stand in a schema of its own, beside another program', async () => {
    const shared = await emptyDatabase();
    await shared.ask('create table settings (name text); create schema beside');
    const there = {
      env: { ...env, DATABASE_URL: `${shared.url}&options=-c%20search_path%3Dbeside` },
      now: '2024-01-25T00:00:00Z',
    };
    for (const args of [
      ['import', SHIPPED],
      ['backup', 'beside.dump'],
      ['restore', 'beside.dump'],
    ])
      expect(await runIn(host.folder, args, there)).toMatchObject({ status: 0, err: '' });
    await host.run('backup', 'public.dump');
    const other = await runIn(host.folder, ['restore', 'public.dump'], there);
    expect(other.err).toContain('is of the schema public, but DATABASE_URL leads to the schema beside');
    expect(await runIn(host.folder, ['search', 'depth'], there)).toMatchObject({ status: 0 });
    expect(await shared.ask('select * from settings')).toEqual([]);
    await shared.drop();
  });

  it('takes the index of another machine on the same database, and no other', async () => {
    const other = join(host.folder, 'elsewhere');
    mkdirSync(other);
    const there = { env };
    const index = join(host.folder, 'data', 'paperboy.index.db');
    const pulled = await runIn(other, ['index', 'pull', index], there);
    expect(pulled).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringContaining('is a copy, brought up to'),
    });
    expect(JSON.parse((await runIn(other, ['search', 'depth', '--json'], there)).out).total).toBe(1);
    await inStore((db) =>
      db.updateTable('settings').set({ value: 'another' }).where('key', '=', 'identity').execute(),
    );
    expect((await runIn(other, ['index', 'pull', index], there)).err).toContain("can't be used as the index");
    expect((await runIn(other, ['index', 'pull'], there)).status).toBe(2);
    expect(readdirSync(join(other, 'data')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is looked at by doctor, which shows no password', async () => {
    const secret = 'a-long-password';
    const withSecret = { DATABASE_URL: database.url.replace('paperboy@', `paperboy:${secret}@`) };
    const { out } = await runIn(host.folder, ['doctor', '--json'], { env: withSecret });
    expect(out).not.toContain(secret);
    const checks: { name: string; ok: boolean; detail: string }[] = JSON.parse(out).checks;
    expect(checks.find(({ name }) => name === 'database')).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/^postgres:\/\/\[redacted\]@.* holds \d+ papers/),
    });
  });

  it('is told by doctor where its user may not do what the bot needs', async () => {
    const guest = `guest_${process.pid}`;
    const ask = (statements: string) => askOnce(database.url, statements);
    await ask(`create role ${guest} login; grant select on all tables in schema public to ${guest}`);
    const asGuest = { ...env, DATABASE_URL: database.url.replace('paperboy@', `${guest}@`) };
    const told = async () => {
      const { out } = await runIn(host.folder, ['doctor', '--json'], { env: asGuest });
      const checks: { name: string; detail: string }[] = JSON.parse(out).checks;
      return checks.filter(({ name }) => name === 'database');
    };
    const refused = (reason: RegExp) => [
      { name: 'database', ok: false, detail: expect.stringMatching(reason) },
    ];
    expect(await told()).toEqual(refused(/permission denied for table settings/));
    await ask(`grant all on all tables in schema public to ${guest}; revoke insert on votes from ${guest}`);
    expect(await told()).toEqual(refused(/it may not write to votes/));
    await ask(`grant all on votes to ${guest}`);
    expect(await told()).toEqual(refused(/it may not create the schema public_jobs/));
    await ask('create schema public_jobs; create table public_jobs.queue (name text)');
    expect(await told()).toEqual(refused(/it may not write to public_jobs.queue/));
    await ask('drop schema public_jobs cascade');
    await ask(
      `grant create on database ${new URL(database.url.replace('@/', '@host/')).pathname.slice(1)} to ${guest}`,
    );
    expect(await told()).toMatchObject([{ ok: true }]);
    await ask(`alter role ${guest} set default_transaction_read_only = on`);
    expect(await told()).toEqual(refused(/takes no writes/));
    await ask(`drop owned by ${guest}; drop role ${guest}`);
  });

  it('goes on with the jobs that processes share, whatever is put back or moved, and doctor tells of them', async () => {
    const jobsCheck = async () => {
      const checks: { name: string }[] = JSON.parse((await host.run('doctor', '--json')).out).checks;
      return checks.find(({ name }) => name === 'jobs');
    };
    const none = 'none was begun yet; the bot begins with them when it starts';
    expect(await jobsCheck()).toMatchObject({ ok: true, detail: none });
    let isFull = false;
    const begin = async (url: string) => {
      const works = {
        close: async () => {},
        write: async () => {
          if (isFull) throw new Error('the folder is full.');
        },
      };
      const log = createLog({ level: 'silent' });
      return bossJobs(await openBoss(url), works, { log, now: Date.now, tell: messageOf });
    };
    const shared = await begin(database.url);
    await shared.run('close');
    expect(await jobsCheck()).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/, process \d+ does them: 1 done in the last hour, 0 failed$/),
    });
    isFull = true;
    await shared.run('write');
    expect(await jobsCheck()).toMatchObject({
      ok: false,
      detail: expect.stringMatching(
        /^write went wrong, last 0 minutes ago in .* \(the folder is full\); it is tried/,
      ),
    });
    await shared.stop();
    expect(await jobsCheck()).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/no process does them at/),
    });

    await host.run('backup', 'copy.dump');
    expect((await host.run('restore', 'copy.dump')).status).toBe(0);
    const other = await postgresDatabase();
    for (const url of [database.url, other.url]) {
      const again = await begin(url);
      await again.run('close');
      expect((await again.examine?.())?.find(({ name }) => name === 'close')?.done).toBeGreaterThan(0);
      await again.stop();
    }
    expect((await host.run('move', database.url, other.url)).err).toBe('');
    await other.drop();
  });
});
