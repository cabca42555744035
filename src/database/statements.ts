// Node's SQLite statements in the shape that kysely expects, prepared once.
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements kept prepared; queries are built from a fixed set of shapes, of which this is more than there are. */
const PREPARED_AT_MOST = 500;

/**
 * kysely's shape of a database around node's. It asks each statement whether it returns rows. What `explain` makes of an
 * error of SQLite is thrown in its place.
 */
export function adapt(database: DatabaseSync, explain: (error: unknown) => unknown): SqliteDatabase {
  const explained = <T>(run: () => T): T => {
    try {
      return run();
    } catch (error) {
      throw explain(error);
    }
  };
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      if (prepared.size >= PREPARED_AT_MOST) prepared.clear();
      const statement = adaptStatement(
        explained(() => database.prepare(sql)),
        { explained, isPragma: /^\s*pragma\b/i.test(sql) },
      );
      prepared.set(sql, statement);
      return statement;
    },
  };
}

interface Adapting {
  readonly explained: <T>(run: () => T) => T;
  readonly isPragma: boolean;
}

function adaptStatement(statement: StatementSync, { explained, isPragma }: Adapting): SqliteStatement {
  // Some pragmas have no columns and still do their work row by row.
  const reader = isPragma || statement.columns().length > 0;
  // FTS5 leaves row ids of its own behind a write, beyond what a number holds.
  if (!reader) statement.setReadBigInts(true);
  const bound = (parameters: readonly unknown[]) => parameters.map(asInteger) as SQLInputValue[];
  const toRow = rowReader(statement);
  return {
    reader,
    all: (parameters) => explained(() => statement.all(...bound(parameters))).map(toRow),
    run: (parameters) => explained(() => statement.run(...bound(parameters))),
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
