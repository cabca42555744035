// Subscriptions: which channel gets digests, in which language.
import type { Selectable } from 'kysely';
import type { Subscription } from '../model/subscription.ts';
import type { Db, Schema } from './schema.ts';

type Wanted = Pick<Subscription, 'guildId' | 'channelId' | 'language' | 'createdAt'>;

/** Subscribes a channel. One that is subscribed already gets the new language, is posted to again and keeps its history. */
export async function subscribe(
  db: Db,
  { guildId, channelId, language, createdAt }: Wanted,
): Promise<Subscription> {
  const row = await db
    .insertInto('subscriptions')
    .values({ guild_id: guildId, channel_id: channelId, language, paused: null, created_at: createdAt })
    .onConflict((conflict) => conflict.column('channel_id').doUpdateSet({ language, paused: null }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Posts nothing more to a channel until it is set up again. */
export async function pause(db: Db, id: number, reason: string): Promise<void> {
  await db.updateTable('subscriptions').set({ paused: reason }).where('id', '=', id).execute();
}

export async function findSubscription(db: Db, id: number): Promise<Subscription | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** All that are not paused. */
export async function activeSubscriptions(db: Db): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('paused', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** The languages that posts are made in. */
export async function subscribedLanguages(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select('language')
    .distinct()
    .where('paused', 'is', null)
    .execute();
  return rows.map((row) => row.language);
}

function fromRow(row: Selectable<Schema['subscriptions']>): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    language: row.language,
    paused: row.paused,
    createdAt: row.created_at,
  };
}
