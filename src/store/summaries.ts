// Summaries: one a paper, language, kind and digest; the newest is the paper's.
import { z } from 'zod';
import { packBullets, unpackBullets } from '../database/packed-bullets.ts';
import type { Db, Schema } from '../database/schema.ts';
import type { Day } from '../model/day.ts';
import { chooseSummary, isEmpty, noSummary, type Summary } from '../model/summary.ts';

const bulletsJson = z.array(
  z.object({ label: z.string().nullable(), text: z.string(), depth: z.union([z.literal(0), z.literal(1)]) }),
);
const kindText = z.enum(['written', 'ai', 'extract']);

type SummaryRow = Pick<Schema['summaries'], 'kind' | 'by' | 'language' | 'tldr' | 'bullets'>;

type Nullable<R> = { readonly [C in keyof R]: R[C] | null };

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

/** Every paper's summaries, newest first. */
export async function summariesOf(db: Db, paperIds: readonly string[]): Promise<Map<string, Summary[]>> {
  const rows = await summaryRowsOf(db, paperIds, null);
  return new Map([...rows].map(([id, its]) => [id, its.map(fromRow)]));
}

/** As they are stored, newest first; with `date`, those that stand in that digest before all others. */
export async function summaryRowsOf(
  db: Db,
  paperIds: readonly string[],
  date: Day | null,
): Promise<Map<string, SummaryRow[]>> {
  const found = new Map<string, SummaryRow[]>(paperIds.map((id) => [id, []]));
  if (paperIds.length === 0) return found;
  const rows = await db
    .selectFrom('summaries')
    .selectAll()
    .where('paper_id', 'in', paperIds)
    .orderBy((by) => by('date', '=', date), 'desc')
    .orderBy('date', 'desc')
    .orderBy('language')
    .orderBy('kind')
    .execute();
  for (const row of rows) found.get(row.paper_id)?.push(row);
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

/** In a row to which it was joined; nothing where there is none. */
export function joinedSummary({ kind, by, language, tldr, bullets }: Nullable<SummaryRow>): SummaryRow[] {
  if (kind === null || language === null || bullets === null) return [];
  return [{ kind, by, language, tldr, bullets }];
}

/** Of a paper's, newest first, the one for a reader of `language`: one without a word where there is none. */
export function summaryFor(language: string, rows: readonly SummaryRow[]): Summary {
  const chosen = chooseSummary(rows, language);
  return chosen === null ? noSummary(language) : fromRow(chosen);
}

/** Points are packed: only what is shown is to be read. */
function fromRow({ kind, by, language, tldr, bullets }: SummaryRow): Summary {
  return {
    kind: kindText.parse(kind),
    by,
    language,
    tldr,
    bullets: bulletsJson.parse(JSON.parse(unpackBullets(bullets))),
  };
}
