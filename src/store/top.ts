// The papers that are liked most: by a server's votes, by upvotes, or by both.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import { standingVotes } from './votes.ts';

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

/** Where as many members are for one paper as for another, the more upvoted is first, then the newer. */
function byVotes(db: Db, { guildId, since, until }: TopWanted, limit: number): Promise<Scored[]> {
  return standingVotes(db, guildId)
    .innerJoin('papers', 'papers.id', 'newest.paper_id')
    .select(['papers.id', ({ fn }) => fn.sum<number>('newest.value').as('score')])
    .where('newest.created_at', '>=', since)
    .where('newest.created_at', '<', until ?? Number.MAX_SAFE_INTEGER)
    .groupBy('papers.seq')
    .having(({ fn }) => fn.sum('newest.value'), '>', 0)
    .orderBy('score', 'desc')
    .orderBy(upvotes(), 'desc')
    .orderBy('papers.seq', 'desc')
    .limit(limit)
    .execute();
}

function byUpvotes(db: Db, from: Day, limit: number): Promise<Scored[]> {
  return db
    .selectFrom('papers')
    .select(['papers.id', upvotes().as('score')])
    .where('papers.date', '>=', from)
    .where(upvotes(), '>', 0)
    .orderBy('score', 'desc')
    .orderBy('papers.seq', 'desc')
    .limit(limit)
    .execute();
}

/** As they were counted last. */
function upvotes() {
  return sql<number>`coalesce(papers.upvotes_now, papers.upvotes, 0)`;
}
