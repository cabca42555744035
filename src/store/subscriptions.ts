// Subscriptions: which channel gets digests, when and in which form.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Schema } from '../database/schema.ts';
import { UserError } from '../model/errors.ts';
import { WEEKDAYS, type Weekday } from '../model/hour.ts';
import {
  LAYOUTS,
  PAUSE_REASONS,
  type PauseReason,
  type Plan,
  type Subscription,
} from '../model/subscription.ts';
import { unique } from '../model/text.ts';

const wordsJson = z.array(z.string());
const weekdaysJson = z.array(z.literal([...WEEKDAYS]));
const layoutText = z.enum(LAYOUTS);
const pauseText = z.enum(PAUSE_REASONS).nullable();

export interface Place {
  readonly guildId: string;
  readonly channelId: string;
}

/**
 * Subscribes a channel. One that has a subscription in this language already gets the new plan; one that had one gets
 * it back with its history, and is owed nothing of what closed in between.
 */
export async function subscribe(db: Db, place: Place, plan: Plan, now: number): Promise<Subscription> {
  const columns = { ...toColumns(plan), paused: null, told: 0 };
  await revive(db, place, plan.language, now);
  const row = await db
    .insertInto('subscriptions')
    .values({ guild_id: place.guildId, channel_id: place.channelId, ...columns, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['channel_id', 'language']).where('removed_at', 'is', null).doUpdateSet(columns),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

async function revive(db: Db, { channelId }: Place, language: string, now: number): Promise<void> {
  const former = db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('channel_id', '=', channelId)
    .where('language', '=', language)
    .having(({ fn }) => fn.count('id').filterWhere('removed_at', 'is', null), '=', 0);
  await db
    .updateTable('subscriptions')
    .set({ removed_at: null, created_at: now })
    .where('id', '=', former)
    .execute();
}

/**
 * Gives a subscription another plan, perhaps in another channel; it is posted to again if it was paused. Throws a
 * UserError if that channel has a subscription in that language.
 */
export async function changeSubscription(
  db: Db,
  id: number,
  { guildId, channelId }: Place,
  plan: Plan,
): Promise<Subscription> {
  const rival = await standing(db)
    .where('channel_id', '=', channelId)
    .where('language', '=', plan.language)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (rival) throw new UserError('language-taken', { language: plan.language });
  const row = await db
    .updateTable('subscriptions')
    .set({ ...toColumns(plan), guild_id: guildId, channel_id: channelId, paused: null, told: 0 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

export async function pause(db: Db, id: number, reason: PauseReason): Promise<void> {
  await db.updateTable('subscriptions').set({ paused: reason, told: 0 }).where('id', '=', id).execute();
}

export async function resume(db: Db, id: number): Promise<void> {
  await db.updateTable('subscriptions').set({ paused: null, told: 0 }).where('id', '=', id).execute();
}

/** True the first time after a pause: its admins are told once. */
export async function isFirstTelling(db: Db, id: number): Promise<boolean> {
  const row = await db
    .updateTable('subscriptions')
    .set({ told: 1 })
    .where('id', '=', id)
    .where('told', '=', 0)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a subscription. What was posted stays, and so do the votes on it; what was only half posted isn't gone on with. */
export function unsubscribe(store: Db, id: number, now: number): Promise<void> {
  return store.transaction().execute(async (db) => {
    await db.updateTable('subscriptions').set({ removed_at: now }).where('id', '=', id).execute();
    await db
      .updateTable('deliveries')
      .set({ state: 'posted', finished_at: now })
      .where('subscription_id', '=', id)
      .where('state', '=', 'open')
      .execute();
  });
}

export async function findSubscription(db: Db, id: number): Promise<Subscription | null> {
  const row = await standing(db).where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function subscriptionsOf(db: Db, guildId: string): Promise<Subscription[]> {
  return (await standing(db).where('guild_id', '=', guildId).execute()).map(fromRow);
}

/** All that are not paused. */
export async function activeSubscriptions(db: Db): Promise<Subscription[]> {
  return (await standing(db).where('paused', 'is', null).execute()).map(fromRow);
}

/** Those that trouble paused, not an admin. */
export async function troubledSubscriptions(db: Db): Promise<Subscription[]> {
  return (await standing(db).where('paused', 'is not', null).where('paused', '<>', 'admin').execute()).map(
    fromRow,
  );
}

/** The languages that posts are made in. */
export async function subscribedLanguages(db: Db): Promise<string[]> {
  return unique((await activeSubscriptions(db)).map(({ language }) => language));
}

function standing(db: Db) {
  return db.selectFrom('subscriptions').selectAll().where('removed_at', 'is', null).orderBy('id');
}

function toColumns(plan: Plan) {
  return {
    language: plan.language,
    layout: plan.layout,
    time: plan.time,
    zone: plan.zone,
    weekdays: JSON.stringify(plan.weekdays),
    cards: plan.cards,
    min_upvotes: plan.minUpvotes,
    include: JSON.stringify(plan.include),
    exclude: JSON.stringify(plan.exclude),
    mention: plan.mention,
    publish: Number(plan.publish),
    weekly: Number(plan.weekly),
  };
}

function fromRow(row: Selectable<Schema['subscriptions']>): Subscription {
  return {
    id: row.id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    language: row.language,
    layout: layoutText.parse(row.layout),
    time: row.time,
    zone: row.zone,
    weekdays: weekdaysJson.parse(JSON.parse(row.weekdays)) as Weekday[],
    cards: row.cards,
    minUpvotes: row.min_upvotes,
    include: wordsJson.parse(JSON.parse(row.include)),
    exclude: wordsJson.parse(JSON.parse(row.exclude)),
    mention: row.mention,
    publish: row.publish === 1,
    weekly: row.weekly === 1,
    paused: pauseText.parse(row.paused),
    createdAt: row.created_at,
  };
}
