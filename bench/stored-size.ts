// How much a database holds of what was posted: rows of deliveries and messages, and all of its bytes.
import { sql } from 'kysely';
import { isPostgres } from '../src/database/dialect.ts';
import type { Db } from '../src/database/schema.ts';

export interface Stored {
  readonly rows: number;
  readonly bytes: number;
}

export async function storedOf(store: Db): Promise<Stored> {
  const rows = sql<{ rows: number; bytes: number }>`
    select (select count(*) from deliveries) + (select count(*) from posts) as rows, ${
      isPostgres(store)
        ? sql`pg_database_size(current_database())`
        : sql`(select page_count from pragma_page_count) * (select page_size from pragma_page_size)`
    } as bytes`;
  const [stored] = (await rows.execute(store)).rows;
  if (!stored) throw new Error('no figures');
  return { rows: Number(stored.rows), bytes: Number(stored.bytes) };
}
