// Deliveries, and the ledger of their messages: a row stands before a message is sent, so that none is sent twice.
import { type Day, day } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Db } from './schema.ts';

export interface Delivery {
  readonly id: number;
  /** What its nonces and button ids are made of. */
  readonly key: string;
  readonly finished: boolean;
}

/** A message of a delivery: part 0 is the header, then the cards by rank. */
export interface Post {
  readonly part: number;
  readonly paperId: string | null;
  readonly messageId: string | null;
  /** Whether the bot has put its vote reaction on it. */
  readonly seeded: boolean;
}

/** The card that a message is. */
export interface Card {
  readonly guildId: string;
  readonly paperId: string;
}

/** The delivery of a day to a subscription, begun with `key` where there is none yet. */
export async function beginDelivery(
  db: Db,
  { subscription, date, key, now }: { subscription: Subscription; date: Day; key: string; now: number },
): Promise<Delivery> {
  await db
    .insertInto('deliveries')
    .values({ subscription_id: subscription.id, date, key, created_at: now, finished_at: null })
    .onConflict((conflict) => conflict.columns(['subscription_id', 'date']).doNothing())
    .execute();
  const row = await db
    .selectFrom('deliveries')
    .select(['id', 'key', 'finished_at'])
    .where('subscription_id', '=', subscription.id)
    .where('date', '=', date)
    .executeTakeFirstOrThrow();
  return { id: row.id, key: row.key, finished: row.finished_at !== null };
}

export async function isDelivered(db: Db, { id }: Subscription, date: Day): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', '=', id)
    .where('date', '=', date)
    .where('finished_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function finishDelivery(db: Db, id: number, now: number): Promise<void> {
  await db.updateTable('deliveries').set({ finished_at: now }).where('id', '=', id).execute();
}

/** A closed day that a subscription still waits for. */
export interface DueDay {
  readonly date: Day;
  /** Epoch milliseconds. */
  readonly closedAt: number;
}

/** The days that closed since the subscription was made and are not delivered to it, oldest first. */
export async function dueDays(db: Db, subscription: Subscription, now: number): Promise<DueDay[]> {
  const rows = await db
    .selectFrom('digests')
    .leftJoin('deliveries', (join) =>
      join
        .onRef('deliveries.date', '=', 'digests.date')
        .on('deliveries.subscription_id', '=', subscription.id),
    )
    .select(['digests.date', 'digests.closed_at'])
    .where('digests.closed_at', '>', subscription.createdAt)
    .where('digests.closed_at', '<=', now)
    .where('deliveries.finished_at', 'is', null)
    .orderBy('digests.date')
    .execute();
  return rows.map((row) => ({ date: day(row.date), closedAt: row.closed_at }));
}

export async function postsOf(db: Db, deliveryId: number): Promise<Map<number, Post>> {
  const rows = await db.selectFrom('posts').selectAll().where('delivery_id', '=', deliveryId).execute();
  const posts = rows.map((row) => ({
    part: row.part,
    paperId: row.paper_id,
    messageId: row.message_id,
    seeded: row.seeded === 1,
  }));
  return new Map(posts.map((post) => [post.part, post]));
}

/** Says that a message is about to be sent. */
export async function intendPost(
  db: Db,
  delivery: Delivery,
  { part, paperId, subscription }: { part: number; paperId: string | null; subscription: Subscription },
): Promise<void> {
  const { guildId, channelId } = subscription;
  await db
    .insertInto('posts')
    .values({
      delivery_id: delivery.id,
      part,
      paper_id: paperId,
      guild_id: guildId,
      channel_id: channelId,
      message_id: null,
      seeded: 0,
      sent_at: null,
      shows: null,
      upgraded: 0,
    })
    .onConflict((conflict) => conflict.columns(['delivery_id', 'part']).doNothing())
    .execute();
}

/** Says that a message was sent, and which summary it shows. */
export async function recordPost(
  db: Db,
  delivery: Delivery,
  { part, messageId, shows, now }: { part: number; messageId: string; shows: string | null; now: number },
): Promise<void> {
  await db
    .updateTable('posts')
    .set({ message_id: messageId, shows, sent_at: now })
    .where('delivery_id', '=', delivery.id)
    .where('part', '=', part)
    .execute();
}

export async function recordSeed(db: Db, delivery: Delivery, part: number): Promise<void> {
  await db
    .updateTable('posts')
    .set({ seeded: 1 })
    .where('delivery_id', '=', delivery.id)
    .where('part', '=', part)
    .execute();
}

/** The card that this message is, or null. */
export async function findCard(db: Db, messageId: string): Promise<Card | null> {
  const row = await db
    .selectFrom('posts')
    .select(['guild_id', 'paper_id'])
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row?.paper_id ? { guildId: row.guild_id, paperId: row.paper_id } : null;
}
