// Search: papers by words, author and dates; hits in titles and names first, then in summaries, newest first.
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../model/day.ts';
import { parsePaperId } from '../model/paper.ts';
import { firstSeq, lastSeq } from './papers.ts';
import type { Db } from './schema.ts';
import { type Condition, matchAll, matchName, rankedHits, seqsOf } from './sqlite/fulltext.ts';

export interface Query {
  readonly text: string;
  readonly author?: string | null;
  readonly from?: Day | null;
  readonly to?: Day | null;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export interface Found {
  readonly total: number;
  readonly ids: readonly string[];
}

const NOTHING: Found = { total: 0, ids: [] };

/** The ids of the papers that `query` asks for, best first. Any text is a query: none raises an error. */
export async function search(db: Db, query: Query, { limit, offset }: Page): Promise<Found> {
  const id = parsePaperId(query.text);
  if (id !== null) return byId(db, id);
  const words = matchAll(query.text);
  const name = matchName(query.author ?? '');
  if ((words === null && query.text.trim() !== '') || (words === null && name === null)) return NOTHING;
  const within: Condition = (seq) =>
    sql`${between(seq, query)} and ${name ? sql`${seq} in ${seqsOf(name)}` : sql`true`}`;
  const hits = words === null ? everyHit(within) : rankedHits(words, within);
  const { rows } = await sql<{ id: string; total: number }>`
    with hits as materialized (${hits})
    select papers.id, (select count(*) from hits) as total
    from hits join papers on papers.seq = hits.seq
    order by hits.place, hits.seq desc
    limit ${limit} offset ${offset}`.execute(db);
  const total = rows[0]?.total ?? (offset > 0 ? (await search(db, query, { limit: 1, offset: 0 })).total : 0);
  return { total, ids: rows.map((row) => row.id) };
}

async function byId(db: Db, id: string): Promise<Found> {
  const paper = await db.selectFrom('papers').select('id').where('id', '=', id).executeTakeFirst();
  return paper ? { total: 1, ids: [paper.id] } : NOTHING;
}

function between(seq: RawBuilder<unknown>, { from, to }: Query): RawBuilder<unknown> {
  const lower = from ? sql`${seq} >= ${firstSeq(from)}` : sql`true`;
  return to ? sql`${lower} and ${seq} <= ${lastSeq(to)}` : lower;
}

function everyHit(within: Condition): RawBuilder<unknown> {
  return sql`select seq, 0 as place from papers where ${within(sql`seq`)}`;
}
