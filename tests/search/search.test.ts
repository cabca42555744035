// Search as a reader expects it: Korean words with their particles, names in any order, any input at all.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzzSearch } from '../../bench/fuzz-inputs.ts';
import type { Db } from '../../src/database/schema.ts';
import { day } from '../../src/model/day.ts';
import { authorsLike } from '../../src/search/authors.ts';
import type { Index } from '../../src/search/open-index.ts';
import { type Query, search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openAny } from '../postgres/databases.ts';
import { runs } from '../sample.ts';
import { digestOf, entry } from '../store/made-up.ts';
import { indexInMemory } from './index-in-memory.ts';

const DEPTH = '2401.10891';
const RAMBLER = '2401.10838';
const PEOPLE = '2401.10889';
const SURVEY = '2403.01234';
const POET = '2403.05678';

let db: Db;
let index: Index;
beforeAll(async () => {
  db = await openAny();
  const digests = [
    digestOf('2024-01-22', [
      entry(DEPTH, {
        title: 'Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
        authors: ['Lihe Yang', 'Hengshuang Zhao'],
        upvotes: 26,
        bullets: ['단안 깊이 추정을 위한 기반 모델을 제시한다.'],
      }),
      entry(RAMBLER, {
        title: 'Rambler: Supporting Writing With Speech',
        authors: ['Susan Lin', 'J. D. Zamfirescu-Pereira', 'Björn Hartmann', 'Can Liu'],
        bullets: ['LLM을 이용해 글을 다듬는다. 화학 논문도 다룬다.'],
      }),
      entry(PEOPLE, {
        title: 'Synthesizing Moving People with 3D Control',
        authors: ['Boyi Li', 'Jitendra Malik'],
        bullets: ['잠재확산모델로 사람의 움직임을 만든다.'],
      }),
    ]),
    digestOf('2024-03-05', [
      entry(SURVEY, {
        title: 'A Survey of Depth',
        authors: ['Lin Susan Zhao', 'Łukasz Kaiser'],
        upvotes: 3,
        bullets: ['강화 학습과 GPT-4o를 다룬다. Depth Anything도 비교한다.'],
      }),
      entry(POET, {
        title: 'VideoPoet: Editing Videos by Diffusion Models',
        authors: ['Dan Kondratyuk'],
        upvotes: 90,
        bullets: ['강화학습으로 비디오를 편집한다.'],
      }),
    ]),
  ];
  for (const each of digests) await saveDigest(db, each, 0);
  index = await indexInMemory(db);
});
afterAll(() => db.destroy());

const ask = (query: Query | string) =>
  search(index.db, typeof query === 'string' ? { text: query } : query, { limit: 50, offset: 0 });
const ids = async (query: Query | string) => (await ask(query)).ids;

describe('words', () => {
  it.each([
    ['depth anything', [DEPTH, SURVEY]],
    ['DEPTH', [DEPTH, SURVEY]],
    // The last word may be the beginning of one, in titles.
    ['depth unlabel', [DEPTH]],
    ['unl', [DEPTH]],
    ['기반 모델', [DEPTH]],
    ['LLM', [RAMBLER]],
    ['bjorn speech', [RAMBLER]],
    ['edit', [POET]],
    ['model', [POET]],
    ['gpt4o', [SURVEY]],
    ['gpt 4o', [SURVEY]],
    ['video poet', [POET]],
    ['poet', [POET]],
    ['quantum', []],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('in Korean are found with and without their particles, and however they are spaced', async () => {
    expect(await ids('모델')).toEqual([DEPTH, PEOPLE]);
    expect(await ids('모델을')).toEqual([DEPTH, PEOPLE]);
    expect(await ids('깊이추정')).toEqual([DEPTH]);
    expect(await ids('"깊이 추정"')).toEqual([DEPTH]);
    expect(await ids('강화학습')).toEqual(await ids('강화 학습'));
    expect((await ids('강화학습')).toSorted()).toEqual([SURVEY, POET]);
  });

  it('come before words that hide them: 화학 is not 강화학습, though it is in it', async () => {
    expect(await ids('화학')).toEqual([RAMBLER, POET]);
  });

  it('in a title come before words in a summary', async () => {
    expect(await ids('anything')).toEqual([DEPTH, SURVEY]);
  });

  it('that everyone uses need not be there', async () => {
    expect(await ids('papers about depth for the people of')).toEqual([]);
    expect(await ids('a paper about depth')).toEqual([DEPTH, SURVEY]);
    expect(await ids('깊이 관련 논문')).toEqual([DEPTH, SURVEY]);
  });
});

describe('the glossary', () => {
  it('works both ways', async () => {
    for (const query of ['확산', 'diffusion', '디퓨전', '확산모델', 'diffusion models', '디퓨전 모델을']) {
      expect([query, (await ids(query)).toSorted()]).toEqual([query, [PEOPLE, POET]]);
    }
    for (const query of ['RL', 'reinforcement learning', '강화학습']) {
      expect([query, (await ids(query)).toSorted()]).toEqual([query, [SURVEY, POET]]);
    }
  });

  it('takes short names for whole words, and quotation marks at their word', async () => {
    expect(await ids('AI')).toEqual([]);
    expect(await ids('"확산"')).toEqual([PEOPLE]);
    expect(await ids('"diffusion"')).toEqual([POET]);
  });
});

describe('signs', () => {
  it('make phrases and exclude words', async () => {
    expect(await ids('"anything depth"')).toEqual([]);
    expect(await ids('“depth anything”')).toEqual([DEPTH, SURVEY]);
    expect(await ids('depth -survey')).toEqual([DEPTH]);
    expect(await ids('depth -"unlabeled data"')).toEqual([SURVEY]);
    expect(await ids('-depth')).toEqual([POET, PEOPLE, RAMBLER]);
    // The word that excludes a paper may stand anywhere in it.
    expect(await ids('depth -gpt-4o')).toEqual([DEPTH]);
    expect(await ids('depth -화학 -깊이')).toEqual([SURVEY]);
  });

  it('make an id or an address', async () => {
    for (const text of [
      '2401.10838',
      'arXiv:2401.10838v3',
      'https://huggingface.co/papers/2401.10838',
      'hf.co/papers/2401.10838',
      'arxiv.org/abs/2401.10838v2',
      'https://arxiv.org/pdf/2401.10838v1.pdf',
      'https://www.alphaxiv.org/abs/2401.10838v2',
      'https://ar5iv.labs.arxiv.org/html/2401.10838',
      'https://huggingface.co/papers/2401.10838#community',
      'arxiv 2401.10838v2',
      'https://paperswithcode.com/paper/2401.10838',
      '2401.10838,',
      '2401.10838 v1',
      '논문 2401.10838',
      '2401.10838을 찾아줘',
    ]) {
      expect([text, await ids(text)]).toEqual([text, [RAMBLER]]);
    }
    expect(await ids('2401.99999')).toEqual([]);
    expect(await ids(`${RAMBLER} and ${DEPTH}`)).toEqual([RAMBLER, DEPTH]);
  });
});

describe('filters', () => {
  it('are dates and an author, together with words or alone', async () => {
    expect(await ids({ text: 'depth', from: day('2024-02-01') })).toEqual([SURVEY]);
    expect(await ids({ text: 'depth', to: day('2024-01-22') })).toEqual([DEPTH]);
    expect(await ids({ text: 'depth', author: 'Hengshuang Zhao' })).toEqual([DEPTH]);
    expect(await ids({ text: '깊이', author: 'yang lihe', from: day('2024-01-22') })).toEqual([DEPTH]);
    expect(await ids({ text: '', from: day('2024-02-01') })).toEqual([POET, SURVEY]);
  });
});

describe('sorting', () => {
  it('is by relevance, by date, or by upvotes', async () => {
    expect(await ids({ text: 'depth' })).toEqual([DEPTH, SURVEY]);
    expect(await ids({ text: 'depth', sort: 'date' })).toEqual([SURVEY, DEPTH]);
    expect(await ids({ text: '-rambler', sort: 'votes' })).toEqual([POET, DEPTH, PEOPLE, SURVEY]);
  });
});

describe('what finds nothing', () => {
  it.each([
    ['depth anthing', 'depth anything'],
    ['depht anything', 'depth anything'],
    ['Depth Anythingg', 'Depth anything'],
    ['depthanything', 'depth anything'],
    ['ramblr', 'rambler'],
  ])('%s: did you mean %s?', async (wrong, right) => {
    expect(await ask(wrong)).toMatchObject({ instead: right });
  });

  it('is answered with what comes close, and counted as nothing', async () => {
    expect(await ask('diffusion poems in videos')).toEqual({ total: 0, ids: [], near: [POET] });
    expect(await ask('quantum gravity')).toEqual({ total: 0, ids: [], near: [] });
  });
});

describe('names', () => {
  it.each([
    ['Björn Hartmann', [RAMBLER]],
    ['hartmann bjorn', [RAMBLER]],
    ['bjorn hart', [RAMBLER]],
    ['lukasz', [SURVEY]],
    ['Zamfirescu-Pereira', [RAMBLER]],
    // Never across two people: Yang is Lihe's name, Zhao Hengshuang's.
    ['Lihe Zhao', []],
    ['Susan Lin', [SURVEY, RAMBLER]],
  ])('%s', async (author, expected) => {
    expect(await ids({ text: '', author })).toEqual(expected);
  });

  it('are put right, too', async () => {
    expect(await ask({ text: '', author: 'Bjorn Hartman' })).toMatchObject({ ids: [RAMBLER] });
    expect(await ask({ text: '', author: 'Bjorn Hrtmann' })).toMatchObject({
      instead: 'Bjorn hartmann',
      ids: [RAMBLER],
    });
  });
});

describe('pages', () => {
  it('follow each other without gap or repetition, and all tell the same total', async () => {
    const pages = await Promise.all(
      [0, 1, 2].map((offset) => search(index.db, { text: 'depth' }, { limit: 1, offset })),
    );
    expect(pages.map(({ total, ids: on }) => [total, ...on])).toEqual([[2, DEPTH], [2, SURVEY], [2]]);
  });

  it('count no further than they are asked to', async () => {
    const page = { limit: 1, offset: 0, countTo: 2 };
    expect((await search(index.db, { text: '-rambler' }, page)).total).toBe(3);
  });
});

describe('the index', () => {
  it('holds nothing of what was never finished', async () => {
    const late = digestOf('2024-04-01', [
      entry('2404.00001', { title: 'Xylophones', authors: ['Zoë Zebra'] }),
    ]);
    const broken = db.transaction().execute(async (transaction) => {
      await saveDigest(transaction, late, 0);
      throw new Error('the power is gone');
    });
    await expect(broken).rejects.toThrow('the power is gone');
    await index.bringUp();
    expect(await ids('xylophones')).toEqual([]);
    expect(await ids({ text: '', author: 'Zoë Zebra' })).toEqual([]);
    expect(await authorsLike(index.db, 'zebra', 5)).toEqual([]);
    expect((await ask('xylophnes')).instead).toBeUndefined();
  });
});

describe('any input', () => {
  it('is a query, a name, a title or no day', async () => {
    const { errors, first_error } = await fuzzSearch(index.db, runs(5000, 1000));
    expect({ errors, first_error }).toEqual({ errors: 0 });
  }, 120_000);
});
