// Votes: per server, paper and member, one row for each source that holds the vote up.
import { sql } from 'kysely';
import { reactionSource, reactionSources, type Vote } from '../model/vote.ts';
import type { Db } from './schema.ts';

export async function addVote(
  db: Db,
  { guildId, paperId, memberId, source }: Vote,
  now: number,
): Promise<void> {
  await db
    .insertInto('votes')
    .values({ guild_id: guildId, paper_id: paperId, member_id: memberId, source, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeVote(db: Db, { guildId, paperId, memberId, source }: Vote): Promise<void> {
  await db
    .deleteFrom('votes')
    .where('guild_id', '=', guildId)
    .where('paper_id', '=', paperId)
    .where('member_id', '=', memberId)
    .where('source', '=', source)
    .execute();
}

/** Ends what reactions on a message held up, for all members: those with one emoji, or all. */
export async function removeVotesOn(db: Db, messageId: string, emoji?: string): Promise<void> {
  const votes = db.deleteFrom('votes');
  if (emoji !== undefined) {
    await votes.where('source', '=', reactionSource(messageId, emoji)).execute();
    return;
  }
  const [first, end] = reactionSources(messageId);
  await votes.where('source', '>=', first).where('source', '<', end).execute();
}

/** How many members of the server voted for each paper; a paper without votes is left out. */
export async function countVotes(
  db: Db,
  guildId: string,
  paperIds: readonly string[],
): Promise<Map<string, number>> {
  if (paperIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('votes')
    .select(['paper_id', sql<number>`count(distinct member_id)`.as('members')])
    .where('guild_id', '=', guildId)
    .where('paper_id', 'in', paperIds)
    .groupBy('paper_id')
    .execute();
  return new Map(rows.map((row) => [row.paper_id, row.members]));
}
