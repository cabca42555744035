// Whether the database's pages are whole: one table after the other, so that whoever else is at work gets turns.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type QueryExecutorProvider, sql } from 'kysely';
import { UserError } from '../model/errors.ts';

/** Throws a UserError that says what is damaged. */
export async function quickCheck(db: QueryExecutorProvider): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'`.execute(db);
  for (const { name } of rows) {
    const verdict = await verdictOn(db, name);
    if (verdict !== 'ok') throw new UserError('database-damaged', { reason: `${name}: ${verdict}` });
    await nextTurn();
  }
}

/** "ok", or what is wrong with the table. */
async function verdictOn(db: QueryExecutorProvider, table: string): Promise<string> {
  try {
    const { rows } = await sql<{ quick_check: string }>`pragma quick_check(${sql.lit(table)})`.execute(db);
    return rows[0]?.quick_check ?? 'it was not checked';
  } catch (error) {
    if (error instanceof UserError && error.key === 'database-damaged') return String(error.values.reason);
    throw error;
  }
}
