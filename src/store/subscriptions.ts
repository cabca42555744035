// Subscriptions: which channel gets digests, when and in which form.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { inShare } from '../database/in-share.ts';
import type { Db, Schema } from '../database/schema.ts';
import { UserError } from '../model/errors.ts';
import { WEEKDAYS, type Weekday } from '../model/hour.ts';
import { EVERYTHING, type Share } from '../model/share.ts';
import {
  LAYOUTS,
  PAUSE_REASONS,
  type PauseReason,
  type Plan,
  RANKINGS,
  SUMMARY_LENGTHS,
  type Subscription,
  VOTINGS,
} from '../model/subscription.ts';
import { unique } from '../model/text.ts';

const wordsJson = z.array(z.string());
const weekdaysJson = z.array(z.literal([...WEEKDAYS]));
const layoutText = z.enum(LAYOUTS);
const summaryText = z.enum(SUMMARY_LENGTHS);
const rankingText = z.enum(RANKINGS);
const votingText = z.enum(VOTINGS);
const pauseText = z.enum(PAUSE_REASONS).nullable();

/** Columns of one that is posted to. */
const AT_WORK = { paused: null, told: 0, try_at: null, tries: 0 };

export interface Place {
  readonly guildId: string;
  readonly channelId: string;
}

/**
 * Subscribes a channel. One that had a subscription in this language gets it back with its history, and is owed nothing
 * of what closed in between. Throws a UserError where it has one, whose plan stays as it is.
 */
export async function subscribe(db: Db, place: Place, plan: Plan, now: number): Promise<Subscription> {
  const columns = { ...toColumns(plan), ...AT_WORK, created_at: now };
  const made = async () =>
    db
      .insertInto('subscriptions')
      .values({ guild_id: place.guildId, channel_id: place.channelId, ...columns })
      .onConflict((conflict) =>
        conflict.columns(['channel_id', 'language']).where('removed_at', 'is', null).doNothing(),
      )
      .returningAll()
      .executeTakeFirst();
  const row = (await revive(db, place, columns)) ?? (await made());
  if (!row) throw new UserError('language-taken', { language: plan.language });
  return fromRow(row);
}

type Columns = ReturnType<typeof toColumns>;

/** The last one that was removed, with these columns; none where the channel has one. */
async function revive(db: Db, { channelId }: Place, columns: Columns & { readonly created_at: number }) {
  const former = db
    .selectFrom('subscriptions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('channel_id', '=', channelId)
    .where('language', '=', columns.language)
    .having(({ fn }) => fn.count('id').filterWhere('removed_at', 'is', null), '=', 0);
  return db
    .updateTable('subscriptions')
    .set({ removed_at: null, ...columns })
    .where('id', '=', former)
    .returningAll()
    .executeTakeFirst();
}

/** What is changed of a subscription: its plan, or the channel. */
export type Changes = Partial<Plan & Pick<Subscription, 'channelId'>>;

/**
 * Changes a subscription and leaves the rest of it as it is. What trouble paused is posted to again, what an admin
 * paused isn't. Null where there is none; throws a UserError if the channel has another one in that language.
 */
export async function changeSubscription(db: Db, id: number, changes: Changes): Promise<Subscription | null> {
  const present = await findSubscription(db, id);
  if (!present) return null;
  const { channelId, ...plan } = { ...present, ...changes };
  const rival = await subscriptionIn(db, channelId, plan.language);
  if (rival && rival.id !== id) throw new UserError('language-taken', { language: plan.language });
  const before: Readonly<Record<string, unknown>> = toColumns(present);
  const changed = Object.entries(toColumns(plan)).filter(([column, value]) => value !== before[column]);
  const row = await update(db, id)
    .set({
      ...(Object.fromEntries(changed) as Partial<Columns>),
      ...(changes.channelId !== undefined && { channel_id: channelId }),
      ...(present.paused === 'admin' ? { paused: 'admin' } : AT_WORK),
    })
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Brings back what was removed since then; null where it is too late, or the channel has another one in the language. */
export async function restore(
  db: Db,
  id: number,
  { guildId, since }: { readonly guildId: string; readonly since: number },
): Promise<Subscription | null> {
  const row = await db
    .updateTable('subscriptions')
    .set({ removed_at: null })
    .where('id', '=', id)
    .where('guild_id', '=', guildId)
    .where('removed_at', '>=', since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscriptions as rival')
            .select('rival.id')
            .whereRef('rival.channel_id', '=', 'subscriptions.channel_id')
            .whereRef('rival.language', '=', 'subscriptions.language')
            .where('rival.removed_at', 'is', null),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Pauses it for as long as the gateway tells why, or an admin wants it. */
export async function pause(db: Db, id: number, reason: PauseReason): Promise<void> {
  await update(db, id)
    .set({ ...AT_WORK, paused: reason })
    .execute();
}

const HOUR = 60 * 60 * 1000;

/** How long after a refusal a paused channel is tried again, in milliseconds: the last stands for all that follow. */
const TRY_AFTER_MS = [HOUR, 6 * HOUR, 24 * HOUR];

/** Pauses it, or lets a pause go on, until it is tried again: after `waitMs`, or else an hour, then six, then daily. Its admins are told once a reason. */
export function pauseUntilTried(
  db: Db,
  id: number,
  reason: PauseReason,
  { now, waitMs }: { readonly now: number; readonly waitMs?: number | undefined },
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('subscriptions')
      .select(['paused', 'tries', 'told'])
      .where('id', '=', id)
      .executeTakeFirst();
    const isSame = row?.paused === reason;
    const tries = isSame ? row.tries : 0;
    const afterMs = waitMs ?? TRY_AFTER_MS[Math.min(tries, TRY_AFTER_MS.length - 1)] ?? 0;
    const told = isSame ? row.told : 0;
    await update(transaction, id)
      .set({ paused: reason, told, try_at: now + afterMs, tries: tries + 1 })
      .execute();
  });
}

/** A limit of requests lasts until a moment: nothing is sent before. */
export async function putBack(db: Db, id: number, until: number): Promise<void> {
  await update(db, id).set({ try_at: until }).execute();
}

/** What an event tells may have ended the pause: it is tried at once. */
export async function trySoon(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('subscriptions')
    .set({ try_at: 0 })
    .where('id', 'in', ids)
    .where('paused', 'is not', null)
    .where('try_at', 'is not', null)
    .execute();
}

export async function resume(db: Db, id: number): Promise<void> {
  await update(db, id).set(AT_WORK).execute();
}

/** Whether its admins are yet to be told why it is paused. */
export async function isUntold(db: Db, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('subscriptions')
    .select('id')
    .where('id', '=', id)
    .where('told', '=', 0)
    .where('paused', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteToldAdmins(db: Db, id: number): Promise<void> {
  await update(db, id).set({ told: 1 }).execute();
}

function update(db: Db, id: number) {
  return db.updateTable('subscriptions').where('id', '=', id);
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

/** Of a channel, in a language. */
export async function subscriptionIn(
  db: Db,
  channelId: string,
  language: string,
): Promise<Subscription | null> {
  const row = await standing(db)
    .where('channel_id', '=', channelId)
    .where('language', '=', language)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

export async function subscriptionsOf(db: Db, guildId: string): Promise<Subscription[]> {
  return (await standing(db).where('guild_id', '=', guildId).execute()).map(fromRow);
}

/** Wherever there is one, paused or not. */
export function subscribedPlaces(db: Db, share: Share): Promise<Place[]> {
  return db
    .selectFrom('subscriptions')
    .select(['guild_id as guildId', 'channel_id as channelId'])
    .distinct()
    .where('removed_at', 'is', null)
    .where(inShare(share, 'guild_id'))
    .execute();
}

/** All that are not paused. */
export async function activeSubscriptions(db: Db, share = EVERYTHING): Promise<Subscription[]> {
  return (await standing(db, share).where('paused', 'is', null).execute()).map(fromRow);
}

/** Those that are to be posted to now: not paused or to be tried again, and not put back. */
export async function workingSubscriptions(db: Db, share: Share, now: number): Promise<Subscription[]> {
  const rows = standing(db, share).where(({ and, or, eb }) =>
    or([
      and([eb('paused', 'is', null), or([eb('try_at', 'is', null), eb('try_at', '<=', now)])]),
      and([eb('paused', 'is not', null), eb('paused', '<>', 'admin'), eb('try_at', '<=', now)]),
    ]),
  );
  return (await rows.execute()).map(fromRow);
}

/** Those that trouble paused, not an admin. */
export async function troubledSubscriptions(db: Db, share = EVERYTHING): Promise<Subscription[]> {
  return (
    await standing(db, share).where('paused', 'is not', null).where('paused', '<>', 'admin').execute()
  ).map(fromRow);
}

/** The languages that posts are made in. */
export async function subscribedLanguages(db: Db): Promise<string[]> {
  return unique((await activeSubscriptions(db)).map(({ language }) => language));
}

function standing(db: Db, share = EVERYTHING) {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('removed_at', 'is', null)
    .where(inShare(share, 'guild_id'))
    .orderBy('id');
}

function toColumns(plan: Plan) {
  return {
    language: plan.language,
    layout: plan.layout,
    time: plan.time,
    zone: plan.zone,
    weekdays: JSON.stringify(plan.weekdays),
    cards: plan.cards,
    summary: plan.summary,
    discuss: Number(plan.discuss),
    min_upvotes: plan.minUpvotes,
    include: JSON.stringify(plan.include),
    exclude: JSON.stringify(plan.exclude),
    mention: plan.mention,
    publish: Number(plan.publish),
    weekly: Number(plan.weekly),
    monthly: Number(plan.monthly),
    ranking: plan.ranking,
    voting: plan.voting,
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
    summary: summaryText.parse(row.summary),
    discuss: row.discuss === 1,
    minUpvotes: row.min_upvotes,
    include: wordsJson.parse(JSON.parse(row.include)),
    exclude: wordsJson.parse(JSON.parse(row.exclude)),
    mention: row.mention,
    publish: row.publish === 1,
    weekly: row.weekly === 1,
    monthly: row.monthly === 1,
    ranking: rankingText.parse(row.ranking),
    voting: votingText.parse(row.voting),
    paused: pauseText.parse(row.paused),
    tryAt: row.try_at,
    createdAt: row.created_at,
  };
}
