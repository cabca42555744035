// Copies the rows of one database into another, SQLite or PostgreSQL, in the order of their keys: what was broken off goes on where it was.
import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { isPostgres } from './dialect.ts';
import { packBullets } from './packed-bullets.ts';
import type { Db } from './schema.ts';
import { NUMBERED, type Table } from './tables.ts';

/** Rows in a statement: the widest have some thirty columns, and SQLite takes 32,766 values. */
const TOGETHER = 500;

type Row = Readonly<Record<string, unknown>>;

/** Rows as they are, in the order of their keys, from `after` on. */
async function readRows(db: Db, table: Table, key: readonly string[], after: Row | null): Promise<Row[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const beyond =
    after === null ? sql`` : sql`where (${columns}) > (${sql.join(key.map((column) => after[column]))})`;
  const { rows } = await sql<Row>`select * from ${sql.table(table)} ${beyond}
    order by ${columns} limit ${sql.lit(TOGETHER)}`.execute(db);
  return rows;
}

/** As both kinds of databases hold it. */
function settled(table: Table, row: Row): Row {
  const cells = Object.entries(row).map(([column, value]) => {
    if (table === 'summaries' && column === 'bullets' && typeof value === 'string')
      return [column, packBullets(value)];
    if (typeof value === 'string') return [column, value.replaceAll('\0', '')];
    return [column, typeof value === 'number' ? Math.round(value) : value];
  });
  return Object.fromEntries(cells);
}

/** `tell` hears how many rows of the table are there. */
export async function copyTable(
  { from, to }: { readonly from: Db; readonly to: Db },
  { table, key }: { readonly table: Table; readonly key: readonly string[] },
  tell: (rows: number) => void,
): Promise<void> {
  let last = await lastRow(to, table, key);
  let done = last === null ? 0 : await countRows(to, table);
  tell(done);
  for (let rows = await readRows(from, table, key, last); rows.length > 0; ) {
    await insertRows(
      to,
      table,
      rows.map((row) => settled(table, row)),
    );
    done += rows.length;
    tell(done);
    last = rows.at(-1) ?? null;
    rows = await readRows(from, table, key, last);
  }
}

export async function insertRows(db: Db, table: Table, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values ${sql.join(values)}`.execute(db);
}

async function lastRow(db: Db, table: Table, key: readonly string[]): Promise<Row | null> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const backwards: RawBuilder<unknown> = sql.join(key.map((column) => sql`${sql.ref(column)} desc`));
  const { rows } = await sql<Row>`select ${columns} from ${sql.table(table)}
    order by ${backwards} limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function countRows(db: Db, table: Table): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
  return rows[0]?.rows ?? 0;
}

/** Tells of every value of every row; `tell` hears how many were read. */
export async function checksumOf(
  db: Db,
  table: Table,
  key: readonly string[],
  tell: (rows: number) => void = () => {},
): Promise<string> {
  const hash = createHash('sha256');
  let done = 0;
  for (let rows = await readRows(db, table, key, null); rows.length > 0; ) {
    for (const row of rows) hash.update(lineOf(settled(table, row)));
    done += rows.length;
    tell(done);
    rows = await readRows(db, table, key, rows.at(-1) ?? null);
  }
  return `${done} ${hash.digest('hex')}`;
}

/** Columns stand in another order where a migration added them. */
function lineOf(row: Row): string {
  const cells = Object.keys(row)
    .sort()
    .map((column) => {
      const value = row[column];
      return [column, value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value];
    });
  return `${JSON.stringify(cells)}\n`;
}

/** What PostgreSQL numbers itself goes on behind what was copied; SQLite sees that by itself. */
export async function goOnNumbering(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  for (const table of NUMBERED)
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), max(id)) from ${sql.table(table)}
      having max(id) is not null`.execute(db);
}
