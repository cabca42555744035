// Deliveries: one digest to one subscription, begun once and then open until all of it is posted.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Day, day } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import type { Db } from './schema.ts';

/** `linked`: only linked to in a later header; `nothing`: no paper of it was wanted. */
const stateText = z.enum(['open', 'posted', 'linked', 'nothing']);
export type DeliveryState = z.infer<typeof stateText>;

export interface Delivery {
  readonly id: number;
  readonly date: Day;
  /** What its nonces and button ids are made of. */
  readonly key: string;
  readonly state: DeliveryState;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

interface Beginning {
  readonly subscription: Subscription;
  readonly date: Day;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The delivery of a day to a subscription, begun where there is none yet. */
export async function beginDelivery(db: Db, { subscription, date, now }: Beginning): Promise<Delivery> {
  const key = deliveryKey(subscription, date);
  await db
    .insertInto('deliveries')
    .values({ subscription_id: subscription.id, date, key, state: 'open', created_at: now })
    .onConflict((conflict) => conflict.columns(['subscription_id', 'date']).doNothing())
    .execute();
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('subscription_id', '=', subscription.id)
    .where('date', '=', date)
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/** The same whenever it is made, so that a nonce holds even where a power cut took the row; no other delivery's. */
function deliveryKey({ id, channelId, createdAt }: Subscription, date: Day): string {
  return createHash('sha256').update(`${id} ${channelId} ${createdAt} ${date}`).digest('hex').slice(0, 12);
}

export async function finishDelivery(db: Db, id: number, state: DeliveryState, now: number): Promise<void> {
  await db.updateTable('deliveries').set({ state, finished_at: now }).where('id', '=', id).execute();
}

/** Digests that are too old to be posted: the header of `delivery` links to them instead. */
export async function linkInstead(
  db: Db,
  delivery: Delivery,
  { subscription, dates, now }: Omit<Beginning, 'date'> & { readonly dates: readonly Day[] },
): Promise<void> {
  for (const date of dates) {
    const key = deliveryKey(subscription, date);
    const row = { subscription_id: subscription.id, date, key, state: 'linked', linked_in: delivery.id };
    await db
      .insertInto('deliveries')
      .values({ ...row, created_at: now, finished_at: now })
      .onConflict((conflict) => conflict.columns(['subscription_id', 'date']).doNothing())
      .execute();
  }
}

/** The days that a delivery's header links to, oldest first. */
export async function linkedDays(db: Db, deliveryId: number): Promise<Day[]> {
  const rows = db.selectFrom('deliveries').select('date').where('linked_in', '=', deliveryId).orderBy('date');
  return (await rows.execute()).map((row) => day(row.date));
}

export async function isDelivered(db: Db, { id }: Subscription, date: Day): Promise<boolean> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', '=', id)
    .where('date', '=', date)
    .where('state', '<>', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** A digest that closed, and the subscriptions that have it wholly or in part. */
export interface ClosedDigest {
  readonly date: Day;
  /** Epoch milliseconds. */
  readonly closedAt: number;
  readonly states: ReadonlyMap<number, DeliveryState>;
}

/** What closed between two moments, oldest day first, with the state of every delivery. */
export async function closedDigests(db: Db, from: number, to: number): Promise<ClosedDigest[]> {
  const closed = db.selectFrom('digests').where('closed_at', '>=', from).where('closed_at', '<=', to);
  const digests = await closed.selectAll().orderBy('date').execute();
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['subscription_id', 'date', 'state'])
    .where('date', 'in', closed.select('date'))
    .execute();
  const byDate = Map.groupBy(deliveries, ({ date }) => date);
  return digests.map(({ date, closed_at }) => {
    const states = (byDate.get(date) ?? []).map(
      (row) => [row.subscription_id, stateText.parse(row.state)] as const,
    );
    return { date: day(date), closedAt: closed_at, states: new Map(states) };
  });
}

export interface PastDelivery extends Delivery {
  /** The header, or the first message where there is none; null before it is there. */
  readonly first: { readonly channelId: string; readonly messageId: string } | null;
}

/** The last deliveries of a subscription, newest day first. */
export async function recentDeliveries(
  db: Db,
  { id }: Pick<Subscription, 'id'>,
  limit: number,
): Promise<PastDelivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .leftJoin('posts', (join) =>
      join
        .onRef('posts.delivery_id', '=', 'deliveries.id')
        .on('posts.message_id', 'is not', null)
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('posts as earlier')
                .select('earlier.part')
                .whereRef('earlier.delivery_id', '=', 'posts.delivery_id')
                .whereRef('earlier.part', '<', 'posts.part')
                .where('earlier.message_id', 'is not', null),
            ),
          ),
        ),
    )
    .selectAll('deliveries')
    .select(['posts.channel_id', 'posts.message_id'])
    .where('subscription_id', '=', id)
    .orderBy('date', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ channel_id: channelId, message_id: messageId, ...row }) => ({
    ...fromRow(row),
    first: channelId && messageId ? { channelId, messageId } : null,
  }));
}

interface Row {
  readonly id: number;
  readonly date: string;
  readonly key: string;
  readonly state: string;
  readonly created_at: number;
}

function fromRow(row: Row): Delivery {
  return {
    id: row.id,
    date: day(row.date),
    key: row.key,
    state: stateText.parse(row.state),
    createdAt: row.created_at,
  };
}
