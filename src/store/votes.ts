// Votes: per server, paper and member, one row for each source that holds the vote up; the newest one counts.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { BUTTON, reactionSources, type Vote } from '../model/vote.ts';
import type { Sign } from '../model/vote-emoji.ts';
import { markStale } from './vote-buttons/stale.ts';

/** How many members of a server are for a paper, and how many against. */
export interface Tally {
  readonly up: number;
  readonly down: number;
}

/** A paper and a member of a server. */
export type Voter = Pick<Vote, 'guildId' | 'paperId' | 'memberId'>;

/** Adds a source. One that stands already keeps its time, so that it doesn't become the newest. */
export async function addVote(db: Db, vote: Vote, now: number): Promise<void> {
  const { guildId, paperId, memberId, source, sign } = vote;
  const newest = sql<number>`coalesce((select max(created_at) + 1 from votes where guild_id = ${guildId}
    and paper_id = ${paperId} and member_id = ${memberId} and created_at >= ${now}), ${now})`;
  const added = await db
    .insertInto('votes')
    .values({ ...toColumns(vote), source, value: sign, created_at: newest })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['guild_id', 'paper_id'])
    .execute();
  await markStale(db, added);
}

/** Ends one source of a member. */
export async function removeSource(db: Db, source: string, memberId: string): Promise<void> {
  const ended = ending(db).where('source', '=', source).where('member_id', '=', memberId);
  await markStale(db, await ended.execute());
}

/** Ends a source of all members: an emoji was cleared from a message. */
export async function removeSources(db: Db, source: string): Promise<void> {
  await markStale(db, await ending(db).where('source', '=', source).execute());
}

/** Ends what any reaction on a message held up, for all members. */
export async function removeSourcesOn(db: Db, messageId: string): Promise<void> {
  const [first, end] = reactionSources(messageId);
  await markStale(db, await ending(db).where('source', '>=', first).where('source', '<', end).execute());
}

/** Who holds up what with reactions on a message: members by source. */
export async function sourcesOn(db: Db, messageId: string): Promise<Map<string, Set<string>>> {
  const [first, end] = reactionSources(messageId);
  const rows = await db
    .selectFrom('votes')
    .select(['source', 'member_id'])
    .where('source', '>=', first)
    .where('source', '<', end)
    .execute();
  const bySource = Map.groupBy(rows, ({ source }) => source);
  return new Map([...bySource].map(([source, held]) => [source, new Set(held.map((row) => row.member_id))]));
}

/** A member's sources for a paper that say so. */
export async function sourcesSaying(db: Db, voter: Voter, sign: Sign): Promise<string[]> {
  const rows = await sourcesOf(db, voter).select('source').where('value', '=', sign).execute();
  return rows.map((row) => row.source);
}

/** What a member says of a paper: what the newest source says that counts, or null. */
export async function voteOf(db: Db, { guildId, paperId, memberId }: Voter): Promise<Sign | null> {
  const row = await standingVotes(db, guildId)
    .select('value')
    .where('paper_id', '=', paperId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row ? (row.value as Sign) : null;
}

/** What pressing a vote button did: gave a vote, took it back, or nothing, as a reaction says the same. */
export type Pressed = 'given' | 'taken back' | 'by reaction';

/** A pressed button is a source, until the same button is pressed again or the opposite one. */
export function pressVote(store: Db, vote: Omit<Vote, 'source'>, now: number): Promise<Pressed> {
  return store.transaction().execute(async (db) => {
    const pressed = await sourcesOf(db, vote).select('value').where('source', '=', BUTTON).executeTakeFirst();
    const saysSo = async () => (await voteOf(db, vote)) === vote.sign;
    const [isPressed, isStanding] = [pressed?.value === vote.sign, await saysSo()];
    if (isStanding && !isPressed) return 'by reaction';
    await removeButton(db, vote);
    if (isStanding) return (await saysSo()) ? 'by reaction' : 'taken back';
    await addVote(db, { ...vote, source: BUTTON }, now);
    return 'given';
  });
}

async function removeButton(db: Db, { guildId, paperId, memberId }: Voter): Promise<void> {
  const ended = ending(db)
    .where('guild_id', '=', guildId)
    .where('paper_id', '=', paperId)
    .where('member_id', '=', memberId)
    .where('source', '=', BUTTON);
  await markStale(db, await ended.execute());
}

/** A deletion that tells of what the votes were. */
function ending(db: Db) {
  return db.deleteFrom('votes').returning(['guild_id', 'paper_id']);
}

/** The tally of each paper in a server; a paper without votes is left out. */
export async function tallyVotes(
  db: Db,
  guildId: string,
  paperIds: readonly string[],
): Promise<Map<string, Tally>> {
  if (paperIds.length === 0) return new Map();
  const rows = await standingVotes(db, guildId)
    .select(['paper_id', ({ fn }) => fn.countAll<number>().filterWhere('value', '=', 1).as('up')])
    .select(({ fn }) => fn.countAll<number>().filterWhere('value', '=', -1).as('down'))
    .where('paper_id', 'in', paperIds)
    .groupBy('paper_id')
    .execute();
  return new Map(rows.map(({ paper_id, up, down }) => [paper_id, { up, down }]));
}

/** One row for each member and paper of a server: the newest source that its rules let count. */
export function standingVotes(db: Db, guildId: string) {
  const newest = db
    .selectFrom('votes')
    .selectAll()
    .select(
      sql<number>`row_number() over (partition by paper_id, member_id order by created_at desc)`.as('age'),
    )
    .where('guild_id', '=', guildId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('value', '=', 1),
        exists(
          selectFrom('servers')
            .select('servers.guild_id')
            .where('servers.guild_id', '=', guildId)
            .where('vote_down', 'is not', null),
        ),
      ]),
    );
  return db.selectFrom(newest.as('newest')).where('age', '=', 1);
}

function sourcesOf(db: Db, { guildId, paperId, memberId }: Voter) {
  return db
    .selectFrom('votes')
    .where('guild_id', '=', guildId)
    .where('paper_id', '=', paperId)
    .where('member_id', '=', memberId);
}

function toColumns({ guildId, paperId, memberId }: Voter) {
  return { guild_id: guildId, paper_id: paperId, member_id: memberId };
}
