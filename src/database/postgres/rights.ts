// What the user of DATABASE_URL has to be allowed for the bot to start: look-ups, and transactions without a write, prove none of it.
import { sql } from 'kysely';
import { HostError } from '../../model/errors.ts';
import type { Db } from '../schema.ts';
import { OURS } from './ours.ts';

/** Throws a UserError that says what is missing. Changes nothing. */
export async function refuseMissingRights(db: Db): Promise<void> {
  // A standby refuses it, and so does a server whose transactions only read.
  await sql`update settings set value = value where false`.execute(db);
  const { rows } = await missing(db);
  for (const { database: server, tables, jobs } of rows) {
    if (tables !== null)
      throw new HostError('postgres-rights', { server, reason: `it may not write to ${tables}` });
    if (jobs !== null)
      throw new HostError('postgres-rights', { server, reason: `it may not create the schema ${jobs}` });
  }
}

/** The jobs stand in a schema beside ours, which the bot makes at its first start. */
function missing(db: Db) {
  return sql<{ database: string; tables: string | null; jobs: string | null }>`
    with jobs as (select quote_ident(current_schema() || '_jobs') as name),
      used as (
        select oid from pg_class where relkind in ('r', 'p')
          and (relname in (${sql.join(OURS)}) and pg_table_is_visible(oid)
            or relnamespace = (select to_regnamespace(name) from jobs))
      )
    select current_database() as database,
      (select string_agg(oid::regclass::text, ', ' order by oid::regclass::text) from used
        where not (has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert')
          and has_table_privilege(oid, 'update') and has_table_privilege(oid, 'delete'))) as tables,
      (select name from jobs
        where to_regnamespace(name) is null and not has_database_privilege(current_database(), 'create')) as jobs
  `.execute(db);
}
