// Summaries: one a paper, language, kind and digest; the newest is the paper's.
import { z } from 'zod';
import { packBullets, unpackBullets } from '../database/packed-bullets.ts';
import type { Db, Schema } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import { isEmpty, type Summary } from '../model/summary.ts';

const bulletsJson = z.array(
  z.object({ label: z.string().nullable(), text: z.string(), depth: z.union([z.literal(0), z.literal(1)]) }),
);
const kindText = z.enum(['written', 'ai', 'extract']);

/** Keeps the summary that stands in digest `date`, in place of an earlier one of its kind and language there. */
export async function saveSummary(db: Db, paperId: string, date: Day, summary: Summary): Promise<void> {
  if (isEmpty(summary)) return;
  const { language, kind, by, tldr } = summary;
  const said = { by, tldr, bullets: packBullets(JSON.stringify(summary.bullets)) };
  await db
    .insertInto('summaries')
    .values({ paper_id: paperId, language, kind, date, ...said })
    .onConflict((conflict) => conflict.columns(['paper_id', 'language', 'kind', 'date']).doUpdateSet(said))
    .execute();
}

/** Every paper's summaries, newest first; with `date`, those that stand in that digest before all others. */
export async function summariesOf(
  db: Db,
  paperIds: readonly string[],
  date: Day | null,
): Promise<Map<string, Summary[]>> {
  const found = new Map<string, Summary[]>(paperIds.map((id) => [id, []]));
  const rows = await db
    .selectFrom('summaries')
    .selectAll()
    .where('paper_id', 'in', paperIds)
    .orderBy((by) => by('date', '=', date), 'desc')
    .orderBy('date', 'desc')
    .orderBy('language')
    .orderBy('kind')
    .execute();
  for (const row of rows) found.get(row.paper_id)?.push(fromRow(row));
  return found;
}

/** Those of the papers that have no summary of this kind and language. */
export async function withoutSummary(
  db: Db,
  paperIds: readonly string[],
  { kind, language }: Pick<Summary, 'kind' | 'language'>,
): Promise<string[]> {
  if (paperIds.length === 0) return [];
  const rows = await db
    .selectFrom('summaries')
    .select('paper_id')
    .where('paper_id', 'in', paperIds)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .execute();
  const having = new Set(rows.map((row) => row.paper_id));
  return paperIds.filter((id) => !having.has(id));
}
function fromRow(row: Schema['summaries']): Summary {
  const { by, language, tldr } = row;
  return {
    kind: kindText.parse(row.kind),
    by,
    language,
    tldr,
    bullets: bulletsJson.parse(JSON.parse(unpackBullets(row.bullets))),
  };
}
