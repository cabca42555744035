// Servers: how they vote, where members may be told of what they follow, and for how long what they chose is kept when the bot is gone.
import { sql } from 'kysely';
import { z } from 'zod';
import { inShare } from '../database/in-share.ts';
import type { Db } from '../database/schema.ts';
import type { Share } from '../model/share.ts';
import { USUAL_RULES, type VoteRules } from '../model/vote-emoji.ts';
import { type Place, subscribedPlaces } from './subscriptions.ts';
import { markServerStale } from './vote-buttons/stale.ts';

const channelsJson = z.array(z.string());

export async function voteRules(db: Db, guildId: string): Promise<VoteRules> {
  const row = await db
    .selectFrom('servers')
    .select(['vote_up', 'vote_down'])
    .where('guild_id', '=', guildId)
    .executeTakeFirst();
  return { up: row?.vote_up ?? USUAL_RULES.up, down: row?.vote_down ?? null };
}

export async function changeVoteRules(
  db: Db,
  guildId: string,
  { up, down, lost = null }: VoteRules & { readonly lost?: string | null },
): Promise<void> {
  const rules = { vote_up: up, vote_down: down, lost_emoji: lost };
  await db
    .insertInto('servers')
    .values({ guild_id: guildId, ...rules })
    .onConflict((conflict) => conflict.column('guild_id').doUpdateSet(rules))
    .execute();
  await markServerStale(db, guildId);
}

/** The custom emoji that members voted with until Discord didn't know it any more, or null. */
export async function lostEmoji(db: Db, guildId: string): Promise<string | null> {
  const row = await db
    .selectFrom('servers')
    .select('lost_emoji')
    .where('guild_id', '=', guildId)
    .executeTakeFirst();
  return row?.lost_emoji ?? null;
}

/** From now on members vote with the usual emoji. False where they didn't vote with the lost one any more. */
export async function loseEmoji(db: Db, guildId: string, emoji: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('servers')
    .set({ vote_up: null, lost_emoji: emoji })
    .where('guild_id', '=', guildId)
    .where('vote_up', '=', emoji)
    .executeTakeFirst();
  await markServerStale(db, guildId);
  return numUpdatedRows > 0n;
}

/** The channels in which members may be told of what they follow, in the order in which they were allowed. */
export async function followChannels(db: Db, guildId: string): Promise<string[]> {
  const row = await db
    .selectFrom('servers')
    .select('follow_channels')
    .where('guild_id', '=', guildId)
    .executeTakeFirst();
  return channelsJson.parse(JSON.parse(row?.follow_channels ?? '[]'));
}

export function allowFollows(db: Db, { guildId, channelId }: Place, isAllowed: boolean): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const others = (await followChannels(transaction, guildId)).filter((id) => id !== channelId);
    const follow_channels = JSON.stringify(isAllowed ? [...others, channelId] : others);
    await transaction
      .insertInto('servers')
      .values({ guild_id: guildId, follow_channels })
      .onConflict((conflict) => conflict.column('guild_id').doUpdateSet({ follow_channels }))
      .execute();
  });
}

/** Where the bot posts: digests, or what members follow. */
export async function postedPlaces(db: Db, share: Share): Promise<Place[]> {
  return [...(await subscribedPlaces(db, share)), ...(await followPlaces(db, share))];
}

async function followPlaces(db: Db, share: Share): Promise<Place[]> {
  const rows = await db
    .selectFrom('servers')
    .select(['guild_id', 'follow_channels'])
    .where('follow_channels', '<>', '[]')
    .where(inShare(share, 'guild_id'))
    .where('gone_at', 'is', null)
    .execute();
  return rows.flatMap(({ guild_id: guildId, follow_channels }) =>
    channelsJson.parse(JSON.parse(follow_channels)).map((channelId) => ({ guildId, channelId })),
  );
}

/** Notes that the bot isn't in these servers any more; where it was known before, the earlier time stands. */
export async function noteGone(db: Db, guildIds: readonly string[], now: number): Promise<void> {
  for (const guild_id of guildIds) {
    await db
      .insertInto('servers')
      .values({ guild_id, gone_at: now })
      .onConflict((conflict) =>
        conflict.column('guild_id').doUpdateSet({ gone_at: now }).where('servers.gone_at', 'is', null),
      )
      .execute();
  }
}

/** The bot is in these servers again: all that they chose stands. */
export async function noteBack(db: Db, guildIds: readonly string[]): Promise<void> {
  if (guildIds.length === 0) return;
  await db
    .updateTable('servers')
    .set({ gone_at: null })
    .where('guild_id', 'in', guildIds)
    .where('gone_at', 'is not', null)
    .execute();
}

/**
 * Servers of which anything is stored. From each server's votes it steps to the next server's: to read all votes would take
 * seconds after some years.
 */
export async function knownServers(db: Db, share: Share): Promise<string[]> {
  const isOurs = inShare(share, 'guild_id');
  const voted = sql<{ guild_id: string }>`(
    with recursive voted (guild_id) as (
      select min(guild_id) from votes
      union all
      select (select min(guild_id) from votes where guild_id > voted.guild_id) from voted
      where voted.guild_id is not null
    )
    select guild_id from voted where guild_id is not null
  )`;
  const rows = await db
    .selectFrom('subscriptions')
    .select('guild_id')
    .where(isOurs)
    .union(db.selectFrom(voted.as('voted')).select('voted.guild_id').where(isOurs))
    .union(db.selectFrom('servers').select('guild_id').where(isOurs))
    .execute();
  return rows.map((row) => row.guild_id);
}

/** Servers that the bot left before a moment. */
export async function serversGoneBefore(db: Db, moment: number): Promise<string[]> {
  const rows = await db.selectFrom('servers').select('guild_id').where('gone_at', '<=', moment).execute();
  return rows.map((row) => row.guild_id);
}
