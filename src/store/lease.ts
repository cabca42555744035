// Which process is the bot: a lease that its holder renews, and that the next process takes when it has ended.
import type { Db } from './schema.ts';

/** How long the lease holds after its last renewal, in milliseconds (design: Two processes on one SQLite file). */
export const LEASE = 30_000;

/** Takes or renews the lease; false while another process holds it. */
export async function holdLease(db: Db, holder: string, now: number): Promise<boolean> {
  const until = now + LEASE;
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
