// Turns to log in at Discord's gateway, which counts them over all processes of a bot: a row for each group of shards, for five seconds by the database's clock.
import { sql } from 'kysely';
import type { Db } from '../../database/schema.ts';

/** For how many milliseconds another one has to wait; 0: the turn is taken. As a reading to the driver, so that it waits for no write. */
export async function takeIdentifyTurn(db: Db, bucket: number, gapMs: number): Promise<number> {
  const name = `identify ${bucket}`;
  const clock = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
  const { rows } = await sql<{ wait: number }>`
    with taken as (
      insert into leases (name, holder, until) values (${name}, '', ${clock} + ${gapMs}::bigint)
      on conflict (name) do update set until = excluded.until
        where leases.until <= ${clock} or leases.until > ${clock} + ${gapMs}::bigint
      returning name
    )
    select case when exists (select 1 from taken) then 0
      else greatest(1, coalesce((select until from leases where name = ${name}), 0) - ${clock}) end as wait`.execute(
    db,
  );
  return rows[0]?.wait ?? gapMs;
}
