// The papers that hold most of a query's words, for when none holds all of them.
import { sql } from 'kysely';
import { RINGS, tableOf } from '../index/fulltext.ts';
import type { IndexDb } from '../index/schema.ts';
import type { Conditions } from './conditions.ts';
import { matchesOf } from './fts-match.ts';
import { countHits, within } from './hits.ts';

/** How many of the newest papers with a word are looked at. */
const NEWEST = 1000;

/** What a word adds in each ring, times how rare it is. */
const WORTH = { title: 2, body: 1 } as const;

/** A paper must hold words that make up this share of the query, by their rarity. */
const SHARE = 0.5;

/** How rare a word counts that no paper has. */
const UNKNOWN = 3;

export async function papersWithMost(
  db: IndexDb,
  { parsed, names, range }: Conditions,
  limit: number,
): Promise<string[]> {
  const words = [];
  for (const { criterion } of parsed.terms) {
    const only = { parsed: { ...parsed, wanted: [criterion] }, names };
    const matches = matchesOf(only, { inside: true });
    const count = await countHits(db, matches, range, { most: NEWEST });
    words.push({ matches, count, rarity: count === 0 ? UNKNOWN : Math.log2((2 * NEWEST) / count) });
  }
  const enough = SHARE * words.reduce((sum, { rarity }) => sum + rarity, 0);
  const inRange = await within(db, range);
  const parts = words
    .filter(({ count }) => count > 0)
    .flatMap(({ matches, rarity }) =>
      RINGS.map(
        (ring) => sql`select * from (
          select rowid as seq, ${rarity * WORTH[ring]} as worth, ${ring === 'body' ? rarity : 0} as held
          from ${tableOf(ring)}
          where ${tableOf(ring)} match ${matches[ring]} and ${inRange}
          order by rowid desc limit ${NEWEST})`,
      ),
    );
  if (parts.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select indexed.id from (
      select seq, sum(worth) as worth from (${sql.join(parts, sql` union all `)})
      group by seq having sum(held) >= ${enough}
    ) as hits join indexed on indexed.seq = hits.seq
    order by hits.worth desc, indexed.upvotes desc nulls last, hits.seq desc
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
