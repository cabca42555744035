// Members who follow something: their language, and how they can be reached.
import type { Db } from '../database/schema.ts';

export interface FollowingMember {
  readonly id: string;
  /** Discord's name of their language, as it was last seen. */
  readonly locale: string;
  /** Whether direct messages to them were refused. */
  readonly isPaused: boolean;
  /** The server in which they may be mentioned instead. */
  readonly mentionIn: string | null;
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

/** Members who follow something, are reached by direct messages, and are not done with all that closed up to `moment`. */
export async function membersToTell(db: Db, moment: number): Promise<FollowingMember[]> {
  const waiting = following(db)
    .where('paused', '=', 0)
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

/** Members who follow something, get no direct messages, and may be mentioned in a server instead. */
export async function mentionableMembers(db: Db): Promise<FollowingMember[]> {
  const paused = following(db).where('paused', '=', 1).where('mention_in', 'is not', null);
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

interface Row {
  readonly member_id: string;
  readonly locale: string;
  readonly paused: number;
  readonly mention_in: string | null;
}

function fromRow({ member_id, locale, paused, mention_in }: Row): FollowingMember {
  return { id: member_id, locale, isPaused: paused === 1, mentionIn: mention_in };
}
