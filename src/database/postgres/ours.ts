// Tells paperboy's tables in a schema from those of other programs: the names are common ones.
import { sql } from 'kysely';
import { UserError } from '../../model/errors.ts';
import type { Db } from '../schema.ts';
import { TABLES } from '../tables.ts';
import { START } from './start-form.ts';

export const OURS: readonly string[] = ['migrations', 'settings', 'leases', ...Object.keys(TABLES)];

/** Many programs have a table of this name, but not with these columns. */
const OUR_MIGRATIONS = 'applied_at,number';

/** How many names are told. */
const TOLD = 3;

/**
 * Whether our tables stand there. Throws a UserError where another program's have their names: to make ours is impossible
 * there, and a restore would drop what isn't ours.
 */
export async function hasOurTables(db: Db): Promise<boolean> {
  if (await hasOurForm(db)) return true;
  const { rows } = await namesTaken(db);
  const [first] = rows;
  if (!first) return false;
  const names = rows.map(({ name }) => name);
  const { database, schema } = first;
  throw new UserError('postgres-foreign', { database, schema, names: names.slice(0, TOLD).join(', ') });
}

async function hasOurForm(db: Db): Promise<boolean> {
  const { rows } = await sql<{ columns: string | null }>`
    select string_agg(attname, ',' order by attname collate "C") as columns from pg_attribute
    where attrelid = to_regclass('migrations') and attnum > 0 and not attisdropped`.execute(db);
  if (rows[0]?.columns !== OUR_MIGRATIONS) return false;
  const forms = await sql<{ form: number | null }>`select max(number) as form from migrations`.execute(db);
  return Number(forms.rows[0]?.form) >= START;
}

/** Views, sequences and types stand in the way of a table, too. */
function namesTaken(db: Db) {
  return sql<{ name: string; schema: string; database: string }>`
    select name, current_schema() as schema, current_database() as database from (
      select relname::text as name, relnamespace as namespace from pg_class
      union select typname, typnamespace from pg_type
    ) as taken
    where namespace = to_regnamespace(quote_ident(current_schema())) and name in (${sql.join(OURS)})
    order by name`.execute(db);
}

/** In one statement, as they refer to each other, and not with what others have built on them. */
export const DROP_OURS = `do $$ declare ours text; begin
  select string_agg(format('%I.%I', schemaname, tablename), ', ') into ours from pg_tables
    where schemaname = current_schema() and tablename in (${OURS.map((name) => `'${name}'`).join(', ')});
  if ours is not null then execute 'drop table ' || ours; end if;
end $$;`;

/** Throws a UserError that names what others have built on our tables: it would go with them. Changes nothing. */
export async function refuseDependents(db: Db): Promise<void> {
  const attempt = await db.startTransaction().execute();
  try {
    await sql.raw(DROP_OURS).execute(attempt);
  } catch (error) {
    if (!isDependent(error)) throw error;
    throw new UserError('restore-in-the-way', { objects: error.detail.replaceAll('\n', '; ') });
  } finally {
    await attempt.rollback().execute();
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: dependent_objects_still_exist */
function isDependent(error: unknown): error is { readonly detail: string } {
  const { code, detail } = Object(error);
  return code === '2BP01' && typeof detail === 'string';
}
