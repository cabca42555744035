// Organisations that papers come from, as the source names them.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import type { Day } from '../model/day.ts';

export interface Organization {
  readonly name: string;
  readonly papers: number;
}

/** Those whose names hold what is typed; who has most papers comes first. */
export async function organizationsLike(db: Db, typed: string, limit: number): Promise<Organization[]> {
  const wanted = `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .selectFrom('papers')
    .select(({ fn }) => ['organization as name', fn.countAll<number>().as('papers')])
    .where('organization', 'is not', null)
    .where(sql<boolean>`lower(organization) like ${wanted} escape '\\'`)
    .groupBy('organization')
    .orderBy('papers', 'desc')
    .orderBy('organization')
    .limit(limit)
    .execute();
  return rows.flatMap(({ name, papers }) => (name === null ? [] : [{ name, papers }]));
}

/** Papers of one, newest first. */
export async function organizationPapers(
  db: Db,
  name: string,
  { from, to }: { readonly from: Day; readonly to: Day | null },
): Promise<string[]> {
  const rows = await db
    .selectFrom('papers')
    .select('id')
    .where(sql<boolean>`lower(organization) = ${name.trim().toLowerCase()}`)
    .where('date', '>=', from)
    .where('date', '<=', to ?? '9999')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}
