// All that is stored of a person: to be shown to them, and to be deleted when they say so.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { type FollowingMember, type ForYouMember, findMember } from './members.ts';
import { markStale } from './vote-buttons/stale.ts';

/** Kinds of deliveries that go to a member. */
const PERSONAL = ['matches', 'for-you'];

/** As the tables have it; times are epoch milliseconds. */
export interface Personal {
  readonly votes: readonly {
    readonly guildId: string;
    readonly paperId: string;
    readonly sign: number;
    readonly at: number;
  }[];
  readonly saved: readonly { readonly paperId: string; readonly at: number }[];
  readonly follows: readonly { readonly kind: string; readonly text: string; readonly at: number }[];
  /** Null for one who follows nothing. */
  readonly member: (Omit<FollowingMember, 'id'> & { readonly isForYou: boolean }) | null;
  /** What they said to recommendations. */
  readonly likings: readonly { readonly paperId: string; readonly sign: number; readonly at: number }[];
  /** What was learned of their taste; null where nothing is kept. */
  readonly taste: { readonly isOff: boolean; readonly since: number; readonly bytes: number } | null;
  /** The days of which they were written to, or would have been. */
  readonly told: readonly {
    readonly date: string;
    readonly state: string;
    /** Null where it was a direct message, or none. */
    readonly guildId: string | null;
    readonly channelId: string | null;
    readonly messageId: string | null;
  }[];
  readonly lookups: readonly { readonly query: string; readonly at: number }[];
  readonly reports: readonly {
    readonly paperId: string;
    readonly language: string;
    readonly guildId: string | null;
    readonly at: number;
  }[];
}

export async function personalOf(db: Db, memberId: string): Promise<Personal> {
  const [votes, saved, follows, lookups, reports, likings, taste, member, told] = await Promise.all([
    db.selectFrom('votes').selectAll().where('member_id', '=', memberId).orderBy('created_at').execute(),
    db.selectFrom('saved').selectAll().where('member_id', '=', memberId).orderBy('created_at').execute(),
    db.selectFrom('follows').selectAll().where('member_id', '=', memberId).orderBy('id').execute(),
    db.selectFrom('lookups').selectAll().where('member_id', '=', memberId).orderBy('created_at').execute(),
    db.selectFrom('reports').selectAll().where('member_id', '=', memberId).orderBy('created_at').execute(),
    db.selectFrom('likings').selectAll().where('member_id', '=', memberId).orderBy('created_at').execute(),
    tasteRow(db, memberId)
      .select(['off', 'since', sql<number>`coalesce(length(model), 0)`.as('bytes')])
      .executeTakeFirst(),
    findMember(db, memberId),
    messages(db, memberId)
      .leftJoin('posts', 'posts.delivery_id', 'deliveries.id')
      .select(['date', 'state', 'posts.guild_id as guildId'])
      .select(['posts.channel_id as channelId', 'posts.message_id as messageId'])
      .orderBy('date')
      .execute(),
  ]);
  return {
    votes: votes.map((row) => ({
      guildId: row.guild_id,
      paperId: row.paper_id,
      sign: row.value,
      at: row.created_at,
    })),
    saved: saved.map((row) => ({ paperId: row.paper_id, at: row.created_at })),
    follows: follows.map((row) => ({ kind: row.kind, text: row.text, at: row.created_at })),
    member: member && settingsOf(member),
    likings: likings.map((row) => ({ paperId: row.paper_id, sign: row.value, at: row.created_at })),
    taste: taste ? { isOff: taste.off === 1, since: taste.since, bytes: taste.bytes } : null,
    told,
    lookups: lookups.map((row) => ({ query: row.query, at: row.created_at })),
    reports: reports.map((row) => ({
      paperId: row.paper_id,
      language: row.language,
      guildId: row.guild_id,
      at: row.created_at,
    })),
  };
}

function settingsOf({ id: _id, forYouSince, ...settings }: ForYouMember): NonNullable<Personal['member']> {
  return { ...settings, isForYou: forYouSince > 0 };
}

/** Deletes all of it, in every server. */
export async function forgetMember(db: Db, memberId: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const told = messages(transaction, memberId).select('id');
    await transaction.deleteFrom('posts').where('delivery_id', 'in', told).execute();
    await transaction
      .deleteFrom('deliveries')
      .where('kind', 'in', PERSONAL)
      .where('recipient', '=', memberId)
      .execute();
    const votes = transaction.deleteFrom('votes').where('member_id', '=', memberId);
    await markStale(transaction, await votes.returning(['guild_id', 'paper_id']).execute());
    // Follows point to the member.
    const tables = ['saved', 'follows', 'members', 'lookups', 'reports', 'likings'] as const;
    for (const table of tables)
      await transaction.deleteFrom(table).where('member_id', '=', memberId).execute();
    await transaction
      .deleteFrom('tastes')
      .where('kind', '=', 'member')
      .where('owner', '=', memberId)
      .execute();
  });
}

/** Of which days members were told, by direct message or by a mention in a channel, before `date`. */
export async function purgeNotifications(db: Db, date: string): Promise<void> {
  const kinds = [...PERSONAL, 'mentions'];
  await db.transaction().execute(async (transaction) => {
    const old = transaction
      .selectFrom('deliveries')
      .select('id')
      .where('kind', 'in', kinds)
      .where('date', '<', date);
    await transaction.deleteFrom('posts').where('delivery_id', 'in', old).execute();
    await transaction.deleteFrom('deliveries').where('kind', 'in', kinds).where('date', '<', date).execute();
  });
}

function tasteRow(db: Db, memberId: string) {
  return db.selectFrom('tastes').where('kind', '=', 'member').where('owner', '=', memberId);
}

/** Deliveries to a member. */
function messages(db: Db, memberId: string) {
  return db.selectFrom('deliveries').where('kind', 'in', PERSONAL).where('recipient', '=', memberId);
}
