// The index after a long while of daily papers: merged into few pieces, in which all is found as before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { mergeIndex } from '../../src/index/merge.ts';
import { addDays, day } from '../../src/model/day.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { digestOf, entry, inMemory } from '../store/made-up.ts';

async function pieces(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct segid) as count from body_index_idx`.execute(db);
  return rows[0]?.count ?? 0;
}

async function saveDays(db: Db, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const date = addDays(day('2024-01-01'), index);
    const bullets = [`확산 모델 ${index}을 더 빠르게 합니다.`];
    await saveDigest(db, digestOf(date, [entry(`2401.${10_000 + index}`, { bullets })]), 0);
  }
}

it('is merged a little every day, and into one piece where there is time', async () => {
  const db = await inMemory();
  const found = () => search(db, { text: '확산 모델' }, { limit: 100, offset: 0 });
  await saveDays(db, 23);
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

it('is merged while others write in the turns that they are given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const db = await openStore('file:paperboy.db', folder);
  await saveDays(db, 5);
  const other = new DatabaseSync(join(folder, 'paperboy.db'), { timeout: 0 });
  let turns = 0;
  const turn = async () => {
    other.prepare('insert or replace into settings values (?, ?)').run('turns', String(++turns));
    await writeSetting(db, 'a', String(turns));
    await writeSetting(db, 'b', String(turns));
  };
  const most = 50;
  await mergeIndex(db, { whole: true, turn, isEnding: () => turns === most });
  expect(turns).toBeGreaterThan(0);
  expect(turns).toBeLessThan(most);
  expect(await pieces(db)).toBe(1);
  other.close();
  await db.destroy();
  rmSync(folder, { recursive: true });
});
