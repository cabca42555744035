// The index after a long while of daily papers: merged into few pieces, in which all is found as before.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { addDays, day } from '../../src/model/day.ts';
import { saveDigest } from '../../src/store/digests.ts';
import type { Db } from '../../src/store/schema.ts';
import { search } from '../../src/store/search.ts';
import { mergeIndex } from '../../src/store/sqlite/merge.ts';
import { digestOf, entry, inMemory } from './made-up.ts';

async function pieces(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct segid) as count from body_index_idx`.execute(db);
  return rows[0]?.count ?? 0;
}

it('is merged a little every day, and into one piece where there is time', async () => {
  const db = await inMemory();
  const found = () => search(db, { text: '확산 모델' }, { limit: 100, offset: 0 });
  for (let index = 0; index < 23; index++) {
    const date = addDays(day('2024-01-01'), index);
    const bullets = [`확산 모델 ${index}을 더 빠르게 합니다.`];
    await saveDigest(db, digestOf(date, [entry(`2401.${10_000 + index}`, { bullets })]), 0);
  }
  const before = await found();
  expect(before.total).toBe(23);
  const many = await pieces(db);
  await mergeIndex(db, { whole: false, isEnding: () => true });
  expect(await pieces(db)).toBe(many);
  await mergeIndex(db, { whole: false });
  expect(await pieces(db)).toBeLessThan(many);
  expect(await found()).toEqual(before);
  await mergeIndex(db, { whole: true });
  expect(await pieces(db)).toBe(1);
  expect(await found()).toEqual(before);
  await db.destroy();
});
