// The few things that SQLite and PostgreSQL say differently; all else is said so that both understand it.
import { PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { Db } from './schema.ts';

export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * To be called when many rows have come at once. PostgreSQL plans by samples that it takes a minute later or more, where
 * autovacuum is on: until then it reads whole tables for ten papers.
 */
export async function sampleForPlans(db: Db): Promise<void> {
  if (isPostgres(db)) await sql`analyze`.execute(db);
}

/** A whole number that the database draws: from 0 to just below `end`. */
export function randomBelow(db: Db, end: number): RawBuilder<number> {
  return isPostgres(db) ? sql`floor(random() * ${sql.lit(end)})::bigint` : sql`abs(random() % ${end})`;
}
