// Search as a reader expects it: Korean words with their particles, names in any order, any input at all.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { day } from '../../src/model/day.ts';
import { authorsLike } from '../../src/store/authors.ts';
import { saveDigest } from '../../src/store/digests.ts';
import type { Db } from '../../src/store/schema.ts';
import { type Query, search } from '../../src/store/search.ts';
import { NO_DATA, realDigests } from '../real-data.ts';
import { digestOf, entry, inMemory } from './made-up.ts';

let db: Db;
beforeAll(async () => {
  db = await inMemory();
  const digests = [
    digestOf('2024-01-22', [
      entry('2401.10891', {
        title: 'Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
        authors: ['Lihe Yang', 'Hengshuang Zhao'],
        bullets: ['단안 깊이 추정을 위한 기반 모델을 제시한다.'],
      }),
      entry('2401.10838', {
        title: 'Rambler: Supporting Writing With Speech',
        authors: ['Susan Lin', 'J. D. Zamfirescu-Pereira', 'Björn Hartmann', 'Can Liu'],
        bullets: ['LLM을 이용해 글을 다듬는다.'],
      }),
      entry('2401.10889', {
        title: 'Synthesizing Moving People with 3D Control',
        authors: ['Boyi Li', 'Jitendra Malik'],
        bullets: ['확산모델로 사람의 움직임을 만든다.'],
      }),
    ]),
    digestOf('2024-03-05', [
      entry('2403.01234', {
        title: 'A Survey of Depth',
        authors: ['Lin Susan Zhao', 'Łukasz Kaiser'],
        bullets: ['강화학습과 화학을 다룬다. Depth Anything도 비교한다.'],
      }),
    ]),
  ];
  for (const each of digests) await saveDigest(db, each, 0);
});
afterAll(() => db.destroy());

const ids = async (query: Query | string) => {
  const asked = typeof query === 'string' ? { text: query } : query;
  return (await search(db, asked, { limit: 50, offset: 0 })).ids;
};

describe('words', () => {
  it.each([
    ['depth anything', ['2401.10891', '2403.01234']],
    ['DEPTH Anyth', ['2401.10891', '2403.01234']],
    ['깊이', ['2401.10891']],
    ['모델', ['2401.10889', '2401.10891']],
    ['기반 모델', ['2401.10891']],
    ['확산', ['2401.10889']],
    ['LLM', ['2401.10838']],
    ['3D 확산', ['2401.10889']],
    ['bjorn speech', ['2401.10838']],
    ['transformers', []],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('in a title come before words in a summary', async () => {
    expect((await ids('depth'))[0]).toBe('2403.01234');
    expect(await ids('depth anything')).toEqual(['2401.10891', '2403.01234']);
  });

  it('may be an id or an address', async () => {
    for (const text of [
      '2401.10838',
      'https://huggingface.co/papers/2401.10838',
      'arxiv.org/abs/2401.10838v2',
    ]) {
      expect(await ids(text)).toEqual(['2401.10838']);
    }
    expect(await ids('2401.99999')).toEqual([]);
  });

  it('can be narrowed by dates and by author', async () => {
    expect(await ids({ text: 'depth', from: day('2024-02-01') })).toEqual(['2403.01234']);
    expect(await ids({ text: 'depth', to: day('2024-01-22') })).toEqual(['2401.10891']);
    expect(await ids({ text: 'depth', author: 'Hengshuang Zhao' })).toEqual(['2401.10891']);
  });
});

describe('names', () => {
  it.each([
    ['Björn Hartmann', ['2401.10838']],
    ['hartmann bjorn', ['2401.10838']],
    ['lukasz', ['2403.01234']],
    ['Zamfirescu-Pereira', ['2401.10838']],
    // Never across two people: Yang is Lihe's name, Zhao Hengshuang's.
    ['Lihe Zhao', []],
    ['Susan Lin', ['2403.01234', '2401.10838']],
  ])('%s', async (author, expected) => {
    expect(await ids({ text: '', author })).toEqual(expected);
  });

  it('are offered while they are typed, most papers first', async () => {
    expect(await authorsLike(db, 'li', 25)).toEqual([
      { name: 'Boyi Li', papers: 1 },
      { name: 'Can Liu', papers: 1 },
      { name: 'Lihe Yang', papers: 1 },
      { name: 'Lin Susan Zhao', papers: 1 },
      { name: 'Susan Lin', papers: 1 },
    ]);
    expect(await authorsLike(db, 'ŁUK', 25)).toEqual([{ name: 'Łukasz Kaiser', papers: 1 }]);
    expect(await authorsLike(db, '', 25)).toEqual([]);
  });
});

describe('pages', () => {
  it('follow each other without gap or repetition, and all tell the same total', async () => {
    const pages = await Promise.all(
      [0, 1, 2].map((offset) => search(db, { text: 'depth' }, { limit: 1, offset })),
    );
    expect(pages.map(({ total, ids: on }) => [total, ...on])).toEqual([
      [2, '2403.01234'],
      [2, '2401.10891'],
      [2],
    ]);
  });
});

describe('any input', () => {
  it('is a query', async () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      '(',
      ')',
      'AND',
      'NOT',
      'NEAR(',
      ':',
      '-',
      'GPT-4o',
      'C++',
      "it's",
      '1.5',
      '확',
      '산모델',
      'ﬁ',
      '\0',
      '\ue000',
    );
    const text = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 8 })
      .map((all) => all.join(' '));
    await fc.assert(
      fc.asyncProperty(text, text, async (words, author) => {
        const { total, ids: found } = await search(db, { text: words, author }, { limit: 5, offset: 0 });
        expect(found.length).toBeLessThanOrEqual(total);
        await authorsLike(db, author, 25);
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(NO_DATA)(`the real archive ${NO_DATA ?? ''}`, () => {
  it('is found by two-syllable Korean words wherever a plain look finds them', async () => {
    const archive = await inMemory();
    const digests = realDigests().flatMap(
      ({ source }) => readMarkdown(source, { language: 'ko', date: null }).digests,
    );
    await archive.transaction().execute(async (transaction) => {
      for (const each of digests) await saveDigest(transaction, each, 0);
    });
    const texts = digests.flatMap(({ entries }) =>
      entries.map(({ id, title, summary }) => ({
        id,
        text: [title, ...summary.bullets.map(({ label, text }) => `${label ?? ''}\n${text}`)].join('\n'),
      })),
    );
    for (const word of ['확산', '깊이', '추론', '강화', '영상', '증류', '압축', '환각']) {
      const expected = new Set(texts.filter(({ text }) => text.includes(word)).map(({ id }) => id));
      const found = await search(archive, { text: word }, { limit: 5000, offset: 0 });
      expect(new Set(found.ids), word).toEqual(expected);
      expect(found.total, word).toBe(expected.size);
    }
    await archive.destroy();
  });
});
