// Which process is the bot: a lease that its holder renews, and that the next process takes when it has ended.
import type { Db } from '../database/schema.ts';

/** Takes or renews the lease until a moment; false while another process holds it. In epoch milliseconds. */
export async function holdLease(
  db: Db,
  holder: string,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<boolean> {
  const held = await db
    .insertInto('leases')
    .values({ name: 'bot', holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((lease) => lease.or([lease('leases.holder', '=', holder), lease('leases.until', '<=', now)])),
    )
    .returning('holder')
    .executeTakeFirst();
  return held !== undefined;
}

/** Gives the lease up at once, for the next process. */
export async function releaseLease(db: Db, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', 'bot').where('holder', '=', holder).execute();
}
