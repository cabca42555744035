// What a server's members say of papers in sum, a few hundred papers at a time: of a server that has voted for years, all at once would hold everybody up.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Db } from '../../database/schema.ts';
import { standingVotes } from '../votes.ts';

export interface VoteSum {
  readonly paperId: string;
  /** Members for it less members against it; not 0. */
  readonly sum: number;
  /** When the newest of the votes was given, in epoch milliseconds. */
  readonly at: number;
}

export interface Span {
  /** Votes given since, and before; in epoch milliseconds. */
  readonly since: number;
  readonly until?: number | null;
}

/** Papers that are summed up in one go: about 5 ms. */
const TOGETHER = 300;

/** Of all papers that the server voted on, in no order. */
export async function sumVotes(db: Db, guildId: string, span: Span): Promise<VoteSum[]> {
  const all: VoteSum[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('votes')
      .select('paper_id')
      .distinct()
      .where('guild_id', '=', guildId)
      .where('paper_id', '>', after)
      .where('created_at', '>=', span.since)
      .orderBy('paper_id')
      .limit(TOGETHER)
      .execute();
    all.push(
      ...(await sumsOf(
        db,
        guildId,
        rows.map((row) => row.paper_id),
        span,
      )),
    );
    const last = rows.at(-1);
    if (!last || rows.length < TOGETHER) return all;
    after = last.paper_id;
    await breathe();
  }
}

/** Of these papers, those that were voted on. */
export async function sumVotesOn(db: Db, guildId: string, paperIds: readonly string[]): Promise<VoteSum[]> {
  const all: VoteSum[] = [];
  for (let from = 0; from < paperIds.length; from += TOGETHER) {
    all.push(...(await sumsOf(db, guildId, paperIds.slice(from, from + TOGETHER), { since: 0 })));
    await breathe();
  }
  return all;
}

async function sumsOf(
  db: Db,
  guildId: string,
  paperIds: readonly string[],
  { since, until }: Span,
): Promise<VoteSum[]> {
  if (paperIds.length === 0) return [];
  const rows = await standingVotes(db, guildId)
    .select(['paper_id', ({ fn }) => fn.sum<number>('value').as('sum')])
    .select(({ fn }) => fn.max<number>('created_at').as('at'))
    .where('paper_id', 'in', paperIds)
    .where('created_at', '>=', since)
    .where('created_at', '<', until ?? Number.MAX_SAFE_INTEGER)
    .groupBy('paper_id')
    .having(({ fn }) => fn.sum('value'), '<>', 0)
    .execute();
  return rows.map(({ paper_id, sum, at }) => ({ paperId: paper_id, sum, at }));
}
