// Members who follow something: their language, how often they are told, and how they can be reached.
import type { Selectable } from 'kysely';
import type { Db, Schema } from '../database/schema.ts';
import type { Place } from './subscriptions.ts';

export interface FollowingMember {
  readonly id: string;
  /** Discord's name of their language, as it was last seen. */
  readonly locale: string;
  /** Whether direct messages to them were refused. */
  readonly isPaused: boolean;
  /** The server in which they may be mentioned instead. */
  readonly mentionIn: string | null;
  /** Whether they are told once a week rather than every day. */
  readonly isWeekly: boolean;
  /** The channel in which they are told; null: in direct messages. */
  readonly toldIn: Place | null;
  /** Whether the channel that they chose takes no messages any more, and they don't know of it yet. */
  readonly hasLostChannel: boolean;
}

/** Notes a member and the language that they were seen with. */
export async function meetMember(db: Db, id: string, locale: string): Promise<void> {
  await db
    .insertInto('members')
    .values({ member_id: id, locale, paused: 0, mention_in: null })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ locale }))
    .execute();
}

/** Not wanting papers for themselves is wanting them since 0. */
export async function findMember(db: Db, id: string): Promise<ForYouMember | null> {
  const row = await db.selectFrom('members').selectAll().where('member_id', '=', id).executeTakeFirst();
  return row ? { ...fromRow(row), forYouSince: row.for_you } : null;
}

/** True if direct messages were paused. */
export async function resumeMember(db: Db, id: string): Promise<boolean> {
  const resumed = await db
    .updateTable('members')
    .set({ paused: 0 })
    .where('member_id', '=', id)
    .where('paused', '=', 1)
    .returning('member_id')
    .execute();
  return resumed.length > 0;
}

export async function pauseMember(db: Db, id: string): Promise<void> {
  await db.updateTable('members').set({ paused: 1 }).where('member_id', '=', id).execute();
}

/** `guildId` is the server in which they may be mentioned; null: nowhere. */
export async function allowMentions(db: Db, id: string, guildId: string | null): Promise<void> {
  await db.updateTable('members').set({ mention_in: guildId }).where('member_id', '=', id).execute();
}

export async function tellWeekly(db: Db, id: string, isWeekly: boolean): Promise<void> {
  const weekly = isWeekly ? 1 : 0;
  await db.updateTable('members').set({ weekly }).where('member_id', '=', id).execute();
}

/** Null: in direct messages. */
export async function tellIn(db: Db, id: string, place: Place | null): Promise<void> {
  const chosen = { told_guild: place?.guildId ?? null, told_channel: place?.channelId ?? null };
  await db
    .updateTable('members')
    .set({ ...chosen, lost_channel: 0 })
    .where('member_id', '=', id)
    .execute();
}

/** From now on they are told in direct messages; the first one says why. */
export async function loseChannel(db: Db, id: string): Promise<void> {
  const lost = { told_guild: null, told_channel: null, lost_channel: 1 };
  await db.updateTable('members').set(lost).where('member_id', '=', id).execute();
}

/** They know that the channel that they chose takes no messages any more. */
export async function noteLossTold(db: Db, id: string): Promise<void> {
  await db.updateTable('members').set({ lost_channel: 0 }).where('member_id', '=', id).execute();
}

/** Members who follow something, are reached, are told as often as that, and are not done with all that closed up to `moment`. */
export async function membersToTell(
  db: Db,
  moment: number,
  { isWeekly }: Pick<FollowingMember, 'isWeekly'>,
): Promise<FollowingMember[]> {
  const waiting = following(db)
    .where('weekly', '=', isWeekly ? 1 : 0)
    .where(({ or, eb }) => or([eb('paused', '=', 0), eb('told_channel', 'is not', null)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .where('deliveries.kind', '=', 'matches')
            .whereRef('deliveries.recipient', '=', 'members.member_id')
            .where('deliveries.created_at', '>=', moment)
            .where('deliveries.state', '<>', 'open'),
        ),
      ),
    );
  return (await waiting.execute()).map(fromRow);
}

/** Who gets papers for themselves every day. */
export interface ForYouMember extends FollowingMember {
  /** Digests that closed before aren't owed; epoch milliseconds. */
  readonly forYouSince: number;
}

/** From now on a known member gets papers for themselves every day; null: no more. */
export async function wantForYou(db: Db, id: string, now: number | null): Promise<void> {
  const wanting = db.updateTable('members').where('member_id', '=', id);
  if (now === null) await wanting.set({ for_you: 0 }).execute();
  // Who wanted them before is owed what closed since then.
  else await wanting.set({ for_you: now }).where('for_you', '=', 0).execute();
}

/** Members who want papers for themselves every day, and are reached by direct messages. */
export async function membersForYou(db: Db): Promise<ForYouMember[]> {
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('for_you', '>', 0)
    .where('paused', '=', 0)
    .orderBy('member_id')
    .execute();
  return rows.map((row) => ({ ...fromRow(row), forYouSince: row.for_you }));
}

/** Members who follow something, are not reached, and may be mentioned in a server instead. */
export async function mentionableMembers(db: Db): Promise<FollowingMember[]> {
  const paused = following(db)
    .where('paused', '=', 1)
    .where('told_channel', 'is', null)
    .where('mention_in', 'is not', null);
  return (await paused.execute()).map(fromRow);
}

function following(db: Db) {
  return db
    .selectFrom('members')
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('follows').select('follows.id').whereRef('follows.member_id', '=', 'members.member_id'),
      ),
    )
    .orderBy('member_id');
}

type Row = Selectable<Schema['members']>;

function fromRow(row: Row): FollowingMember {
  const { told_guild: guildId, told_channel: channelId } = row;
  return {
    id: row.member_id,
    locale: row.locale,
    isPaused: row.paused === 1,
    mentionIn: row.mention_in,
    isWeekly: row.weekly === 1,
    toldIn: guildId !== null && channelId !== null ? { guildId, channelId } : null,
    hasLostChannel: row.lost_channel === 1,
  };
}
