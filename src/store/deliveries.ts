// Deliveries: a digest to a subscription, or what else is posted on a day; begun once, then open until all of it is there.
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import { type Closed, closedDigests } from './closed-digests.ts';

/** `linked`: only linked to in a later header; `nothing`: no paper of it was wanted. */
const stateText = z.enum(['open', 'posted', 'linked', 'nothing']);
export type DeliveryState = z.infer<typeof stateText>;

const idsJson = z.array(z.string());

export interface Delivery {
  readonly id: number;
  readonly date: Day;
  /** What its nonces and button ids are made of. */
  readonly key: string;
  readonly state: DeliveryState;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Its papers in the order of the server's taste; null where they stand in the digest's. */
  readonly order: readonly string[] | null;
}

/** What is delivered to whom. */
export interface DeliveryRequest {
  /** A member's matches go into a direct message, or are mentioned in a server's post. */
  readonly kind: 'digest' | 'weekly' | 'monthly' | 'matches' | 'mentions' | 'for-you';
  /** The subscription's id, or the member's. */
  readonly recipient: string;
  readonly subscriptionId: number | null;
  readonly date: Day;
  readonly key: string;
}

/** A digest, or the week's favourites on a Monday, to a subscription. */
export function digestDelivery(
  { id, channelId, createdAt }: Pick<Subscription, 'id' | 'channelId' | 'createdAt'>,
  date: Day,
  kind: 'digest' | 'weekly' | 'monthly' | 'mentions' = 'digest',
): DeliveryRequest {
  const origin = kind === 'digest' ? [] : [kind];
  return {
    kind,
    recipient: String(id),
    subscriptionId: id,
    date,
    key: keyFrom([id, channelId, createdAt, date, ...origin]),
  };
}

/** What a member follows in the digest of a day. */
export function matchesDelivery(memberId: string, date: Day): DeliveryRequest {
  return {
    kind: 'matches',
    recipient: memberId,
    subscriptionId: null,
    date,
    key: keyFrom(['matches', memberId, date]),
  };
}

/** The papers of a day for a member. */
export function forYouDelivery(memberId: string, date: Day): DeliveryRequest {
  return {
    kind: 'for-you',
    recipient: memberId,
    subscriptionId: null,
    date,
    key: keyFrom(['for-you', memberId, date]),
  };
}

/** The same whenever it is made, so that a nonce holds even where a power cut took the row; no other delivery's. */
function keyFrom(facts: readonly (string | number)[]): string {
  return createHash('sha256').update(facts.join(' ')).digest('hex').slice(0, 12);
}

/** The delivery that is asked for, begun where there is none yet. */
export async function beginDelivery(db: Db, request: DeliveryRequest, now: number): Promise<Delivery> {
  await insert(db, request, { state: 'open', created_at: now });
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('kind', '=', request.kind)
    .where('recipient', '=', request.recipient)
    .where('date', '=', request.date)
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

type Progress = Pick<Insertable<Schema['deliveries']>, 'state' | 'created_at' | 'linked_in' | 'finished_at'>;

async function insert(
  db: Db,
  { kind, recipient, subscriptionId, date, key }: DeliveryRequest,
  progress: Progress,
): Promise<void> {
  await db
    .insertInto('deliveries')
    .values({ kind, recipient, subscription_id: subscriptionId, date, key, ...progress })
    .onConflict((conflict) => conflict.columns(['kind', 'recipient', 'date']).doNothing())
    .execute();
}

/** Decided before anything is sent: what is broken off goes on in the same order, whatever was voted since. */
export async function keepOrder(db: Db, id: number, order: readonly string[]): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ paper_order: JSON.stringify(order) })
    .where('id', '=', id)
    .execute();
}

export async function finishDelivery(db: Db, id: number, state: DeliveryState, now: number): Promise<void> {
  await db.updateTable('deliveries').set({ state, finished_at: now }).where('id', '=', id).execute();
}

/** Digests that are too old to be posted: the header of `delivery` links to them instead. */
export async function linkInstead(
  db: Db,
  delivery: Delivery,
  requests: readonly DeliveryRequest[],
  now: number,
): Promise<void> {
  const progress = { state: 'linked', linked_in: delivery.id, created_at: now, finished_at: now };
  for (const request of requests) await insert(db, request, progress);
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
    .where('kind', '=', 'digest')
    .where('recipient', '=', String(id))
    .where('date', '=', date)
    .where('state', '<>', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** A digest that closed, and the subscriptions that have it wholly or in part. */
export interface ClosedDigest extends Closed {
  readonly states: ReadonlyMap<number, DeliveryState>;
}

/** What closed between two moments, oldest day first, with the state of every delivery. */
export async function deliveriesOfClosed(db: Db, from: number, to: number): Promise<ClosedDigest[]> {
  const digests = await closedDigests(db, from, to);
  if (digests.length === 0) return [];
  const deliveries = await db
    .selectFrom('deliveries')
    .select(['recipient', 'date', 'state'])
    .where('kind', '=', 'digest')
    .where(
      'date',
      'in',
      digests.map(({ date }) => date),
    )
    .execute();
  const byDate = Map.groupBy(deliveries, ({ date }) => date);
  return digests.map(({ date, closedAt }) => {
    const states = (byDate.get(date) ?? []).map(
      (row) => [Number(row.recipient), stateText.parse(row.state)] as const,
    );
    return { date, closedAt, states: new Map(states) };
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
    .where('kind', '=', 'digest')
    .where('recipient', '=', String(id))
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
  readonly paper_order: string | null;
}

function fromRow(row: Row): Delivery {
  return {
    id: row.id,
    date: day(row.date),
    key: row.key,
    state: stateText.parse(row.state),
    createdAt: row.created_at,
    order: row.paper_order === null ? null : idsJson.parse(JSON.parse(row.paper_order)),
  };
}
