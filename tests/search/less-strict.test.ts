// What finds nothing as it was typed: joined words apart, nouns with their verbs, and what comes close to the very words.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import type { Index } from '../../src/search/open-index.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const PAPERS = {
  rust: ['From C to safe Rust', '프로그램을 옮깁니다'],
  dutch: ['A Small Model for Dutch', '네덜란드어 LLM을 공개합니다'],
  poker: ['A Poker Player', '포커 게임을 하는 언어 모델입니다'],
  chess: ['A Chess Player', '체스 게임을 하는 언어 모델입니다'],
  model: ['A Model', '언어 모델입니다. 물체가 움직이는 모습을 봅니다'],
  lizard: ['Lizards Walk', '도마뱀 로봇을 걷게 합니다'],
  jamba: ['Jamba', '두 구조를 섞습니다'],
  mamba: ['Mamba: Linear Sequences', '상태 공간 모형입니다'],
  time: ['Sense of Time', '시간을 셉니다'],
} as const;

/** Papers that say nothing of all this, so that a word of one paper is a rare one. */
const OTHERS = 60;

let db: Db;
let index: Index;
const names = new Map<string, string>();

beforeAll(async () => {
  db = await openAny();
  const entries = Object.entries(PAPERS).map(([name, [title, text]], nth) => {
    names.set(`2403.0000${nth}`, name);
    return entry(`2403.0000${nth}`, { title, bullets: [text] });
  });
  const others = Array.from({ length: OTHERS }, (_, nth) =>
    entry(`2402.${String(nth).padStart(5, '0')}`, { title: 'Weather', bullets: ['날씨를 봅니다'] }),
  );
  await saveDigest(db, digestOf('2024-02-01', others), 0);
  await saveDigest(db, digestOf('2024-03-01', entries), 0);
  index = await indexInMemory(db);
});
afterAll(() => db.destroy());

async function found(text: string) {
  const { ids, near = [], instead } = await search(index.db, { text }, { limit: 10, offset: 0 });
  const named = (of: readonly string[]) => of.map((id) => names.get(id)).sort();
  return { ids: named(ids), near: named(near), instead };
}

describe('words that a sign joins', () => {
  it.each([
    ['C-to-Rust', ['rust']],
    ['dutch-LLM', ['dutch']],
    ['dutch/LLM', ['dutch']],
    ['dutch,small,LLM', ['dutch']],
    ['언어-모델/poker', ['poker']],
  ])('need not stand side by side: %s', async (query, ids) => {
    expect(await found(query)).toMatchObject({ ids, instead: undefined });
  });

  it('stay together in quotation marks, and where they are not wanted', async () => {
    expect((await found('"dutch-LLM"')).ids).toEqual([]);
    expect((await found('small-dutch -dutch-LLM')).ids).toEqual(['dutch']);
  });

  it('come close one by one', async () => {
    expect((await found('safe-poker dutch')).near).toEqual(['dutch', 'poker', 'rust']);
  });
});

describe('a word in another form of it', () => {
  it.each([
    ["lizard's walk", ['lizard']],
    ['poker’s player', ['poker']],
  ])('is found: %s', async (query, ids) => expect(await found(query)).toMatchObject({ ids }));
});

describe('a Korean noun and its verb in one word', () => {
  it.each([
    ['포커치는 언어 모델', ['poker']],
    ['체스두는 언어모델', ['chess']],
    ['포커치던 언어모델 연구', ['poker']],
  ])('is looked for by the noun: %s', async (query, ids) => {
    expect(await found(query)).toMatchObject({ ids, instead: undefined });
  });

  it('is said to be left out where no paper has the noun', async () => {
    expect(await found('바둑두는 도마뱀')).toMatchObject({ ids: ['lizard'], instead: '도마뱀' });
    expect(await found('움직이는 도마뱀')).toMatchObject({ ids: ['lizard'], instead: '도마뱀' });
  });

  it('is left out without a word where the verb stands by itself', async () => {
    expect(await found('포커를 두는 언어 모델')).toMatchObject({ ids: ['poker'], instead: undefined });
  });

  it('is never left out where papers have the noun: those come close', async () => {
    expect(await found('포커치는 도마뱀')).toMatchObject({ ids: [], near: ['lizard', 'poker'] });
  });
});

describe('what comes close', () => {
  it('comes close to what was typed, not to what may have been meant', async () => {
    expect((await found('mamba linear time')).near[0]).toBe('mamba');
  });

  it('holds what may have been meant by a word that no paper has', async () => {
    expect((await found('player chss rust')).near).toEqual(['chess']);
  });

  it('holds no less for a word that was typed again', async () => {
    expect(await found('mamba mamba mamba chess')).toMatchObject({ near: ['chess', 'mamba'] });
  });

  it('holds a rare word where no paper holds most of the words', async () => {
    const { ids, near } = await found('small linear safe rambles of walking timely jambalaya');
    expect(ids).toEqual([]);
    expect(near).toEqual(['dutch', 'mamba', 'rust']);
    expect(await found('weather forecasts of yesterday evening')).toMatchObject({ ids: [], near: [] });
  });
});
