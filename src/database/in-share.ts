// Whether a server belongs to a share, asked of the database: who serves a few shards of many reads no others' rows.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { isEverything, type Share } from '../model/share.ts';

/** `column` holds the id of a server; where there is none it is nobody's, unless the share is everything. */
export function inShare(share: Share, column: string): RawBuilder<SqlBool> {
  if (isEverything(share)) return sql`1 = 1`;
  const shard = sql`(cast(${sql.ref(column)} as bigint) >> 22) % ${sql.lit(share.count)}`;
  return sql`${shard} in (${sql.join(share.shards.map((each) => sql.lit(each)))})`;
}
