// Reads the full-text index: which papers match, by their seq.
import { type RawBuilder, sql } from 'kysely';
import { type Ring, tableOf } from '../index/fulltext.ts';
import type { IndexDb } from '../index/schema.ts';
import { dayNumber } from '../index/seq.ts';
import { roomOf } from '../index/state.ts';
import type { Range } from './conditions.ts';
import type { Matches } from './fts-match.ts';
import type { Rankable } from './rank.ts';

/** Whether a row of the index is in the range. The plus sign keeps SQLite from searching anew for each of many. */
export async function within(db: IndexDb, { from, to, among }: Range): Promise<RawBuilder<boolean>> {
  const room = from === null && to === null ? 0 : await roomOf(db);
  const bounds = [
    sql<boolean>`true`,
    ...(from === null ? [] : [sql<boolean>`rowid >= ${dayNumber(from) * room}`]),
    ...(to === null ? [] : [sql<boolean>`rowid < ${(dayNumber(to) + 1) * room}`]),
    ...(among === undefined
      ? []
      : [sql<boolean>`+rowid in (select value from json_each(${JSON.stringify(among)}))`]),
  ];
  return sql.join(bounds, sql` and `);
}

export interface Hit extends Rankable {
  readonly seq: number;
  readonly id: string;
}

/** The newest papers that match in a ring. */
export async function hitsIn(
  db: IndexDb,
  ring: Ring,
  match: string,
  range: Range,
  limit: number,
): Promise<Hit[]> {
  const { rows } = await sql<Hit>`
    select indexed.seq, id, words, inside, head, upvotes
    from (
      select rowid as seq from ${tableOf(ring)} where ${tableOf(ring)} match ${match} and ${await within(db, range)}
      order by rowid desc limit ${limit}
    ) as hits cross join indexed on indexed.seq = hits.seq
    order by hits.seq desc`.execute(db);
  return rows;
}

/** Those of these papers that match in their bodies. */
export async function hitsAmong(db: IndexDb, match: string, seqs: readonly number[]): Promise<Set<number>> {
  // The plus sign keeps SQLite from searching anew for each of them.
  const { rows } = await sql<{ seq: number }>`
    select rowid as seq from body_index
    where body_index match ${match} and rowid between ${Math.min(...seqs)} and ${Math.max(...seqs)}
      and +rowid in (select value from json_each(${JSON.stringify(seqs)}))`.execute(db);
  return new Set(rows.map(({ seq }) => seq));
}

/**
 * How many match, counted up to `most`; -1 counts them all. `knownTitles` are those of which the titles match, where
 * all of them are known already.
 */
export async function countHits(
  db: IndexDb,
  matches: Matches,
  range: Range,
  { most, knownTitles }: { most: number; knownTitles?: readonly number[] | null },
): Promise<number> {
  const inRange = await within(db, range);
  const bodies = sql`${matching('body', matches.body, inRange)} limit ${most}`;
  if (matches.longer === null) return countRows(db, bodies);
  const found = await readSeqs(db, bodies);
  if (found.length === most) return most;
  const longer =
    knownTitles ?? (await readSeqs(db, sql`${matching('title', matches.longer, inRange)} limit ${most}`));
  const known = new Set(found);
  const all = found.length + longer.filter((seq) => !known.has(seq)).length;
  return most < 0 ? all : Math.min(all, most);
}

async function countRows(db: IndexDb, hits: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from (${hits})`.execute(db);
  return rows[0]?.count ?? 0;
}

/** As one text, which is quicker to hand over than many rows. */
async function readSeqs(db: IndexDb, hits: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ seqs: string }>`
    select json_group_array(seq) as seqs from (${hits})`.execute(db);
  return JSON.parse(rows[0]?.seqs ?? '[]');
}

function matching(ring: Ring, match: string, inRange: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select rowid as seq from ${tableOf(ring)}
    where ${tableOf(ring)} match ${match} and ${inRange}`;
}

export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** All that match but for `without`, newest first. */
export async function newestHits(
  db: IndexDb,
  matches: Matches,
  range: Range,
  { limit, offset, without = [] }: Slice & { without?: readonly number[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select indexed.id from (
      select seq from (${newest(matches, await within(db, range), offset + limit + without.length)})
      where seq not in (select value from json_each(${JSON.stringify(without)}))
      order by seq desc limit ${limit} offset ${offset}
    ) as hits join indexed on indexed.seq = hits.seq
    order by hits.seq desc`.execute(db);
  return rows.map(({ id }) => id);
}

/** All that match, those with most upvotes first. */
export async function mostUpvotedHits(
  db: IndexDb,
  matches: Matches,
  range: Range,
  { limit, offset }: Slice,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select indexed.id from (${newest(matches, await within(db, range), -1)}) as hits join indexed on indexed.seq = hits.seq
    order by indexed.upvotes desc nulls last, indexed.seq desc
    limit ${limit} offset ${offset}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The newest `most` seqs of all that match. */
function newest(
  { body, title, longer }: Matches,
  inRange: RawBuilder<boolean>,
  most: number,
): RawBuilder<unknown> {
  const inRing = (ring: Ring, match: string) =>
    sql`select seq from (${matching(ring, match, inRange)} order by rowid desc limit ${most})`;
  const bodies = inRing('body', body);
  return longer === null
    ? bodies
    : sql`${bodies} union ${inRing('title', title)} order by seq desc limit ${most}`;
}

/** In how many papers tokens of the index, or several side by side, stand, each counted up to `most`. */
export async function countWords(db: IndexDb, tokens: readonly string[], most: number): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from (select 1 from body_index where body_index match '"' || each.value || '"' limit ${most})
    ) as count from json_each(${JSON.stringify(tokens)}) as each order by each.key`.execute(db);
  return rows.map(({ count }) => count);
}

/** The same of one. */
export async function countWord(db: IndexDb, token: string, most: number): Promise<number> {
  return (await countWords(db, [token], most))[0] ?? 0;
}

export async function countPapers(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from indexed`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The papers that hold most of these tokens, by their weights; of each token, only the newest papers are looked at. */
export async function newestWith(
  db: IndexDb,
  tokens: readonly (readonly [token: string, weight: number])[],
  { without, newest, limit }: { without: string; newest: number; limit: number },
): Promise<string[]> {
  if (tokens.length === 0) return [];
  const parts = tokens.map(
    ([token, weight]) => sql`select * from (
      select rowid as seq, ${weight} as weight from body_index
      where body_index match ${`"${token}"`} order by rowid desc limit ${newest})`,
  );
  const { rows } = await sql<{ id: string }>`
    select indexed.id from (select seq, sum(weight) as weight from (${sql.join(parts, sql` union all `)}) group by seq) as hits
    join indexed on indexed.seq = hits.seq
    where indexed.id <> ${without}
    order by hits.weight desc, hits.seq desc
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
