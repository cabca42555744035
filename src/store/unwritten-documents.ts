// Documents that the archive still lacks: noted with the digest, struck out once the file is there.

import type { Db } from '../database/schema.ts';
import { type Day, day } from '../model/day.ts';

export interface Document {
  readonly date: Day;
  readonly language: string;
}

export async function noteUnwritten(db: Db, document: Document): Promise<void> {
  await db
    .insertInto('unwritten')
    .values(document)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function strikeOut(db: Db, { date, language }: Document): Promise<void> {
  await db.deleteFrom('unwritten').where('date', '=', date).where('language', '=', language).execute();
}

export async function unwritten(db: Db): Promise<Document[]> {
  const rows = await db.selectFrom('unwritten').selectAll().orderBy('date').orderBy('language').execute();
  return rows.map((row) => ({ date: day(row.date), language: row.language }));
}
