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

/** The number of a page begins with its piece's; 0 are FTS5's notes, and from 2 ** 16 on marks of what was taken out. */
async function pieces(db: IndexDb): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct id >> 37) as count from body_index_data where id >> 37 between 1 and 65535`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Days of one paper, each a revision of its own. */
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

it('stays in few pieces while it is made, though FTS5 merges nothing of itself', async () => {
  const store = await openAny();
  for (const date of ['2024-01-01', '2024-01-02', '2024-01-03']) {
    const entries = Array.from({ length: 350 }, (_, nth) => entry(`24${date.slice(-2)}.${10_000 + nth}`));
    await saveDigest(store, digestOf(day(date), entries), 0);
  }
  const index = await openIndex(store, null);
  const { rows } = await sql`select v from title_index_config where k = 'automerge'`.execute(index.db);
  expect(rows).toEqual([{ v: 0 }]);
  const counts: number[] = [];
  await index.bringUp(async () => void counts.push(await pieces(index.db)));
  expect(counts).toHaveLength(22);
  // Four of one size become one of the next.
  expect(Math.max(...counts)).toBeLessThan(10);
  await index.close();
  await store.destroy();
});

it('is merged while others write in the turns that they are given, and gives back what it needed for that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const path = join(folder, 'index.db');
  const store = await openAny();
  const index = await openIndex(store, path);
  await saveDays({ store, index }, 6);
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
  // The file is only cut where the log is brought into it.
  await sql`pragma wal_checkpoint(passive)`.execute(mine.writes);
  for (const each of [index, mine, other]) await each.close();
  expect(statSync(path).size).toBeLessThan(2 ** 20);
  await store.destroy();
  rmSync(folder, { recursive: true });
});
