// Cards that were sent, to be drawn again when their paper has a better summary.
import { sql } from 'kysely';
import { inShare } from '../database/in-share.ts';
import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';
import { readPartKey } from '../model/delivery.ts';
import type { Share } from '../model/share.ts';
import type { Plan } from '../model/subscription.ts';

export interface SentCard {
  readonly deliveryId: number;
  readonly part: number;
  readonly date: Day;
  /** The delivery's. */
  readonly key: string;
  readonly paperId: string;
  readonly guildId: string;
  /** BCP 47; the channel's. */
  readonly language: string;
  readonly channelId: string;
  readonly messageId: string;
  readonly form: Pick<Plan, 'summary' | 'discuss'>;
  /** Whether it is one in its plainest form. */
  readonly isPlain: boolean;
  readonly hasVoteButtons: boolean;
}

/**
 * Cards sent after `since`, never upgraded, that show something less than a written summary in their channel's
 * language, although there is one now.
 */
export async function upgradableCards(db: Db, share: Share, since: number): Promise<SentCard[]> {
  const rows = await sentCards(db)
    .where('posts.sent_at', '>', since)
    .where('posts.upgraded', '=', 0)
    .where(inShare(share, 'posts.guild_id'))
    .where(sql<boolean>`posts.shows <> 'written ' || subscriptions.language`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('summaries')
          .select('summaries.paper_id')
          .whereRef('summaries.paper_id', '=', 'posts.paper_id')
          .whereRef('summaries.language', '=', 'subscriptions.language')
          .where('summaries.kind', '=', 'written'),
      ),
    )
    .execute();
  return rows.map(fromRow);
}

/** All cards of a paper in channels of this language, but for those in their plainest form. */
export async function cardsOf(db: Db, paperId: string, language: string): Promise<SentCard[]> {
  const cards = sentCards(db)
    .where('posts.paper_id', '=', paperId)
    .where('posts.shows', 'is not', null)
    .where('subscriptions.language', '=', language);
  return (await cards.where('posts.message_id', 'is not', null).execute()).map(fromRow);
}

/** The card that this message is, or null. */
export async function findSentCard(db: Db, messageId: string): Promise<SentCard | null> {
  const row = await sentCards(db)
    .where('posts.message_id', '=', messageId)
    .where('posts.paper_id', 'is not', null)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** The card that is recognised by this key, or null. */
export async function cardByKey(db: Db, key: string): Promise<SentCard | null> {
  const { delivery, part } = readPartKey(key);
  const row = await sentCards(db)
    .where('deliveries.key', '=', delivery)
    .where('posts.part', '=', part)
    .where('posts.paper_id', 'is not', null)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Cards in a share's servers that are there, and whose vote buttons may now be edited to what is so. */
export async function cardsToShowVotes(db: Db, now: number, share: Share): Promise<SentCard[]> {
  const due = sentCards(db)
    .where('posts.votes_due', '<=', now)
    .where(inShare(share, 'posts.guild_id'))
    .where('posts.message_id', 'is not', null)
    .orderBy('posts.votes_due')
    .orderBy('posts.delivery_id')
    .orderBy('posts.part');
  return (await due.execute()).map(fromRow);
}

/** Said before the card is edited: it is upgraded once, whatever comes of it. */
export async function noteUpgrade(db: Db, { deliveryId, part }: SentCard): Promise<void> {
  await db
    .updateTable('posts')
    .set({ upgraded: 1 })
    .where('delivery_id', '=', deliveryId)
    .where('part', '=', part)
    .execute();
}

export async function recordShown(
  db: Db,
  { deliveryId, part }: SentCard,
  shows: string | null,
): Promise<void> {
  await db
    .updateTable('posts')
    .set({ shows })
    .where('delivery_id', '=', deliveryId)
    .where('part', '=', part)
    .execute();
}

function sentCards(db: Db) {
  return db
    .selectFrom('posts')
    .innerJoin('deliveries', 'deliveries.id', 'posts.delivery_id')
    .innerJoin('subscriptions', 'subscriptions.id', 'deliveries.subscription_id')
    .select([
      'posts.delivery_id',
      'posts.part',
      'posts.paper_id',
      'posts.guild_id',
      'posts.shows',
      'posts.votes_shown',
      'posts.channel_id',
      'posts.message_id',
      'subscriptions.language',
      'subscriptions.layout',
      'subscriptions.summary',
      'subscriptions.discuss',
      'deliveries.date',
      'deliveries.key',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sentCards>['execute']>>[number];

function fromRow(row: Row): SentCard {
  return {
    deliveryId: row.delivery_id,
    part: row.part,
    date: day(row.date),
    key: row.key,
    paperId: row.paper_id ?? '',
    guildId: row.guild_id ?? '',
    language: row.language,
    channelId: row.channel_id,
    messageId: row.message_id ?? '',
    form: {
      summary: row.summary === 'full' ? 'full' : 'short',
      discuss: row.discuss === 1 && row.layout === 'cards',
    },
    isPlain: row.shows === null,
    hasVoteButtons: row.votes_shown !== null,
  };
}
