// Merges the pieces of which FTS5 makes its index, so that a word is looked up in few of them instead of in dozens.
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { RINGS, type Ring, tell } from './fulltext.ts';
import type { IndexDb } from './schema.ts';

/** Pages of 4 KB that are written before others have their turn: about 10 ms. */
const STEP = 100;

/** Milliseconds of that turn: another process that waits to write looks only now and then whether it may. */
const TURN = 5;

/** Fifty papers are about 60 pages, and each is merged some five times until all of 100,000 are one piece. */
const STEPS_BEHIND = 4;

/** So many pieces of about one size are merged where there is time for it, and while papers are put in. */
const FEWEST = 2;
const FEWEST_BEHIND = 4;

interface Merging {
  /**
   * Whether a single piece is left, which takes 7 s for 100,000 papers, and half as long for the turns of others; else
   * pieces of about one size are merged, which is little every day.
   */
  readonly whole: boolean;
  /** Where it says so, the rest is merged the next time. */
  readonly isEnding?: () => boolean;
  /** Waits while others have their turn. */
  readonly turn?: () => Promise<void>;
}

export async function mergeIndex(
  db: IndexDb,
  { whole, isEnding = () => false, turn = () => wait(TURN) }: Merging,
): Promise<void> {
  for (const ring of RINGS) {
    await tell(db, ring, 'usermerge', FEWEST);
    // A negative number begins to merge all.
    let pages = whole ? -STEP : STEP;
    for (; !isEnding() && (await mergePages(db, ring, pages)); pages = STEP) await turn();
    await tell(db, ring, 'usermerge', FEWEST_BEHIND);
  }
}

/**
 * Merges about as much as a step of papers has just written. FTS5 itself would do it while it writes, and at times a
 * great deal of it at once.
 */
export async function mergeBehind(db: IndexDb, turn: () => Promise<void>): Promise<void> {
  for (const ring of RINGS)
    for (let steps = 0; steps < STEPS_BEHIND && (await mergePages(db, ring, STEP)); steps++) await turn();
}

/** Gives the space back that merging has left behind. */
export async function giveBackSpace(
  db: IndexDb,
  { isEnding = () => false, turn = () => wait(TURN) }: Partial<Merging> = {},
): Promise<void> {
  while (!isEnding()) {
    const { rows } = await sql<{ freelist_count: number }>`pragma freelist_count`.execute(db);
    if ((rows[0]?.freelist_count ?? 0) === 0) return;
    await sql`pragma incremental_vacuum(${sql.lit(STEP)})`.execute(db);
    await turn();
  }
}

/** Whether there was anything left to merge. */
async function mergePages(db: IndexDb, ring: Ring, pages: number): Promise<boolean> {
  const before = await changes(db);
  await tell(db, ring, 'merge', pages);
  // FTS5's own sign.
  return (await changes(db)) - before >= 2;
}

async function changes(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
