// Merges the pieces of which FTS5 makes its index, so that a word is looked up in few of them instead of in dozens.
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { RINGS, tableOf } from './fulltext.ts';
import type { IndexDb } from './schema.ts';

/** Pages of 4 KB that are written before others have their turn: about 10 ms. */
const STEP = 100;

/** Milliseconds of that turn: another process that waits to write looks only now and then whether it may. */
const TURN = 5;

/** So many pieces of about one size are merged; FTS5 itself waits for more. */
const FEWEST = 2;

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
    const tell = (command: string, value: number) =>
      sql`insert into ${tableOf(ring)} (${tableOf(ring)}, rank) values (${command}, ${value})`.execute(db);
    await tell('usermerge', FEWEST);
    // A negative number begins to merge all.
    let pages = whole ? -STEP : STEP;
    for (; !isEnding(); pages = STEP) {
      const before = await changes(db);
      await tell('merge', pages);
      // FTS5's own sign that nothing was left to merge.
      if ((await changes(db)) - before < 2) break;
      await turn();
    }
  }
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

async function changes(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
