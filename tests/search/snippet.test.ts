// The excerpt that shows why a paper was found: whole words, cut where it says so, with what was asked for in sight.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawQueries } from '../../bench/search-queries.ts';
import { type OpenLibrary, openLibrary } from '../../src/cli/open-library.ts';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { day } from '../../src/model/day.ts';
import type { Entry } from '../../src/model/digest.ts';
import { readQuery } from '../../src/search/query.ts';
import { search } from '../../src/search/search.ts';
import { snippet } from '../../src/search/snippet.ts';
import { importedArchive } from '../imported-archive.ts';
import { NO_DATA, realDigests } from '../real-data.ts';

const LONG =
  'The first sentence speaks of walruses and of the sea around them. A second sentence, which is quite a bit longer than the first one, says at its very end that they are studied by reinforcement learning. The third says nothing.';

const shown = (text: string, query: string, max: number) =>
  snippet([text], readQuery(query), max)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('an excerpt', () => {
  it('is the whole text where that fits', () => {
    expect(shown('Short and sweet.', 'sweet', 150)).toBe('Short and [sweet].');
  });

  it('begins where the text begins as long as the hit is in sight', () => {
    expect(shown(LONG, 'walruses', 80)).toBe(
      'The first sentence speaks of [walruses] and of the sea around them. A second…',
    );
  });

  it('else where the hit’s sentence begins', () => {
    expect(shown(LONG, 'studied', 150)).toBe(
      '…A second sentence, which is quite a bit longer than the first one, says at its very end that they are [studied] by reinforcement learning. The third…',
    );
  });

  it('else a few words before the hit', () => {
    expect(shown(LONG, 'reinforcement', 70)).toBe(
      '…end that they are studied by [reinforcement] learning. The third says…',
    );
  });

  it('ends where the text ends without saying that it was cut', () => {
    expect(shown(LONG, 'nothing', 60)).toBe('…The third says [nothing].');
  });

  it('cuts a language without spaces as it parts its words', () => {
    const text = `${'大規模言語モデルの推論を高速化する手法を提案する'.repeat(6)}。`;
    const excerpt = shown(text, '高速化', 60);
    expect(excerpt).toContain('[高速化]');
    expect(excerpt.length).toBeLessThanOrEqual('[][]'.length + 60);
    expect(excerpt.endsWith('…')).toBe(true);
  });
});

describe('marked is what was asked for', () => {
  const marks = (text: string, query: string) =>
    snippet([text], readQuery(query), 200)
      .filter(({ hit }) => hit)
      .map((piece) => piece.text);

  it.each([
    ['Classical planning in C++ and C', 'C++', ['C++']],
    ['C++로 쓴 코드', 'C++', ['C++']],
    ['An Agent that plans by A*', 'A*', ['A*']],
    ['Controllable Interaction', 'C#', []],
    ['CFG-Zero* for flows', 'cfg-zero*', ['CFG-Zero*']],
    ['measured by pass@1 and pass@10', 'pass@1', ['pass@1']],
    ['built for .NET alone', '.NET', ['.NET']],
  ])('%s, with its signs: %s', (text, query, hits) => expect(marks(text, query)).toEqual(hits));

  it.each([
    ['Node.js and React', 'node.js', ['Node.js']],
    ['an SE(3) equivariant fit', 'SE(3)', ['SE(3']],
    ['BitNet b1.58 has 2B', 'b1.58', ['b1.58']],
    ['GPT-4V(ision) for robots', 'gpt4vision', ['GPT-4V(ision']],
    ['Qwen2.5-VL is out', 'qwen25vl', ['Qwen2.5-VL']],
    ['Qwen2.5-VL is out', 'qwen2.5vl', ['Qwen2.5-VL']],
    ['DeepSeek-R1 and DeepSeek-R1-Zero', 'deepseekr1', ['DeepSeek-R1', 'DeepSeek-R1']],
    ['SAM 2 for videos', 'sam2', ['SAM 2']],
    // No word is a part of one with a hyphen.
    ['it has to re-align', 'real', []],
  ])('%s, however it is joined: %s', (text, query, hits) => expect(marks(text, query)).toEqual(hits));

  it.each([
    ['흉부 X-선 이미지', '흉부 선', ['흉부', '선']],
    ['손실을 줄인다', '손', []],
    ['로봇의 손을 다룬다', '손', ['손을']],
    ['대규모 델타를 다룬다', '모델', []],
    ['강화 학습과 강화학습', '강화학습', ['강화 학습', '강화학습']],
  ])('%s, as Korean is spaced: %s', (text, query, hits) => expect(marks(text, query)).toEqual(hits));
});

describe.skipIf(NO_DATA)(`excerpts of real answers ${NO_DATA ?? ''}`, () => {
  let library: OpenLibrary;
  let papers: ReadonlyMap<string, Entry>;
  beforeAll(async () => {
    const { database } = await importedArchive();
    library = await openLibrary({ config: { DATABASE_URL: `file:${database}`, INDEX_FILE: '' }, cwd: '/' });
    const digests = realDigests().flatMap(
      ({ source }) => readMarkdown(source, { language: 'ko', date: null }).digests,
    );
    papers = new Map(digests.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]));
  }, 60_000);
  afterAll(() => library.close());

  it('of 500: none is cut inside a word, none is without a hit, none is cut without a sign', async () => {
    const drawn = drawQueries([...papers.values()], { from: day('2024-01-01'), to: day('2025-12-31') }, 11);
    const kinds = ['term', 'two terms', 'korean, two syllables', 'korean, longer', 'phrase'];
    const queries = kinds.flatMap((kind) => drawn[kind] ?? []);
    const wrong: string[] = [];
    let excerpts = 0;
    for (const { text: query } of queries) {
      const parsed = readQuery(query);
      const { ids } = await search(library.index.db, { text: query }, { limit: 2, offset: 0 });
      for (const id of ids) {
        const texts = papers.get(id)?.summary.bullets.map(({ text }) => text) ?? [];
        // A hit of the title alone has none in the summary.
        const whole = texts.flatMap((text) => snippet([text], parsed, Number.MAX_SAFE_INTEGER));
        if (!whole.some(({ hit }) => hit)) continue;
        excerpts++;
        const pieces = snippet(texts, parsed, 150);
        const told = pieces.map(({ text }) => text).join('');
        const inner = told.replace(/^…|…$/g, '');
        const of = texts.find((text) => text.includes(inner));
        const at = of?.indexOf(inner) ?? 0;
        const end = at + inner.length;
        if (!pieces.some(({ hit }) => hit)) wrong.push(`no hit: ${query}: ${told}`);
        if (of === undefined) wrong.push(`not in the text: ${query}: ${told}`);
        else {
          if (told.startsWith('…') !== at > 0 || told.endsWith('…') !== end < of.length)
            wrong.push(`unmarked: ${query}: ${told}`);
          const splits = (place: number) => /[\p{L}\p{N}]{2}/u.test(of.slice(place - 1, place + 1));
          if ((at > 0 && splits(at)) || (end < of.length && splits(end)))
            wrong.push(`inside a word: ${query}: ${told}`);
        }
        if (told.length > 150) wrong.push(`too long: ${query}: ${told}`);
      }
    }
    expect(excerpts).toBeGreaterThanOrEqual(500);
    expect(wrong).toEqual([]);
  });
});
