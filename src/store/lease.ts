// Which process is the bot: a lease that its holder renews, and that the next process takes when it has ended.
import { isPostgres } from '../database/dialect.ts';
import type { Db } from '../database/schema.ts';
import { areShared, SHARE } from './cluster/shares.ts';

interface Span {
  readonly now: number;
  readonly until: number;
}

/** Takes or renews the lease until a moment; false while another process holds it, or several share the servers. In epoch milliseconds. */
export async function holdLease(db: Db, holder: string, span: Span): Promise<boolean> {
  if (!isPostgres(db)) return hold(db, holder, span);
  return db.transaction().execute(async (transaction) => {
    return !(await areShared(transaction)) && hold(transaction, holder, span);
  });
}

async function hold(db: Db, holder: string, { now, until }: Span): Promise<boolean> {
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

/** Who holds the lease, and until when in epoch milliseconds by the holder's clock; null where nobody does. */
export interface HeldLease {
  readonly holder: string;
  readonly until: number;
}

/** The lease that ends last, of a process that is the bot or has a share of the servers. */
export async function readAnyLease(db: Db): Promise<HeldLease | null> {
  const row = await db
    .selectFrom('leases')
    .select(['holder', 'until'])
    .where(({ or, eb }) => or([eb('name', '=', 'bot'), eb('name', 'like', `${SHARE}%`)]))
    .orderBy('until', 'desc')
    .orderBy('name')
    .executeTakeFirst();
  return row ?? null;
}

export async function readLease(db: Db): Promise<HeldLease | null> {
  const row = await db.selectFrom('leases').selectAll().where('name', '=', 'bot').executeTakeFirst();
  return row ? { holder: row.holder, until: row.until } : null;
}

/** Takes a lease that was not renewed, whatever its end; false where it was renewed, or taken, meanwhile. */
export async function replaceLease(
  db: Db,
  holder: string,
  { stale, until }: { readonly stale: HeldLease; readonly until: number },
): Promise<boolean> {
  const taken = await db
    .updateTable('leases')
    .set({ holder, until })
    .where('name', '=', 'bot')
    .where('holder', '=', stale.holder)
    .where('until', '=', stale.until)
    .returning('holder')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives the lease up at once, for the next process. */
export async function releaseLease(db: Db, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', 'bot').where('holder', '=', holder).execute();
}
