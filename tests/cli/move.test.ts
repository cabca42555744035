// Moving a database into another: both hold the same in the end, what was broken off goes on, and nothing is overwritten.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksumOf, copyTable, countRows } from '../../src/database/copy-rows.ts';
import type { Db } from '../../src/database/schema.ts';
import { TABLES, type Table } from '../../src/database/tables.ts';
import { holdLease } from '../../src/store/lease.ts';
import { openStore } from '../../src/store/open.ts';
import { databaseIdentity } from '../../src/store/revisions.ts';
import { MOVE, writeSetting } from '../../src/store/settings.ts';
import { subscribe, subscriptionsOf } from '../../src/store/subscriptions.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../postgres/databases.ts';
import { startProcess } from './process.ts';
import { type Terminal, terminal } from './terminal.ts';

const FORMS = join(import.meta.dirname, '..', 'database', 'forms');

/** A row in every table. */
const LATEST = Math.max(...readdirSync(FORMS).map((file) => Number.parseInt(file, 10)));

const NOW = Date.parse('2024-02-24T00:00:00Z');

let host: Terminal;
beforeEach(() => {
  host = terminal({}, '2024-02-24T00:00:00Z');
  const database = new DatabaseSync(join(host.folder, 'from.db'), { defensive: false });
  database.exec(`begin; ${readFileSync(join(FORMS, `${LATEST}.sql`), 'utf8')} commit;`);
  database.close();
});
afterEach(() => host[Symbol.dispose]());

const ENTRIES = [...Object.entries(TABLES), ['settings', ['key']] as const] as [Table, readonly string[]][];

const open = (url: string, isMoving = false) => openStore(url, host.folder, { isMoving });

async function sumsOf(url: string): Promise<Record<string, string>> {
  await using db = await open(url);
  const sums: Record<string, string> = {};
  for (const [table, key] of ENTRIES) sums[table] = await checksumOf(db, table, key);
  return sums;
}

it('knows every table, and by what its rows are told apart', async () => {
  await using db = await open('file:from.db');
  const { rows } = await sql<{ tbl: string; column: string }>`
    select tables.name as tbl, columns.name as "column" from sqlite_schema as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and columns.pk > 0 and tables.name not in ('migrations', 'leases', 'settings')
    order by tables.name, columns.pk`.execute(db);
  const keys = [...Map.groupBy(rows, ({ tbl }) => tbl)].map(([tbl, all]) => [
    tbl,
    all.map(({ column }) => column),
  ]);
  expect(TABLES).toEqual(Object.fromEntries(keys));
});

/** Moves there and back again, and compares. */
function movesBothWays(makeTarget: () => Promise<TestDatabase>): void {
  let target: TestDatabase;
  beforeEach(async () => {
    target = await makeTarget();
  });
  afterEach(() => target.drop());

  it('brings every row there and back again, and goes on numbering behind them', async () => {
    const before = await sumsOf('file:from.db');
    expect(Object.values(before).filter((sum) => sum.startsWith('0 '))).toEqual([]);
    const there = await host.run('move', 'from.db', target.url, '--json');
    expect(there).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(there.out)).toMatchObject({ tables: ENTRIES.length });
    expect(await sumsOf(target.url)).toEqual(before);
    expect(await host.run('move', target.url, 'back.db')).toMatchObject({ status: 0, err: '' });
    expect(await sumsOf('file:back.db')).toEqual(before);

    await using db = await open(target.url);
    const [known] = await subscriptionsOf(db, '1001');
    const more = known && (await subscribe(db, { guildId: '1001', channelId: 'new' }, known, NOW));
    expect(more?.id).toBe(3);
  });

  it('goes on where it was broken off, and until then nobody takes the half for a whole', async () => {
    {
      await using from = await open('file:from.db');
      await using to = await open(target.url);
      await copyTable({ from, to }, { table: 'papers', key: TABLES.papers }, () => {});
      await to.deleteFrom('papers').where('id', '=', '2401.11605').execute();
      await writeSetting(to, MOVE, await databaseIdentity(from));
    }
    const refused = await host.run('move', target.url, 'other.db');
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('only a part of it is here') });
    await expect(open(target.url)).rejects.toMatchObject({ key: 'move-unfinished' });
    expect(await host.run('move', 'from.db', target.url)).toMatchObject({ status: 0, err: '' });
    expect(await sumsOf(target.url)).toEqual(await sumsOf('file:from.db'));
  });

  it('leaves a database alone that holds something, or on which a bot runs', async () => {
    const held = async (url: string, hold: (db: Db) => Promise<unknown>) => {
      await using db = await open(url);
      await hold(db);
    };
    const lease = { now: NOW, until: NOW + 20_000 };
    await held(target.url, (db) => holdLease(db, 'a bot', lease));
    expect((await host.run('move', 'from.db', target.url)).err).toContain(
      'try again after 2024-02-24T00:00:20.000Z',
    );
    await held(target.url, (db) => db.deleteFrom('leases').execute());
    await held(target.url, (db) => db.insertInto('servers').values({ guild_id: 'g' }).execute());
    expect(await host.run('move', 'from.db', target.url)).toMatchObject({
      status: 1,
      err: expect.stringContaining('The target is not empty: servers has 1 rows'),
    });
    expect((await host.run('move', 'missing.db', target.url)).err).toContain('There is no file or folder');
  });

  it('says what differs where something wrote to it meanwhile', async () => {
    {
      await using from = await open('file:from.db');
      await using to = await open(target.url);
      await copyTable({ from, to }, { table: 'papers', key: TABLES.papers }, () => {});
      await to.updateTable('papers').set({ title: 'Another one' }).where('id', '=', '2401.10774').execute();
      await writeSetting(to, MOVE, await databaseIdentity(from));
    }
    expect((await host.run('move', 'from.db', target.url)).err).toContain(
      'What was copied of papers differs',
    );
  });
}

it('ends where it fails, too', async () => {
  {
    await using from = await open('file:from.db');
    await using to = await open('file:to.db');
    await copyTable({ from, to }, { table: 'papers', key: TABLES.papers }, () => {});
    await to.updateTable('papers').set({ title: 'Another one' }).where('id', '=', '2401.10774').execute();
    await writeSetting(to, MOVE, await databaseIdentity(from));
  }
  await using failing = startProcess(host.folder, {}, { args: ['move', 'from.db', 'to.db'] });
  expect(await failing.exit(20_000)).toBe(1);
  expect(failing.sentences.join()).toContain('What was copied of papers differs');
});

it.each(['mysql://a:hunter22@h/x', ':memory:', 'file::memory:', 'postgresql+psycopg://a:hunter22@h/x'])(
  'names no password, and says what it can be moved to, for %s',
  async (address) => {
    for (const args of [
      ['from.db', address],
      [address, 'to.db'],
    ]) {
      const { status, err } = await host.run('move', ...args);
      expect({ status, err }).toMatchObject({
        status: 1,
        err: expect.stringContaining('Name a file, such as'),
      });
      expect(err).not.toContain('hunter22');
    }
  },
);

it('goes on at once behind one that was killed, and never beside one that runs', async () => {
  const moving = async (holder: string) => {
    await using to = await open('file:to.db', true);
    await to.deleteFrom('leases').execute();
    await holdLease(to, holder, { now: NOW, until: NOW + 20_000 });
    return host.run('move', 'from.db', 'to.db');
  };
  const gone = spawnSync(process.execPath, ['--version']).pid;
  expect((await moving(`paperboy move ${hostname()} ${process.ppid}`)).err).toContain(
    'or another paperboy move',
  );
  expect((await moving(`paperboy move elsewhere ${gone}`)).err).toContain('or another paperboy move');
  expect(await moving(`paperboy move ${hostname()} ${gone}`)).toMatchObject({ status: 0, err: '' });
});

it('leaves no row behind whose key holds what PostgreSQL refuses', async () => {
  await using from = await open('file:from.db');
  const keys = [...Array.from({ length: 499 }, (_, nth) => `A${nth}`), 'a\0z', 'aa', 'ab'];
  for (const member_id of keys)
    await sql`insert into likings (member_id, paper_id, value, created_at) select ${member_id}, id, 1, 0 from papers limit 1`.execute(
      from,
    );
  const [, counted = ''] = /^(\d+) /.exec(await checksumOf(from, 'likings', TABLES.likings)) ?? [];
  expect(Number(counted)).toBeGreaterThanOrEqual(keys.length);
  expect(Number(counted)).toBe(await countRows(from, 'likings'));
});

describe('into a file', () => movesBothWays(async () => ({ url: 'file:to.db', drop: async () => {} })));

onPostgres(() => movesBothWays(postgresDatabase));
