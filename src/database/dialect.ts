// The few things that SQLite and PostgreSQL say differently; all else is said so that both understand it.
import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Db } from './schema.ts';

export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** A whole number that the database draws: from 0 to just below `end`. */
export function randomBelow(db: Db, end: number): RawBuilder<number> {
  return isPostgres(db) ? sql`floor(random() * ${sql.lit(end)})::bigint` : sql`abs(random() % ${end})`;
}
