// What members chose, as a taste is learned from it: votes, saved papers, and what they say to recommendations.
import type { Db } from '../database/schema.ts';
import type { Sign } from '../model/vote-emoji.ts';
import { sumVotes } from '../store/liked/vote-sums.ts';
import { standingVotes } from '../store/votes.ts';
import { serversWithoutTaste } from './kept-taste.ts';

export type ChoiceBy = 'vote' | 'saved' | 'liking';

export interface PaperChoice {
  readonly paperId: string;
  readonly sign: Sign;
  /** By what it was chosen last. */
  readonly by: ChoiceBy;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How many members chose so, less those who chose otherwise; 1 for one member. */
  readonly members: number;
}

/** So many of the newest choices are learned from. */
const MOST_CHOICES = 300;

/** A member's choices since a moment, one a paper, newest first; votes in servers that don't want it aside. */
export async function choicesOf(db: Db, memberId: string, since: number): Promise<PaperChoice[]> {
  const [votes, saved, likings] = await Promise.all([
    votesOf(db, memberId, since),
    db
      .selectFrom('saved')
      .select(['paper_id as paperId', 'created_at as at'])
      .where('member_id', '=', memberId)
      .where('created_at', '>=', since)
      .orderBy('created_at', 'desc')
      .limit(MOST_CHOICES)
      .execute(),
    db
      .selectFrom('likings')
      .select(['paper_id as paperId', 'value', 'created_at as at'])
      .where('member_id', '=', memberId)
      .where('created_at', '>=', since)
      .orderBy('created_at', 'desc')
      .limit(MOST_CHOICES)
      .execute(),
  ]);
  const all: PaperChoice[] = [
    ...votes,
    ...saved.map((row) => ({ ...row, sign: 1 as const, by: 'saved' as const, members: 1 })),
    ...likings.map(({ value, ...row }) => ({
      ...row,
      sign: value as Sign,
      by: 'liking' as const,
      members: 1,
    })),
  ];
  all.sort((a, b) => b.at - a.at || (a.paperId < b.paperId ? -1 : 1));
  const newest = new Map<string, PaperChoice>();
  for (const choice of all) if (!newest.has(choice.paperId)) newest.set(choice.paperId, choice);
  return [...newest.values()].slice(0, MOST_CHOICES);
}

/** Of each server, what the newest source says that its rules let count. */
async function votesOf(db: Db, memberId: string, since: number): Promise<PaperChoice[]> {
  const without = await serversWithoutTaste(db);
  const servers = await db
    .selectFrom('votes')
    .select('guild_id')
    .distinct()
    .where('member_id', '=', memberId)
    .execute();
  const found: PaperChoice[] = [];
  for (const { guild_id: guildId } of servers) {
    if (without.has(guildId)) continue;
    const rows = await standingVotes(db, guildId)
      .select(['paper_id', 'value', 'created_at'])
      .where('member_id', '=', memberId)
      .where('created_at', '>=', since)
      .orderBy('created_at', 'desc')
      .limit(MOST_CHOICES)
      .execute();
    for (const row of rows)
      found.push({
        paperId: row.paper_id,
        sign: row.value as Sign,
        by: 'vote',
        at: row.created_at,
        members: 1,
      });
  }
  return found;
}

/** What a server voted for, and against, since a moment; newest first. */
export async function choicesOfServer(db: Db, guildId: string, since: number): Promise<PaperChoice[]> {
  const sums = await sumVotes(db, guildId, { since });
  return sums
    .sort((a, b) => b.at - a.at || (a.paperId < b.paperId ? -1 : 1))
    .slice(0, MOST_CHOICES)
    .map(({ paperId, sum, at }) => ({
      paperId,
      sign: sum > 0 ? 1 : -1,
      by: 'vote',
      at,
      members: Math.abs(sum),
    }));
}

/** Says "more like this" or "not for me" of a paper that is known; null takes it back. */
export async function setLiking(
  db: Db,
  {
    memberId,
    paperId,
    sign,
  }: { readonly memberId: string; readonly paperId: string; readonly sign: Sign | null },
  now: number,
): Promise<void> {
  if (sign === null) {
    await db
      .deleteFrom('likings')
      .where('member_id', '=', memberId)
      .where('paper_id', '=', paperId)
      .execute();
    return;
  }
  const said = { value: sign, created_at: now };
  await db
    .insertInto('likings')
    .values({ member_id: memberId, paper_id: paperId, ...said })
    .onConflict((conflict) => conflict.columns(['member_id', 'paper_id']).doUpdateSet(said))
    .execute();
}

export async function likingOf(db: Db, memberId: string, paperId: string): Promise<Sign | null> {
  const row = await db
    .selectFrom('likings')
    .select('value')
    .where('member_id', '=', memberId)
    .where('paper_id', '=', paperId)
    .executeTakeFirst();
  return row ? (row.value as Sign) : null;
}
