// Korean while it is typed: the last letter may be the next syllable's first, and a word may have one syllable so far.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import type { Index } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const SUMMARIES = {
  notes: '커뮤니티 노트가 사실 확인을 대신하는지 살핍니다',
  labour: '커뮤니티에서 노동을 다룹니다',
  dynasty: '중국의 왕조 역사를 묻는 문제를 모았습니다',
  waves: '중국어 파동을 다룹니다',
  algorithms: '정렬 알고리즘을 배웁니다',
  genes: '유전체 서열을 읽습니다',
  genetic: '유전 질환을 찾습니다',
  lids: '뚜껑을 비틉니다',
  gift: '맞춤 선물을 고릅니다',
};

let db: Db;
let index: Index;
const names = new Map<string, string>();

beforeAll(async () => {
  db = await openAny();
  const entries = Object.entries(SUMMARIES).map(([name, text], nth) => {
    names.set(`2403.0000${nth}`, name);
    return entry(`2403.0000${nth}`, { title: `A Paper on ${nth}`, bullets: [text] });
  });
  await saveDigest(db, digestOf('2024-03-01', entries), 0);
  index = await indexInMemory(db);
});
afterAll(() => db.destroy());

async function found(text: string, { unfinished = true, limit = 10 } = {}): Promise<unknown[]> {
  const { ids } = await search(index.db, { text, unfinished }, { limit, offset: 0, countTo: limit });
  return ids.map((id) => names.get(id));
}

describe('half typed', () => {
  it.each([
    ['커뮤니티 놑', ['notes']],
    ['놑', ['notes']],
    ['커뮤닡', ['labour', 'notes']],
    ['정렬 앍', ['algorithms']],
    ['뚞', ['lids']],
    ['중국 왕ㅈ', ['dynasty']],
    ['중국 왕', ['dynasty']],
    ['중국 와', ['dynasty']],
    ['중국 오', []],
  ])('%s', async (text, expected) => expect((await found(text)).toSorted()).toEqual(expected));

  it('finds what is typed before what it may become', async () => {
    expect(await found('유전ㅊ')).toEqual(['genes', 'genetic']);
    expect(await found('커뮤니티 노')).toHaveLength(2);
    expect(await found('맞춤 선')).toEqual(['gift']);
    expect(await found('맞춤', { limit: 1 })).toEqual(['gift']);
  });

  it('is none of that once it is sent', async () => {
    expect(await found('커뮤니티 놑', { unfinished: false })).toEqual([]);
  });

  it('leaves out a letter of which nothing came, when it is sent', async () => {
    expect(await found('커뮤니티ㄴ', { unfinished: false })).toEqual(
      await found('커뮤니티', { unfinished: false }),
    );
    expect(await found('ㅋㅋ', { unfinished: false })).toEqual([]);
  });
});
