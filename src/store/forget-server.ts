// What servers leave behind: all of one that the bot left long ago, a batch a transaction, its own row last; and subscriptions that never posted.
import type { Db } from '../database/schema.ts';

/** Deliveries, or papers with votes, a batch: the database is locked while one is deleted. */
const BATCH = 100;

/** Deletes all of a server unless the bot came back to it after `moment`; what is broken off goes on with the next call. */
export async function forgetServer(db: Db, guildId: string, moment: number): Promise<void> {
  const steps = [forgetDeliveries, forgetVotes, forgetRest];
  for (const step of steps) {
    let isMore = true;
    while (isMore)
      isMore = await db.transaction().execute(async (transaction) => {
        return (await isStillGone(transaction, guildId, moment)) && (await step(transaction, guildId));
      });
  }
}

async function isStillGone(db: Db, guildId: string, moment: number): Promise<boolean> {
  const gone = db.selectFrom('servers').select('guild_id').where('guild_id', '=', guildId);
  return (await gone.where('gone_at', '<=', moment).executeTakeFirst()) !== undefined;
}

/** True if there may be more. */
async function forgetDeliveries(db: Db, guildId: string): Promise<boolean> {
  const subscriptions = db.selectFrom('subscriptions').select('id').where('guild_id', '=', guildId);
  const rows = await db
    .selectFrom('deliveries')
    .select('id')
    .where('subscription_id', 'in', subscriptions)
    .limit(BATCH)
    .execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return false;
  await db.deleteFrom('posts').where('delivery_id', 'in', ids).execute();
  await db.updateTable('deliveries').set({ linked_in: null }).where('linked_in', 'in', ids).execute();
  await db.deleteFrom('deliveries').where('id', 'in', ids).execute();
  return true;
}

async function forgetVotes(db: Db, guildId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('votes')
    .select('paper_id')
    .distinct()
    .where('guild_id', '=', guildId)
    .limit(BATCH)
    .execute();
  const papers = rows.map((row) => row.paper_id);
  if (papers.length === 0) return false;
  await db.deleteFrom('votes').where('guild_id', '=', guildId).where('paper_id', 'in', papers).execute();
  return true;
}

async function forgetRest(db: Db, guildId: string): Promise<boolean> {
  await db.deleteFrom('subscriptions').where('guild_id', '=', guildId).execute();
  await db.updateTable('members').set({ mention_in: null }).where('mention_in', '=', guildId).execute();
  const lost = { told_guild: null, told_channel: null, lost_channel: 1 };
  await db.updateTable('members').set(lost).where('told_guild', '=', guildId).execute();
  await db.updateTable('reports').set({ guild_id: null }).where('guild_id', '=', guildId).execute();
  await db.deleteFrom('tastes').where('kind', '=', 'server').where('owner', '=', guildId).execute();
  await db.deleteFrom('servers').where('guild_id', '=', guildId).execute();
  return false;
}

/**
 * Deletes subscriptions that admins removed before `moment`, in epoch milliseconds, and that never posted anything: the cards
 * of others live on, and the votes on them.
 */
export async function forgetRemoved(db: Db, moment: number): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom('subscriptions')
      .select('id')
      .where('removed_at', '<', moment)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('posts')
              .innerJoin('deliveries', 'deliveries.id', 'posts.delivery_id')
              .select('posts.part')
              .whereRef('deliveries.subscription_id', '=', 'subscriptions.id'),
          ),
        ),
      )
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    await transaction.deleteFrom('deliveries').where('subscription_id', 'in', ids).execute();
    await transaction.deleteFrom('subscriptions').where('id', 'in', ids).execute();
  });
}
