// How far members, and servers that mention them, have been told of what they follow: deliveries made of the digests that closed.

import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';

export interface Progress {
  /** The last day that is done with, whatever came of it. */
  readonly last: Day | null;
  /** Up to when digests had closed that are done with, in epoch milliseconds. */
  readonly asOf: number | null;
  /** A day whose message was begun, and when, in epoch milliseconds. */
  readonly open: Day | null;
  readonly openedAt: number | null;
  /** The last day of which there is a message, and when it was sent, in epoch milliseconds. */
  readonly posted: Day | null;
  readonly postedAt: number | null;
}

export const NOT_STARTED: Progress = {
  last: null,
  asOf: null,
  open: null,
  openedAt: null,
  posted: null,
  postedAt: null,
};

/** By recipient, as far as the days from `since` on tell; those who have nothing of these days are left out. */
export async function progressSince(
  db: Db,
  kind: 'matches' | 'mentions' | 'for-you',
  since: Day,
): Promise<ReadonlyMap<string, Progress>> {
  const rows = await db
    .selectFrom('deliveries')
    .select('recipient')
    .select(({ fn }) => [
      fn.max('date').filterWhere('state', '<>', 'open').as('last'),
      fn.max('created_at').filterWhere('state', '<>', 'open').as('as_of'),
      fn.min('date').filterWhere('state', '=', 'open').as('open'),
      fn.min('created_at').filterWhere('state', '=', 'open').as('opened_at'),
      fn.max('date').filterWhere('state', '=', 'posted').as('posted'),
      fn.max('finished_at').filterWhere('state', '=', 'posted').as('posted_at'),
    ])
    .where('kind', '=', kind)
    .where('date', '>=', since)
    .groupBy('recipient')
    .execute();
  return new Map(
    rows.map((row) => [
      row.recipient,
      {
        last: orDay(row.last),
        asOf: row.as_of,
        open: orDay(row.open),
        openedAt: row.opened_at,
        posted: orDay(row.posted),
        postedAt: row.posted_at,
      },
    ]),
  );
}

function orDay(text: string | null): Day | null {
  return text === null ? null : day(text);
}

/** Where the message of a delivery was to be, or is; a server of null: in direct messages. Null where none was begun. */
export async function begunIn(
  db: Db,
  deliveryId: number,
): Promise<{ readonly guildId: string | null; readonly channelId: string } | null> {
  const row = await db
    .selectFrom('posts')
    .select(['guild_id as guildId', 'channel_id as channelId'])
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst();
  return row ?? null;
}

/** The days of a subscription whose digests are there. */
export async function postedDays(db: Db, subscriptionId: number, since: Day): Promise<Set<Day>> {
  const rows = await db
    .selectFrom('deliveries')
    .select('date')
    .where('kind', '=', 'digest')
    .where('recipient', '=', String(subscriptionId))
    .where('date', '>=', since)
    .where('state', '=', 'posted')
    .execute();
  return new Set(rows.map((row) => day(row.date)));
}
