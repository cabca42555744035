// Merges the pieces of which FTS5 makes its index, so that a word is looked up in few of them instead of in dozens.
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../schema.ts';
import { RINGS, tableOf } from './fulltext.ts';

/** Pages of 4 KB that are written before others have their turn: about 10 ms. */
const STEP = 100;

/** So many pieces of about one size are merged; FTS5 itself waits for more. */
const FEWEST = 2;

/**
 * `whole` leaves a single piece, which takes 7 s for 100,000 papers; else pieces of about one size are merged, which is
 * little every day. Stops early where `isEnding` says so: the rest is merged the next time.
 */
export async function mergeIndex(
  db: Db,
  { whole, isEnding = () => false }: { whole: boolean; isEnding?: () => boolean },
): Promise<void> {
  for (const ring of RINGS) {
    const tell = (command: string, value: number) =>
      sql`insert into ${tableOf(ring)} (${tableOf(ring)}, rank) values (${command}, ${value})`.execute(db);
    await tell('usermerge', FEWEST);
    // A negative number begins to merge all.
    let pages = whole ? -STEP : STEP;
    for (let before = await changes(db); !isEnding(); pages = STEP) {
      await tell('merge', pages);
      const now = await changes(db);
      // FTS5's own sign that nothing was left to merge.
      if (now - before < 2) break;
      before = now;
      await setImmediate();
    }
  }
}

async function changes(db: Db): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
