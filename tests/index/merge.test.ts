// The index after a long while of daily papers: merged into few pieces, in which all is found as before.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { openIndexFile } from '../../src/index/file.ts';
import { giveBackSpace, mergeIndex } from '../../src/index/merge.ts';
import type { IndexDb } from '../../src/index/schema.ts';
import { addDays, day } from '../../src/model/day.ts';
import { type Index, openIndex } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';

async function pieces(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct segid) as count from body_index_idx`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Each is a revision of its own, as on so many days. */
async function saveDays({ store, index }: { store: Db; index: Index }, count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) {
    const date = addDays(day('2024-01-01'), nth);
    const bullets = [`확산 모델 ${nth}을 더 빠르게 합니다.`];
    await saveDigest(store, digestOf(date, [entry(`2401.${10_000 + nth}`, { bullets })]), 0);
    await index.bringUp();
  }
}

it('is merged a little every day, and into one piece where there is time', async () => {
  const store = await openAny();
  const index = await openIndex(store, null);
  const { db } = index;
  const found = () => search(db, { text: '확산 모델' }, { limit: 100, offset: 0 });
  await saveDays({ store, index }, 23);
  const before = await found();
  expect(before.total).toBe(23);
  const many = await pieces(db);
  await mergeIndex(db, { whole: false, isEnding: () => true });
  expect(await pieces(db)).toBe(many);
  await index.tidy();
  expect(await pieces(db)).toBeLessThan(many);
  expect(await found()).toEqual(before);
  await index.tidy({ whole: true });
  expect(await pieces(db)).toBe(1);
  expect(await found()).toEqual(before);
  await index.close();
  await store.destroy();
});

it('is merged while others write in the turns that they are given, and gives back what it needed for that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const path = join(folder, 'index.db');
  const store = await openAny();
  const index = await openIndex(store, path);
  await saveDays({ store, index }, 5);
  const [mine, other] = [await openIndexFile(path, () => {}), await openIndexFile(path, () => {})];
  let turns = 0;
  const turn = async () => {
    turns++;
    await sql`insert or replace into spellings (length, words) values (${1000 + turns}, '')`.execute(
      other.writes,
    );
  };
  const most = 50;
  await mergeIndex(mine.writes, { whole: true, turn, isEnding: () => turns === most });
  expect(turns).toBeGreaterThan(0);
  expect(turns).toBeLessThan(most);
  expect(await pieces(mine.reads)).toBe(1);
  await sql`insert into spellings (length, words) values (99, ${'a'.repeat(2 ** 20)})`.execute(mine.writes);
  await sql`delete from spellings where length = 99`.execute(mine.writes);
  await giveBackSpace(mine.writes);
  for (const each of [index, mine, other]) await each.close();
  expect(statSync(path).size).toBeLessThan(2 ** 20);
  await store.destroy();
  rmSync(folder, { recursive: true });
});
