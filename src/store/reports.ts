// Summaries that members found wrong, for the host to look at.
import type { Db } from '../database/schema.ts';

export interface Report {
  readonly paperId: string;
  readonly language: string;
  /** How many members said so. */
  readonly members: number;
}

/** False if this member said so before. */
export async function reportSummary(
  db: Db,
  report: {
    readonly paperId: string;
    readonly language: string;
    readonly memberId: string;
    readonly guildId: string | null;
  },
  now: number,
): Promise<boolean> {
  const added = await db
    .insertInto('reports')
    .values({
      paper_id: report.paperId,
      language: report.language,
      member_id: report.memberId,
      guild_id: report.guildId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('paper_id')
    .executeTakeFirst();
  return added !== undefined;
}

/** What was reported and is still to be looked at, most reported first. */
export async function openReports(db: Db): Promise<Report[]> {
  const rows = await db
    .selectFrom('reports')
    .select(({ fn }) => ['paper_id', 'language', fn.countAll<number>().as('members')])
    .groupBy(['paper_id', 'language'])
    .orderBy('members', 'desc')
    .execute();
  return rows.map((row) => ({ paperId: row.paper_id, language: row.language, members: row.members }));
}

/** The host has looked at it. */
export async function closeReports(db: Db, paperId: string, language: string): Promise<void> {
  await db.deleteFrom('reports').where('paper_id', '=', paperId).where('language', '=', language).execute();
}
