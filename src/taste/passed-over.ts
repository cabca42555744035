// Papers that a member saw, or could have seen, and didn't choose: they stood beside the chosen ones.
import type { Db } from '../database/schema.ts';

/** Of the days of so many choices, the newest; of each day so many papers, evenly spread. */
const DAYS = 60;
const OF_A_DAY = 8;

/** `chosen` for or against, newest first. */
export async function passedOver(db: Db, chosen: readonly string[]): Promise<string[]> {
  const papers = await db.selectFrom('papers').select(['id', 'date']).where('id', 'in', chosen).execute();
  const dateOf = new Map(papers.map(({ id, date }) => [id, date]));
  const dates = new Set(chosen.flatMap((id) => dateOf.get(id) ?? []));
  const rows = await db
    .selectFrom('papers')
    .select(['id', 'date'])
    .where('date', 'in', [...dates].slice(0, DAYS))
    .orderBy('seq')
    .execute();
  const others = rows.filter(({ id }) => !dateOf.has(id));
  return [...Map.groupBy(others, ({ date }) => date).values()].flatMap((ofDay) => {
    const every = Math.max(1, ofDay.length / OF_A_DAY);
    return ofDay
      .filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every))
      .map(({ id }) => id);
  });
}
