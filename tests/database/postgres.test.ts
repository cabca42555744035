// PostgreSQL as the keeper of the truth: the same tables as SQLite's, one writer at a time, the same order, and pg loaded only then.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sqliteDialect } from '../../src/database/driver.ts';
import { LATEST_FORM, migrate } from '../../src/database/migrations.ts';
import { START } from '../../src/database/postgres/start-form.ts';
import type { Db, Schema } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import { digestLanguages, saveDigest } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open.ts';
import { isFirstTime, readSetting, writeSetting } from '../../src/store/settings.ts';
import { pressVote, tallyVotes } from '../../src/store/votes.ts';
import { onPostgres, postgresDatabase, type TestDatabase } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Column {
  readonly column: string;
  readonly kind: string;
  readonly required: boolean;
  readonly ofKey: boolean;
}

onPostgres(() => {
  let database: TestDatabase;
  let db: Db;
  beforeEach(async () => {
    database = await postgresDatabase();
    db = await openStore(database.url, '/');
  });
  afterEach(async () => {
    await db.destroy();
    await database.drop();
  });

  it('has the tables and columns that SQLite has', async () => {
    const sqlite = new Kysely<Schema>({ dialect: sqliteDialect(':memory:') });
    await migrate(sqlite);
    const expected = await columnsOnSqlite(sqlite);
    await sqlite.destroy();
    expect(await columnsOnPostgres(db)).toEqual(expected);
    expect(await db.selectFrom('settings').select('key').execute()).toEqual([{ key: 'identity' }]);
    expect(START).toBeLessThanOrEqual(LATEST_FORM);
  });

  it('is made once, however many processes begin with it, and is not touched by an older version', async () => {
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    const opened = await Promise.all(Array.from({ length: 5 }, () => openStore(database.url, '/')));
    const identities = await Promise.all(opened.map((each) => readSetting(each, 'identity')));
    expect(new Set(identities).size).toBe(1);
    for (const each of opened) await each.destroy();
    await sql`insert into migrations (number) values (999)`.execute(db);
    await expect(openStore(database.url, '/')).rejects.toMatchObject({
      key: 'database-newer',
      values: { form: 999 },
    });
  });

  it('gives numbers for counts and moments, bytes for models, and text without NUL', async () => {
    const model = Uint8Array.of(0, 1, 255);
    await db
      .insertInto('tastes')
      .values({ kind: 'server', owner: 'g', since: 2 ** 52, made_of: 'a\0b', model })
      .execute();
    const taste = await db.selectFrom('tastes').selectAll().executeTakeFirstOrThrow();
    expect(taste).toMatchObject({ since: 2 ** 52, made_of: 'ab', off: 0 });
    expect([...(taste.model ?? [])]).toEqual([0, 1, 255]);
    const counted = db
      .selectFrom('tastes')
      .select(({ fn }) => [fn.countAll().as('count'), fn.sum('since').as('sum')]);
    expect(await counted.executeTakeFirst()).toEqual({ count: 1, sum: 2 ** 52 });
  });

  it('orders texts by their signs, whatever language the server goes by', async () => {
    for (const language of ['ko', 'zh-TW', 'en', 'Zz', 'zh-CN', 'a_b', 'aB'])
      await saveDigest(db, digestOf('2024-01-22', [entry('2401.00001', { language })], language), 0);
    const languages = await digestLanguages(db, day('2024-01-22'));
    expect(languages).toEqual(['Zz', 'aB', 'a_b', 'en', 'ko', 'zh-CN', 'zh-TW']);
  });

  it('finds nothing in an empty list, and all beside it', async () => {
    await saveDigest(db, digestOf('2024-01-22', [entry('2401.00001'), entry('2401.00002')]), 0);
    const ids = db.selectFrom('papers').select('id').orderBy('id');
    expect(await ids.where('id', 'in', []).execute()).toEqual([]);
    expect(await ids.where('id', 'not in', []).execute()).toHaveLength(2);
    expect(await ids.where('id', 'not in', ['2401.00001', 'a"b,c\0']).execute()).toEqual([
      { id: '2401.00002' },
    ]);
    expect(await ids.where('seq', 'in', [2024012200000, 7]).execute()).toEqual([{ id: '2401.00001' }]);
  });

  it('prepares what is asked again, however many are asked for', async () => {
    for (const ids of [['a'], ['a', 'b'], ['a', 'b', 'c']])
      await db.selectFrom('papers').select('title').where('id', 'in', ids).execute();
    await writeSetting(db, 'a', 'b');
    await writeSetting(db, 'a', 'c');
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements order by prepare_time`.execute(db);
    expect(rows.map(({ statement }) => statement)).toEqual([
      'select "title" from "papers" where "id" = any($1)',
      expect.stringMatching(/^insert into "settings"/),
    ]);
  });

  it('asks again where a table was changed since, or a pooler gave another connection', async () => {
    const settings = db.selectFrom('settings').selectAll().where('key', '=', 'a');
    const write = db.insertInto('settings').values({ key: 'a', value: 'b' }).returningAll();
    for (let nth = 0; nth < 2; nth++) await settings.execute();
    for (const key of ['b', 'c']) await write.values({ key, value: 'b' }).execute();
    await sql`alter table settings add column more text`.execute(db);
    expect(await write.execute()).toEqual([{ key: 'a', value: 'b', more: null }]);
    for (let nth = 0; nth < 3; nth++)
      expect(await settings.execute()).toEqual([{ key: 'a', value: 'b', more: null }]);
    await sql`deallocate all`.execute(db);
    expect(await settings.execute()).toHaveLength(1);
    expect(await writeSetting(db, 'a', 'c')).toBeUndefined();
    expect(await settings.execute()).toMatchObject([{ value: 'c' }]);
  });

  it('lets one write at a time, so that what was read holds', async () => {
    await saveDigest(db, digestOf('2024-01-22', [entry('2401.00001')]), 0);
    const other = await openStore(database.url, '/');
    const vote = { guildId: 'g', paperId: '2401.00001', memberId: 'ada', sign: 1 as const };
    // Pressed an odd number of times, it is given.
    const pressed = Array.from({ length: 21 }, (_, nth) => pressVote(nth % 2 ? db : other, vote, nth));
    const counts = Map.groupBy(await Promise.all(pressed), (each) => each);
    expect([counts.get('given')?.length, counts.get('taken back')?.length]).toEqual([11, 10]);
    expect((await tallyVotes(db, 'g', ['2401.00001'])).get('2401.00001')).toEqual({ up: 1, down: 0 });
    const firsts = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => isFirstTime(nth % 2 ? db : other, 'once')),
    );
    expect(firsts.filter(Boolean)).toHaveLength(1);
    await other.destroy();
  });

  it('undoes a transaction that fails, and goes on after a statement that it refuses', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await writeSetting(transaction, 'a', 'b');
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    await expect(sql`insert into settings (key) values ('c')`.execute(db)).rejects.toThrow(/null value/);
    expect(await readSetting(db, 'a')).toBeNull();
    await writeSetting(db, 'a', 'c');
    expect(await readSetting(db, 'a')).toBe('c');
  });
});

it('loads nothing of PostgreSQL where SQLite keeps the truth', () => {
  const program = `
    import { createRequire } from 'node:module';
    await (await import('./src/store/open.ts')).openStore('file::memory:', '/');
    await import('./src/cli/start.ts');
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify([loaded.length > 0, loaded.filter((file) => /node_modules.(?:pg|pg-[a-z-]+|pgpass)\\W/.test(file))]));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT });
  expect(JSON.parse(printed.toString())).toEqual([true, []]);
});

async function columnsOnSqlite(db: Db): Promise<Record<string, Column[]>> {
  const { rows } = await sql<{ tbl: string; column: string; type: string; notnull: number; pk: number }>`
    select tables.name as tbl, columns.name as "column", lower(columns.type) as type, "notnull", pk
    from sqlite_schema as tables, pragma_table_info(tables.name) as columns
    where tables.type = 'table' and tables.name <> 'migrations'`.execute(db);
  return byTable(
    rows.map(({ tbl, column, type, notnull, pk }) => ({
      tbl,
      column,
      // Bullets are packed where the column was made for text.
      kind: tbl === 'summaries' && column === 'bullets' ? 'blob' : type,
      required: notnull === 1 || pk > 0,
      ofKey: pk > 0,
    })),
  );
}

const KINDS: Readonly<Record<string, string>> = { bigint: 'integer', 'text C': 'text', bytea: 'blob' };

async function columnsOnPostgres(db: Db): Promise<Record<string, Column[]>> {
  const { rows } = await sql<{
    tbl: string;
    column: string;
    type: string;
    required: boolean;
    ofKey: boolean;
    collation: string;
  }>`
    select relname as tbl, attname as "column", format_type(atttypid, null) || coalesce(' ' || collname, '') as type, attnotnull as required,
      coalesce(attnum = any (conkey), false) as "ofKey"
    from pg_attribute join pg_class on pg_class.oid = attrelid
      left join pg_collation on pg_collation.oid = attcollation
      left join pg_constraint on conrelid = pg_class.oid and contype = 'p'
    where relkind = 'r' and attnum > 0 and relnamespace = 'public'::regnamespace and relname <> 'migrations'
    order by attnum`.execute(db);
  return byTable(rows.map(({ type, ...row }) => ({ ...row, kind: KINDS[type] ?? type })));
}

function byTable(rows: readonly (Column & { readonly tbl: string })[]): Record<string, Column[]> {
  const columns = rows.map(({ tbl, column, kind, required, ofKey }) => ({
    tbl,
    column,
    kind,
    required,
    ofKey,
  }));
  const sorted = columns.toSorted((a, b) => (a.column < b.column ? -1 : 1));
  return Object.fromEntries(
    [...Map.groupBy(sorted, ({ tbl }) => tbl)].map(([tbl, all]) => [
      tbl,
      all.map(({ tbl: _, ...column }) => column),
    ]),
  );
}
