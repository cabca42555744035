// The papers that hold most of a query's words, for when none holds all of them.
import { sql } from 'kysely';
import { RINGS, tableOf } from '../index/fulltext.ts';
import type { IndexDb } from '../index/schema.ts';
import { uniqueBy } from '../model/text.ts';
import type { Conditions, Range } from './conditions.ts';
import { type Matches, matchesOf } from './fts-match.ts';
import { countHits, within } from './hits.ts';
import { type Term, termText } from './query.ts';

/** How many of the newest papers with a word are looked at. */
const NEWEST = 1000;

/** What a word adds in each ring, times how rare it is. */
const WORTH = { title: 2, body: 1 } as const;

/** A paper must hold words that make up this share of the query, by their rarity. */
const SHARE = 0.5;

/** How rare a word counts that no paper has, and what may have been meant by it. */
const UNKNOWN = 3;

/** Where no paper holds enough, so many are the best of those with a word that no more than this share of the papers have. */
const FEW = 3;
const RARE = 0.02;

/** As much as no word says. */
const MORE_THAN_ANY = 1_000;

/** A word of the query, by what the index is asked for, and how much it says. */
interface Weighed {
  readonly matches: Matches;
  readonly count: number;
  readonly rarity: number;
}

/** Best first. `guesses` are words that may be meant by those that no paper has: none of them has to be held. */
export async function papersWithMost(
  db: IndexDb,
  conditions: Conditions,
  guesses: readonly Term[],
  limit: number,
): Promise<string[]> {
  const typed = await weighed(db, conditions, conditions.parsed.terms);
  const isAllKnown = typed.every(({ count }) => count > 0);
  const others = isAllKnown ? [] : await weighed(db, conditions, guesses);
  const words = [...typed, ...others.map((word) => ({ ...word, rarity: Math.min(word.rarity, UNKNOWN) }))];
  const enough = SHARE * typed.reduce((sum, { rarity }) => sum + rarity, 0);
  const rare = RARE * (await countPapers(db));
  const rarest = typed.filter(({ count }) => count > 0 && count <= rare).map(({ rarity }) => rarity);
  const least = { sum: enough, most: Math.min(...rarest, MORE_THAN_ANY) };
  const held = await holding(db, words, { range: conditions.range, least, limit });
  const most = held.filter(({ isEnough }) => isEnough);
  return (most.length > 0 ? most : held.slice(0, FEW)).map(({ id }) => id);
}

/** Counted up to as many as are looked at. */
async function countPapers(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from indexed limit ${NEWEST})`.execute(db);
  return rows[0]?.count ?? 0;
}

async function weighed(
  db: IndexDb,
  { parsed, names, range }: Conditions,
  terms: readonly Term[],
): Promise<Weighed[]> {
  const words: Weighed[] = [];
  // A word says no more when it comes again.
  for (const { criterion } of uniqueBy(terms, termText)) {
    const only = { parsed: { ...parsed, wanted: [criterion] }, names };
    const matches = matchesOf(only, { inside: true });
    const count = await countHits(db, matches, range, { most: NEWEST });
    words.push({ matches, count, rarity: count === 0 ? UNKNOWN : Math.log2((2 * NEWEST) / count) });
  }
  return words;
}

interface Held {
  readonly id: string;
  /** Whether all words that it holds say enough together; else one of them is rare. */
  readonly isEnough: number;
}

/**
 * The papers that hold words which say at least so much together, and behind them those with one that says at least so
 * much by itself; best first.
 */
async function holding(
  db: IndexDb,
  words: readonly Weighed[],
  { range, least, limit }: { range: Range; least: { sum: number; most: number }; limit: number },
): Promise<Held[]> {
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
  const { rows } = await sql<Held>`
    select indexed.id, hits."isEnough" from (
      select seq, sum(worth) as worth, sum(held) >= ${least.sum} as "isEnough"
      from (${sql.join(parts, sql` union all `)})
      group by seq having "isEnough" or max(held) >= ${least.most}
    ) as hits join indexed on indexed.seq = hits.seq
    order by hits."isEnough" desc, hits.worth desc, indexed.upvotes desc nulls last, hits.seq desc
    limit ${limit}`.execute(db);
  return rows;
}
