// Search on the real archive: nothing is missed that a plain look finds, and what people mean is at the top.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/random.ts';
import { misspelt } from '../../bench/search-queries.ts';
import { type OpenLibrary, openLibrary } from '../../src/cli/open-library.ts';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { fold, wordsOf } from '../../src/index/tokens.ts';
import type { Entry } from '../../src/model/digest.ts';
import { GLOSSARY } from '../../src/model/glossary.ts';
import { authorsLike, findAuthor } from '../../src/search/authors.ts';
import { type Query, search } from '../../src/search/search.ts';
import { similarPapers } from '../../src/search/similar.ts';
import { importedArchive } from '../imported-archive.ts';
import { NO_DATA, realDigests } from '../real-data.ts';
import { sample } from '../sample.ts';
import { ENGLISH, KOREAN, MIXED, type RealisticQuery } from './realistic-queries.ts';

describe.skipIf(NO_DATA)(`the real archive ${NO_DATA ?? ''}`, () => {
  let library: OpenLibrary;
  let papers: Entry[];
  /** Title and summary, by id. */
  let texts: ReadonlyMap<string, string>;
  beforeAll(async () => {
    const { database } = await importedArchive();
    library = await openLibrary({
      config: { DATABASE_URL: `file:${database}`, INDEX_FILE: '' },
      cwd: '/',
    });
    const digests = realDigests().flatMap(
      ({ source }) => readMarkdown(source, { language: 'ko', date: null }).digests,
    );
    papers = [
      ...new Map(digests.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry])).values(),
    ];
    texts = new Map(papers.map((paper) => [paper.id, textOf(paper)]));
  }, 60_000);
  afterAll(() => library.close());

  const found = async (query: Query) =>
    new Set((await search(library.index.db, query, { limit: 5000, offset: 0 })).ids);
  const plainly = (holds: (paper: Entry) => boolean) => papers.filter(holds).map(({ id }) => id);
  const textOf = ({ title, summary }: Entry) =>
    [title, ...summary.bullets.map(({ text }) => text)].join('\n');
  const missed = async (query: Query, truth: readonly string[]) => {
    const ids = await found(query);
    return truth.filter((id) => !ids.has(id));
  };

  it('holds no paper with a Korean word of two syllables that is not found by it', async () => {
    const all = papers.flatMap((paper) => textOf(paper).match(/(?<![가-힣])[가-힣]{2}(?![가-힣])/g) ?? []);
    const words = [...new Set(all)].filter((_, index) => index % 20 === 0);
    expect(words.length).toBeGreaterThan(80);
    for (const word of words) {
      const truth = plainly(({ id }) => texts.get(id)?.includes(word) ?? false);
      expect([word, await missed({ text: `"${word}"` }, truth)]).toEqual([word, []]);
      expect([word, await missed({ text: word }, truth)]).toEqual([word, []]);
    }
  });

  it.each([
    ['optimisation', 'optimization'],
    ['modelling', 'modeling'],
    ['matrices', 'matrix'],
    ['indices', 'index'],
    ['데이터세트', '데이터셋'],
    ['네비게이션', '내비게이션'],
    ['가우시안 스플랫팅', '가우시안 스플래팅'],
    ['확산ㅁ', '확산'],
  ])('has as many papers with %s as with %s', async (one, other) => {
    const [ones, others] = [await found({ text: one }), await found({ text: other })];
    expect(ones.size).toBeGreaterThan(10);
    expect(ones).toEqual(others);
  });

  it('holds no paper with a term of the glossary, in its text or as a name, that is not found by it', async () => {
    const spaced = (text: string) => ` ${wordsOf(text).join(' ')} `;
    const spelled = papers.map((paper) => ({
      id: paper.id,
      plain: textOf(paper),
      words: [textOf(paper), ...paper.authors].map(spaced).join('\n'),
    }));
    let occurring = 0;
    const forms = [...new Set(GLOSSARY.flat().map((each) => wordsOf(each).join(' ')))];
    const some = sample(forms, 3);
    for (const form of some) {
      const inside = /^[가-힣]{2,}$/.test(form);
      const truth = spelled
        .filter(({ plain, words }) => (inside ? plain.includes(form) : words.includes(` ${form} `)))
        .map(({ id }) => id);
      if (truth.length > 0) occurring++;
      expect([form, await missed({ text: form }, truth)]).toEqual([form, []]);
    }
    expect(occurring).toBeGreaterThan((300 * some.length) / forms.length);
  }, 60_000);

  it('holds no paper that is not found by its authors, in either order and without accents', async () => {
    const names = [...new Set(papers.flatMap(({ authors }) => authors))];
    for (const name of names.filter((each, index) => index % 60 === 0 || fold(each) !== each.toLowerCase())) {
      const truth = plainly(({ authors }) => authors.includes(name));
      for (const asked of [name, fold(name), name.split(' ').reverse().join(' ')]) {
        expect([asked, await missed({ text: '', author: asked }, truth)]).toEqual([asked, []]);
      }
    }
  });

  it('is sorted by upvotes as a plain look sorts it', async () => {
    const { ids } = await search(
      library.index.db,
      { text: 'diffusion', sort: 'votes' },
      { limit: 20, offset: 0 },
    );
    const upvotes = new Map(papers.map((paper) => [paper.id, paper.upvotes ?? 0]));
    const all = [...(await found({ text: 'diffusion' }))].map((id) => upvotes.get(id) ?? 0);
    expect(ids.map((id) => upvotes.get(id))).toEqual(all.sort((a, b) => b - a).slice(0, 20));
  });

  it('is found by titles with a typing mistake: at least 95 of 100 are among the first ten', async () => {
    const random = seeded(3);
    const chosen = Array.from({ length: 200 }, () => papers[Math.floor(random() * papers.length)] as Entry);
    let hits = 0;
    for (const { id, title } of chosen) {
      const { ids, near = [] } = await search(
        library.index.db,
        { text: misspelt(title, random) },
        { limit: 10, offset: 0 },
      );
      if ([...ids, ...near].slice(0, 10).includes(id)) hits++;
    }
    expect(hits / chosen.length).toBeGreaterThanOrEqual(0.95);
  });

  it('offers people with most papers first, and tells with whom they write', async () => {
    expect(await authorsLike(library.index.db, 'ziw', 2)).toEqual([
      { name: 'Ziwei Liu', papers: 26 },
      { name: 'Ziwen Xu', papers: 4 },
    ]);
    expect(await findAuthor(library.index.db, 'liu ziwei')).toMatchObject({
      papers: 26,
      first: '2023-12-04',
      latest: '2025-05-09',
    });
  });

  it('knows papers like a paper', async () => {
    const depthAnythingV2 = await similarPapers(library, '2406.09414', 5);
    expect(depthAnythingV2).toContain('2401.10891');
  });

  const listed = async (queries: readonly RealisticQuery[]) => {
    const lines = [];
    for (const { query, means } of queries) {
      const { ids, near = [] } = await search(library.index.db, { text: query }, { limit: 10, offset: 0 });
      lines.push(`${[...ids, ...near].indexOf(means) + 1 || '-'} ${query}`);
    }
    return lines;
  };
  const amongThree = (lines: readonly string[]) =>
    lines.filter((line) => /^[123] /.test(line)).length / lines.length;

  it('is found as people ask: at least 95 of 100 papers are among the first three', async () => {
    const [korean, english, mixed] = await Promise.all([listed(KOREAN), listed(ENGLISH), listed(MIXED)]);
    expect(amongThree([...korean, ...english, ...mixed])).toBeGreaterThanOrEqual(0.95);
    expect(korean.join('\n')).toMatchInlineSnapshot(`
      "1 단안 깊이 추정 v2
      1 딥시크 강화학습 추론
      1 플래시 메모리 LLM 추론
      1 동남아시아 비전 언어 데이터셋
      2 축구 경기 자동 해설
      1 법률 특화 언어 모델
      1 스프레드시트를 이해하는 언어모델
      1 그리스어 언어모델
      1 벡터 그래픽 생성
      1 카메라 움직임 이해
      1 하드웨어에 맞춘 희소 어텐션
      2 정규화 없는 트랜스포머
      1 안드로이드 에이전트 벤치마크
      1 연합학습 기울기 역전 공격
      2 무한 오디오 비디오 생성
      1 생물다양성 이미지 데이터셋
      1 멀티에이전트 실패 원인 분석
      3 새로운 게임을 만드는 비디오 모델
      1 영화 제작 자동화 에이전트
      1 가사로 노래 만드는 모델"
    `);
    expect(english.join('\n')).toMatchInlineSnapshot(`
      "1 no more adam
      1 deepseek r1
      1 segment anything 2
      1 native sparse attention
      1 llm inference limited memory
      1 addition is all you need
      1 rwkv goose
      1 transformer without normalization
      1 gpt-4o image generation
      1 synthetic data with personas
      1 mamba transformer hybrid
      1 html is better for rag
      1 small models master math reasoning
      1 survey of prompting
      1 image worth 32 tokens
      1 low rank gradient projection
      1 lineart video colorization
      1 ai co-scientist
      1 cross layer kv cache
      1 llm multi agent film"
    `);
    expect(mixed.join('\n')).toMatchInlineSnapshot(`
      "1 depth anthing v2
      1 deepseak r1
      1 qwen2.5 vl
      1 qwen 2.5 omni
      1 language gaussian splating
      1 segment anyting in videos
      1 latent diffusion 재구성 생성 딜레마
      1 LLM 양자화 bf16
      1 롱컨텍스트 longrag
      1 강화학습 one training example
      1 mixture of mamba 희소성
      1 transformer is secretely linear
      1 absolut zero self play
      1 InternVL 3
      1 minimax lightening attention
      1 role-playing 벤치마크 pingpong
      1 3d trajectory 비디오 생성 제어
      1 reinforcment learning self-correct
      1 4K 텍스처 메쉬 생성
      1 phi4 technical report"
    `);
  });
});
