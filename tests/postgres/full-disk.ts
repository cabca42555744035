// A database that takes some change no more, as one does whose disk is full, until there is room again.
import { sql } from 'kysely';
import { isPostgres } from '../../src/database/dialect.ts';
import type { Db } from '../../src/database/schema.ts';

/** `before` is such as "insert on votes". */
export async function fillDisk(db: Db, before: string): Promise<void> {
  const change = sql.raw(before);
  if (!isPostgres(db)) {
    await sql`create trigger full_disk before ${change} begin select raise(abort, 'disk full'); end`.execute(
      db,
    );
    return;
  }
  await sql`create function full_disk() returns trigger language plpgsql
    as 'begin raise exception ''disk full''; end'`.execute(db);
  await sql`create trigger full_disk before ${change} for each row execute function full_disk()`.execute(db);
}

export async function makeRoom(db: Db): Promise<void> {
  await (isPostgres(db) ? sql`drop function full_disk cascade` : sql`drop trigger full_disk`).execute(db);
}
