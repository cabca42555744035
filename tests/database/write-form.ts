// npm run database:form: keeps the database's present form, with a row in every table, as SQL in tests/database/forms. To be run once with each new migration.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { saveDigest } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open.ts';
import { digestOf, entry } from '../store/made-up.ts';

const HERE = import.meta.dirname;

const DIGESTS = [
  digestOf('2024-01-22', [
    entry('2401.10891', {
      title: 'Depth Anything',
      authors: ['Lihe Yang', 'Hengshuang Zhao'],
      upvotes: 26,
      bullets: ['단안 깊이 추정을 위한 기반 모델을 제시한다.'],
    }),
    entry('2401.10774', {
      title: 'Medusa: Multiple Decoding Heads',
      authors: ['Tianle Cai'],
      upvotes: 41,
      bullets: ['언어 모델의 추론을 빠르게 한다.'],
    }),
  ]),
  digestOf(
    '2024-01-22',
    [
      entry('2401.10891', {
        title: 'Depth Anything',
        authors: ['Lihe Yang', 'Hengshuang Zhao'],
        upvotes: 26,
        bullets: ['62 million pictures without labels.'],
        language: 'en',
      }),
    ],
    'en',
  ),
  digestOf('2024-01-23', [
    entry('2401.11605', { title: 'Scalable Diffusion', authors: ['Björn Ommer'], bullets: ['확산 모델'] }),
  ]),
];

interface Item {
  readonly name: string;
  readonly sql: string;
}

/** A statement a line: what makes the tables, then their rows. */
function dump(database: DatabaseSync): string {
  const items = database
    .prepare('select name, sql from sqlite_schema where sql is not null order by rowid')
    .all() as unknown as Item[];
  const made = items.map(({ sql }) => `${sql.replaceAll(/\n\s*/g, ' ')};`);
  const tables = items.filter(({ sql }) => /^create table/i.test(sql));
  return [...made, ...tables.flatMap(({ name }) => rowsOf(database, name)), ''].join('\n');
}

function rowsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare(`select name from pragma_table_info('${table}')`).all();
  const quoted = columns.map(({ name }) => `quote("${name}")`).join(` || ', ' || `);
  const rows = database.prepare(`select ${quoted} as row from "${table}"`).all();
  if (rows.length === 0) throw new Error(`${table} has no row: give it one in sample-rows.sql`);
  return rows.map(({ row }) => `insert or replace into "${table}" values (${row});`);
}

const folder = mkdtempSync(join(tmpdir(), 'paperboy-form-'));
const file = join(folder, 'paperboy.db');
const db = await openStore(`file:${file}`, '/');
for (const digest of DIGESTS) {
  await db.transaction().execute((transaction) => saveDigest(transaction, digest, 1_705_977_600_000));
}
await db.destroy();
const database = new DatabaseSync(file);
database.exec(readFileSync(join(HERE, 'sample-rows.sql'), 'utf8'));
database.exec(`update migrations set applied_at = '2024-01-22 00:00:00'`);
const [last] = database.prepare('select max(number) as number from migrations').all();
const form = join(HERE, 'forms', `${last?.number}.sql`);
writeFileSync(form, dump(database));
database.close();
rmSync(folder, { recursive: true });
process.stdout.write(`${form}\n`);
