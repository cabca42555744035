// The ledger of messages: a row stands before a message is sent, so that none is sent twice and none is forgotten.
import { z } from 'zod';
import { inShare } from '../database/in-share.ts';
import type { Db } from '../database/schema.ts';
import type { Share } from '../model/share.ts';

/** A message of a delivery, or the intention to send it. */
export interface Post {
  readonly part: number;
  readonly paperId: string | null;
  /** Where it is or was to be. */
  readonly channelId: string;
  /** Null until it is known to be there. */
  readonly messageId: string | null;
  /** Epoch milliseconds. */
  readonly intendedAt: number;
  /** How many of the votes' emoji the bot has put on it. */
  readonly seeded: number;
  /** Whether Discord refuses it for good. */
  readonly isLeftOut: boolean;
}

/** The card that a message is. */
export interface Card {
  readonly messageId: string;
  readonly guildId: string;
  readonly channelId: string;
  readonly paperId: string;
  /** How many other bots react to it, by the source that a vote would have, when it was last counted. */
  readonly bots: ReadonlyMap<string, number>;
}

const botsJson = z.record(z.string(), z.number());

export async function postsOf(db: Db, deliveryId: number): Promise<Map<number, Post>> {
  const rows = await db.selectFrom('posts').selectAll().where('delivery_id', '=', deliveryId).execute();
  const posts = rows.map((row) => ({
    part: row.part,
    paperId: row.paper_id,
    channelId: row.channel_id,
    messageId: row.message_id,
    intendedAt: row.intended_at,
    seeded: row.seeded,
    isLeftOut: row.left_out === 1,
  }));
  return new Map(posts.map((post) => [post.part, post]));
}

export interface Intention {
  readonly deliveryId: number;
  readonly part: number;
  readonly paperId: string | null;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** What its vote buttons show, by `shownText`: empty where nobody knows, null where it has none. */
  readonly votesShown: string | null;
}

/** Says that a message is about to be sent, or was found. */
export async function intendPost(db: Db, intention: Intention, now: number): Promise<void> {
  await insertPost(db, intention, now)
    .onConflict((conflict) => conflict.columns(['delivery_id', 'part']).doUpdateSet(voteColumns(intention)))
    .execute();
}

/** Says that Discord refuses a message for good. */
export async function leaveOut(db: Db, intention: Intention, now: number): Promise<void> {
  const left_out = 1;
  await insertPost(db, intention, now, left_out)
    .onConflict((conflict) => conflict.columns(['delivery_id', 'part']).doUpdateSet({ left_out }))
    .execute();
}

function insertPost(db: Db, intention: Intention, now: number, left_out = 0) {
  return db.insertInto('posts').values({
    delivery_id: intention.deliveryId,
    part: intention.part,
    paper_id: intention.paperId,
    guild_id: intention.guildId,
    channel_id: intention.channelId,
    message_id: null,
    intended_at: now,
    left_out,
    ...voteColumns(intention),
  });
}

/** Once it is there it is looked at for the first time: members may have voted meanwhile. */
function voteColumns({ votesShown }: Intention) {
  return { votes_shown: votesShown, votes_due: votesShown === null ? null : 0 };
}

/** Takes an intention back: Discord refused the message. */
export async function withdrawPost(db: Db, deliveryId: number, part: number): Promise<void> {
  await db
    .deleteFrom('posts')
    .where('delivery_id', '=', deliveryId)
    .where('part', '=', part)
    .where('message_id', 'is', null)
    .execute();
}

export interface Sent {
  readonly channelId: string;
  readonly messageId: string;
  readonly shows: string | null;
  /** From when on it may be published, in epoch milliseconds; null where it isn't to be. */
  readonly publishAt: number | null;
}

/** Says that a message is there. */
export async function recordPost(
  db: Db,
  deliveryId: number,
  part: number,
  sent: Sent,
  now: number,
): Promise<void> {
  await update(db, deliveryId, part)
    .set({
      channel_id: sent.channelId,
      message_id: sent.messageId,
      shows: sent.shows,
      publish_at: sent.publishAt,
      sent_at: now,
    })
    .execute();
}

export async function recordSeed(db: Db, deliveryId: number, part: number, seeded: number): Promise<void> {
  await update(db, deliveryId, part).set({ seeded }).execute();
}

/** The cards among these messages, by message. */
export async function findCards(db: Db, messageIds: readonly string[]): Promise<Map<string, Card>> {
  const found = await cards(db).where('message_id', 'in', messageIds).execute();
  return new Map(found.map((row) => [row.message_id, toCard(row)]));
}

/** Cards that were sent since, newest first; of one server, or of a share of them. */
export async function cardsSince(db: Db, since: number, of: string | Share): Promise<Card[]> {
  const sent = cards(db).where('sent_at', '>=', since).orderBy('sent_at', 'desc');
  const found =
    typeof of === 'string' ? sent.where('guild_id', '=', of) : sent.where(inShare(of, 'guild_id'));
  return (await found.execute()).map(toCard);
}

/** Posts on which members vote: those in servers that show a paper. */
function cards(db: Db) {
  return db
    .selectFrom('posts')
    .select(['message_id', 'guild_id', 'channel_id', 'paper_id', 'bots'])
    .where('message_id', 'is not', null)
    .where('guild_id', 'is not', null)
    .where('paper_id', 'is not', null)
    .$narrowType<{ message_id: string; guild_id: string; paper_id: string }>();
}

type CardRow = Awaited<ReturnType<ReturnType<typeof cards>['execute']>>[number];

function toCard(row: CardRow): Card {
  return {
    messageId: row.message_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    paperId: row.paper_id,
    bots: new Map(row.bots === null ? [] : Object.entries(botsJson.parse(JSON.parse(row.bots)))),
  };
}

/** Notes how many other bots react to a card. */
export async function noteBots(db: Db, messageId: string, bots: Card['bots']): Promise<void> {
  const json = bots.size > 0 ? JSON.stringify(Object.fromEntries(bots)) : null;
  await db.updateTable('posts').set({ bots: json }).where('message_id', '=', messageId).execute();
}

export interface Place {
  readonly channelId: string;
  readonly messageId: string;
}

/** Where a server has its newest card of a paper, or null. */
export async function findPost(db: Db, guildId: string, paperId: string): Promise<Place | null> {
  const row = await db
    .selectFrom('posts')
    .select(['channel_id', 'message_id'])
    .where('paper_id', '=', paperId)
    .where('guild_id', '=', guildId)
    .where('message_id', 'is not', null)
    .orderBy('sent_at', 'desc')
    .executeTakeFirst();
  return row?.message_id ? { channelId: row.channel_id, messageId: row.message_id } : null;
}

export interface Unpublished {
  readonly deliveryId: number;
  readonly part: number;
  readonly channelId: string;
  readonly messageId: string;
}

/** Messages that are to be published and may be tried now. */
export async function unpublished(db: Db, share: Share, now: number): Promise<Unpublished[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['delivery_id', 'part', 'channel_id', 'message_id'])
    .where('publish_at', '>', 0)
    .where('publish_at', '<=', now)
    .where(inShare(share, 'guild_id'))
    .orderBy('publish_at')
    .execute();
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    part: row.part,
    channelId: row.channel_id,
    messageId: row.message_id ?? '',
  }));
}

/** When it may be tried again; 0: it is done, null: it can't be. */
export async function recordPublishing(
  db: Db,
  { deliveryId, part }: Unpublished,
  publishAt: number | null,
): Promise<void> {
  await update(db, deliveryId, part).set({ publish_at: publishAt }).execute();
}

function update(db: Db, deliveryId: number, part: number) {
  return db.updateTable('posts').where('delivery_id', '=', deliveryId).where('part', '=', part);
}
