// Notes, with each vote that changes, which vote buttons may not show what is so any more: whoever shows them looks there next.
import type { Db } from '../../database/schema.ts';

/** A paper in a server, as the tables name it. */
interface Voted {
  readonly guild_id: string;
  readonly paper_id: string;
}

export async function markStale(db: Db, voted: readonly Voted[]): Promise<void> {
  const papers = new Map(voted.map((each) => [`${each.guild_id} ${each.paper_id}`, each]));
  for (const { guild_id, paper_id } of papers.values())
    await mark(db, guild_id).where('paper_id', '=', paper_id).execute();
}

/** A server votes with other emoji, or no longer against papers. */
export async function markServerStale(db: Db, guildId: string): Promise<void> {
  await mark(db, guildId).execute();
}

/** What waits for its time already is left to wait. */
function mark(db: Db, guildId: string) {
  return db
    .updateTable('posts')
    .set({ votes_due: 0 })
    .where('guild_id', '=', guildId)
    .where('votes_shown', 'is not', null)
    .where('votes_due', 'is', null);
}
