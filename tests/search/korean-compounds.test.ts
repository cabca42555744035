// Korean compounds: found by their parts, side by side or apart, and never by a part that only ends alike.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import type { Index } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { snippet } from '../../src/search/snippet.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const SUMMARIES = {
  heart: '심전도 이미지를 해석하고 데이터를 늘려 이해를 돕습니다',
  picture: '자연 이미지 이해를 다룹니다',
  olympiad: '국제 수학 올림피아드와 같은 고난이도 문제를 풉니다',
  physics: '물리 올림피아드 문제를 모았습니다',
  programming: '국제 정보 올림피아드에서 수학을 잘하는 사람과 겨룹니다',
  malay: '말레이어의 안전한 표현을 가리는 분류기를 학습합니다',
  food: '아시아 음식의 사진을 모았습니다',
  dialogue: '객체와의 상호 작용을 통해 배웁니다',
  cuts: '오디오 매치 컷을 자동으로 찾습니다',
  dance: '음악에서 춤 비디오를 만듭니다',
  scan: 'COVID-19 환자의 X-ray 이미지를 봅니다',
  merge: 'LoRA를 합칩니다',
  balance: '화이트 밸런스를 맞춥니다',
  action: '사람의 작용을 통해 배웁니다',
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

async function found(text: string) {
  const { ids, near = [] } = await search(index.db, { text }, { limit: 10, offset: 0 });
  const named = (of: readonly string[]) => of.map((id) => names.get(id)).sort();
  return { ids: named(ids), near: named(near) };
}

describe('a compound', () => {
  it.each([
    ['심전도이미지', ['heart']],
    ['심전도이미지이해', ['heart']],
    ['국제수학올림피아드', ['olympiad']],
    ['수학올림피아드문제', ['olympiad']],
    ['물리올림피아드문제', ['physics']],
    ['상호작용을', ['dialogue']],
    ['매치컷', ['cuts']],
    ['오디오매치컷', ['cuts']],
    ['춤비디오 음악', ['dance']],
  ])('%s', async (query, ids) => expect((await found(query)).ids).toEqual(ids));

  it('of parts that stand in no paper together brings those that come close', async () => {
    expect(await found('말레이시아안전분류기')).toEqual({ ids: [], near: ['malay'] });
  });
});

it('is marked by the parts by which it was found', async () => {
  const { readAs } = await search(index.db, { text: '국제수학올림피아드' }, { limit: 10, offset: 0 });
  const pieces = readAs ? snippet([SUMMARIES.olympiad], readAs, 150) : [];
  expect(pieces.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['국제 수학 올림피아드']);
});

describe('a word of another language in Korean letters', () => {
  it.each([
    ['엑스레이 이미지', ['scan']],
    ['엑스선 코로나', ['scan']],
    ['로라', ['merge']],
    ['화이트 발란스', ['balance']],
  ])('%s', async (query, ids) => expect((await found(query)).ids).toEqual(ids));
});

describe('a quoted phrase', () => {
  it('is not found where its first word only ends alike', async () => {
    expect((await found('"상호작용을 통해"')).ids).toEqual(['dialogue']);
    expect((await found('"작용을 통해"')).ids).toEqual(['action', 'dialogue']);
    expect((await found('"국제올림피아드 문제"')).ids).toEqual([]);
  });
});
