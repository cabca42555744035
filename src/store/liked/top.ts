// The papers that are liked most: by a server's votes, by upvotes, or by both.
import { sql } from 'kysely';
import type { Db } from '../../database/schema.ts';
import type { Day } from '../../model/day.ts';
import { sumVotes } from './vote-sums.ts';

export const TOP_BY = ['votes', 'upvotes', 'both'] as const;
export type TopBy = (typeof TOP_BY)[number];

export interface TopWanted {
  readonly by: TopBy;
  /** The server whose votes count. */
  readonly guildId: string;
  /** Votes given since, in epoch milliseconds. */
  readonly since: number;
  /** And before; null for no end. */
  readonly until: number | null;
  /** Upvotes of papers listed since. */
  readonly from: Day;
  readonly limit: number;
}

/** For `both`, a paper may be among the first of either kind only if it is among so many of it. */
const COMPARED = 200;

/** Paper ids, best first. For `both`, votes and upvotes count alike, each in relation to the most. */
export async function topPapers(db: Db, wanted: TopWanted): Promise<string[]> {
  if (wanted.by === 'votes') return (await byVotes(db, wanted, wanted.limit)).map(({ id }) => id);
  if (wanted.by === 'upvotes') return topUpvoted(db, wanted.from, wanted.limit);
  const lists = [await byVotes(db, wanted, COMPARED), await byUpvotes(db, wanted.from, COMPARED)];
  const scores = new Map<string, number>();
  for (const list of lists) {
    const most = list[0]?.score ?? 0;
    for (const { id, score } of list) scores.set(id, (scores.get(id) ?? 0) + score / most);
  }
  const best = [...scores].sort(([, a], [, b]) => b - a);
  return best.slice(0, wanted.limit).map(([id]) => id);
}

/** The most upvoted of the papers that were listed since. */
export async function topUpvoted(db: Db, from: Day, limit: number): Promise<string[]> {
  return (await byUpvotes(db, from, limit)).map(({ id }) => id);
}

interface Scored {
  readonly id: string;
  /** Above zero. */
  readonly score: number;
}

/** Papers whose facts are read in one go. */
const TOGETHER = 500;

/** Where as many members are for one paper as for another, the more upvoted is first, then the newer. */
async function byVotes(db: Db, { guildId, since, until }: TopWanted, limit: number): Promise<Scored[]> {
  const liked = (await sumVotes(db, guildId, { since, until })).filter(({ sum }) => sum > 0);
  const least = liked.map(({ sum }) => sum).sort((a, b) => b - a)[limit - 1] ?? 0;
  const scores = new Map(liked.flatMap(({ paperId, sum }) => (sum >= least ? [[paperId, sum]] : [])));
  const ids = [...scores.keys()];
  const rows: { id: string; seq: number; upvotes: number }[] = [];
  for (let from = 0; from < ids.length; from += TOGETHER) {
    const some = db
      .selectFrom('papers')
      .select(['papers.id', 'papers.seq', upvotes().as('upvotes')])
      .where('papers.id', 'in', ids.slice(from, from + TOGETHER));
    rows.push(...(await some.execute()));
  }
  return rows
    .map(({ id, ...facts }) => ({ id, score: scores.get(id) ?? 0, ...facts }))
    .sort((a, b) => b.score - a.score || b.upvotes - a.upvotes || b.seq - a.seq)
    .slice(0, limit);
}

/** A year after the other: all papers at once would hold everybody up. */
async function byUpvotes(db: Db, from: Day, limit: number): Promise<Scored[]> {
  const { last } = await db
    .selectFrom('papers')
    .select(({ fn }) => fn.max('date').as('last'))
    .executeTakeFirstOrThrow();
  const found: (Scored & { readonly seq: number })[] = [];
  for (let first: string = from; last !== null && first <= last; ) {
    const next = `${Number(first.slice(0, 4)) + 1}-01-01`;
    const best = db
      .selectFrom('papers')
      .select(['papers.id', 'papers.seq', upvotes().as('score')])
      .where('papers.date', '>=', first)
      .where('papers.date', '<', next)
      .where(upvotes(), '>', 0)
      .orderBy('score', 'desc')
      .orderBy('papers.seq', 'desc')
      .limit(limit);
    found.push(...(await best.execute()));
    first = next;
  }
  return found.sort((a, b) => b.score - a.score || b.seq - a.seq).slice(0, limit);
}

/** As they were counted last. */
function upvotes() {
  return sql<number>`coalesce(papers.upvotes_now, papers.upvotes, 0)`;
}
