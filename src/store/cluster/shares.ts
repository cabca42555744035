// Which process serves which share of the servers: rows that their holders renew, and that others take when they have ended. Their ends are reckoned by the database's clock, as machines' clocks differ.
import { sql } from 'kysely';
import type { Db } from '../../database/schema.ts';
import { readShare, type Share, shareText } from '../../model/share.ts';

/** In epoch milliseconds, at this very moment: a transaction may have waited since it began. */
const CLOCK = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** How the rows of shares begin. */
export const SHARE = 'shards ';
const PROCESS = 'process ';

/** How long a transaction of a process that is silent may keep all others from writing, in seconds: it may be suspended. */
export const SHARED_SILENCE_S = 5;

/** The row of a process that is the bot alone; see store/lease.ts. */
const ALONE = 'bot';

/** A row as the database holds it. */
export interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly until: number;
  /** Whether it has not ended. */
  readonly isLive: boolean;
}

export async function leaseRows(db: Db): Promise<LeaseRow[]> {
  const rows = await db
    .selectFrom('leases')
    .selectAll()
    .select(({ eb }) => eb('until', '>', CLOCK).as('isLive'))
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, isLive: Boolean(row.isLive) }));
}

export interface HeldShare {
  readonly share: Share;
  readonly holder: string;
}

export function sharesIn(rows: readonly LeaseRow[]): HeldShare[] {
  return rows.flatMap(({ name, holder }) => {
    const share = name.startsWith(SHARE) ? readShare(name.slice(SHARE.length)) : null;
    return share ? [{ share, holder }] : [];
  });
}

/** The processes that claim shares of so many shards. */
export function processesIn(rows: readonly LeaseRow[], count: number): string[] {
  return rows.filter(({ name, holder }) => name === processName(count, holder)).map(({ holder }) => holder);
}

function processName(count: number, holder: string): string {
  return `${PROCESS}${count} ${holder}`;
}

/** Why a share can't be had: another process is the bot alone, has other shards of another count, or some of the same. */
export type Obstacle = 'alone' | 'count' | 'held';

/** What stands in the way of a share among what others hold; null for nothing. */
export function obstacleTo(share: Share, rows: readonly LeaseRow[]): Obstacle | null {
  if (rows.some(({ name }) => name === ALONE)) return 'alone';
  const shares = sharesIn(rows);
  if (shares.some((other) => other.share.count !== share.count)) return 'count';
  const shards = new Set(share.shards);
  return shares.some((other) => other.share.shards.some((shard) => shards.has(shard))) ? 'held' : null;
}

export interface Term {
  readonly holder: string;
  /** How long it holds from now, in milliseconds. */
  readonly lengthMs: number;
}

/** Takes a share, all of it; null where it was taken. `isOver`: whether a row is to count as one that has ended. */
export function takeShare(
  db: Db,
  share: Share,
  { holder, lengthMs, isOver }: Term & { readonly isOver: (row: LeaseRow) => boolean },
): Promise<Obstacle | null> {
  return db.transaction().execute(async (transaction) => {
    const others = (await leaseRows(transaction)).filter((row) => row.holder !== holder);
    const [over, live] = [others.filter(isOver), others.filter((row) => !isOver(row))];
    const obstacle = obstacleTo(share, live);
    if (obstacle !== null) return obstacle;
    // Whoever had it before is to find that it is another's, however late.
    const names = over.filter((row) => obstacleTo(share, [row]) !== null).map(({ name }) => name);
    if (names.length > 0) await transaction.deleteFrom('leases').where('name', 'in', names).execute();
    const until = sql<number>`${CLOCK} + ${lengthMs}`;
    await transaction
      .insertInto('leases')
      .values({ name: SHARE + shareText(share), holder, until })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ holder, until }))
      .execute();
    return null;
  });
}

/**
 * Renews all that a process holds, and says that it is there. Returns the texts of its shares. As a reading to the driver,
 * which so has it wait for no other write: who was suspended in the middle of one must cost nobody a lease.
 */
export async function renewShares(db: Db, count: number, { holder, lengthMs }: Term): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with renewed as (
      update leases set until = ${CLOCK} + ${lengthMs}::bigint
      where holder = ${holder} and name like ${`${SHARE}%`} returning name
    ), present as (
      insert into leases (name, holder, until)
      values (${processName(count, holder)}, ${holder}, ${CLOCK} + ${lengthMs}::bigint)
      on conflict (name) do update set until = excluded.until
    )
    select name from renewed`.execute(db);
  return rows.map(({ name }) => name.slice(SHARE.length));
}

/** Gives one up at once, for others; or all, and is there no more. */
export async function leaveShares(db: Db, holder: string, share: Share | 'all'): Promise<void> {
  const own = db.deleteFrom('leases').where('holder', '=', holder);
  await (share === 'all' ? own : own.where('name', '=', SHARE + shareText(share))).execute();
}

/** Forgets processes that were not heard of for a day. */
export async function forgetProcesses(db: Db): Promise<void> {
  const day = 24 * 60 * 60 * 1000;
  await db
    .deleteFrom('leases')
    .where('name', 'like', `${PROCESS}%`)
    .where('until', '<', sql<number>`${CLOCK} - ${day}::bigint`)
    .execute();
}

/** Whether processes share the servers now. */
export async function areShared(db: Db): Promise<boolean> {
  return sharesIn((await leaseRows(db)).filter(({ isLive }) => isLive)).length > 0;
}
