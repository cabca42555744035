// Saved papers: what members keep for themselves, wherever they found it.
import type { Db } from '../database/schema.ts';

/** How many papers a member may keep. */
export const MOST_SAVED = 1000;

export interface Saving {
  /** Kept now, in the order asked for. */
  readonly added: readonly string[];
  /** Kept before. */
  readonly already: readonly string[];
  /** Not kept, because there are as many as may be. */
  readonly refused: readonly string[];
}

/** Keeps papers that are known. */
export function savePapers(
  db: Db,
  memberId: string,
  paperIds: readonly string[],
  now: number,
): Promise<Saving> {
  return db.transaction().execute(async (transaction) => {
    const already = await savedAmong(transaction, memberId, paperIds);
    const fresh = paperIds.filter((id) => !already.has(id));
    const room = Math.max(0, MOST_SAVED - (await countSaved(transaction, memberId)));
    const added = fresh.slice(0, room);
    if (added.length > 0) {
      const rows = added.map((id) => ({ member_id: memberId, paper_id: id, created_at: now }));
      await transaction.insertInto('saved').values(rows).execute();
    }
    return { added, already: [...already], refused: fresh.slice(room) };
  });
}

/** True if it was saved before. */
export async function unsavePaper(db: Db, memberId: string, paperId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('saved')
    .where('member_id', '=', memberId)
    .where('paper_id', '=', paperId)
    .returning('paper_id')
    .execute();
  return removed.length > 0;
}

/** A member's papers, the last saved first. */
export async function savedIds(
  db: Db,
  memberId: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('saved')
    .select('paper_id')
    .where('member_id', '=', memberId)
    .orderBy('created_at', 'desc')
    .orderBy('paper_id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => row.paper_id);
}

export async function countSaved(db: Db, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom('saved')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return count;
}

async function savedAmong(db: Db, memberId: string, paperIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('saved')
    .select('paper_id')
    .where('member_id', '=', memberId)
    .where('paper_id', 'in', paperIds)
    .execute();
  return new Set(rows.map((row) => row.paper_id));
}
