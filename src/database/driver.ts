// kysely on the SQLite that comes with Node.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

/** How long a statement waits for another process's write before it fails, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/** Statements kept prepared; queries are built from a fixed set of shapes, of which this is more than there are. */
const PREPARED_AT_MOST = 500;

/** Opens or makes the file (":memory:" for none). Throws what SQLite says where it can't. */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory; pragma cache_size = -16000;',
  );
  return new SqliteDialect({ database: adapt(database) });
}

/** kysely's shape of a database around node's. It asks each statement whether it returns rows. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= PREPARED_AT_MOST) prepared.clear();
      const statement = adaptStatement(database.prepare(withWriteLock(sql)));
      prepared.set(sql, statement);
      return statement;
    },
  };
}

/** A transaction that reads and then writes must hold the lock from its start, or another process's write makes it fail. */
function withWriteLock(sql: string): string {
  return sql === 'begin' ? 'begin immediate' : sql;
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  const reader = statement.columns().length > 0;
  // FTS5 leaves row ids of its own behind a write, beyond what a number holds.
  if (!reader) statement.setReadBigInts(true);
  const bound = (parameters: readonly unknown[]) => parameters.map(asInteger) as SQLInputValue[];
  const toRow = rowReader(statement);
  return {
    reader,
    all: (parameters) => statement.all(...bound(parameters)).map(toRow),
    run: (parameters) => statement.run(...bound(parameters)),
    *iterate(parameters) {
      for (const values of statement.iterate(...bound(parameters))) yield toRow(values);
    },
  };
}

/** Makes rows of arrays: Node takes twice as long to make the objects itself. */
function rowReader(statement: StatementSync): (values: unknown) => Record<string, unknown> {
  statement.setReturnArrays(true);
  const namesOf = () => statement.columns().map(({ name }) => name);
  let names = namesOf();
  return (values) => {
    const cells = values as readonly unknown[];
    // Another process may have added a column to a table of which all are selected.
    if (cells.length !== names.length) names = namesOf();
    const row: Record<string, unknown> = {};
    for (let column = 0; column < names.length; column++) row[names[column] as string] = cells[column];
    return row;
  };
}

/** Node binds every number as a real one, which FTS5 takes for no rowid. */
function asInteger(parameter: unknown): unknown {
  return Number.isSafeInteger(parameter) ? BigInt(parameter as number) : parameter;
}
