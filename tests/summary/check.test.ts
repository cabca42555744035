// What is wrong with a summary is found, and what is right is let through.
import { describe, expect, it } from 'vitest';
import { joinPairs, readPapers } from '../../bench/summary-pairs.ts';
import type { Summary } from '../../src/model/summary.ts';
import { checkSummary } from '../../src/summary/check.ts';
import { relevance } from '../../src/summary/relevance.ts';
import { DIGESTS, NO_DATA, NO_RESPONSES, RESPONSES } from '../real-data.ts';
import { ENGLISH, KOREAN, MEDUSA } from './papers.ts';

interface Text {
  readonly tldr: string | null;
  readonly bullets: readonly string[];
}

function written({ tldr, bullets }: Text, language = 'ko'): Summary {
  const lines = bullets.map((text) => ({ label: null, text, depth: 0 as const }));
  return { kind: 'written', by: null, language, tldr, bullets: lines };
}

const problems = (text: Text, language = 'ko') =>
  checkSummary(written(text, language), MEDUSA, language).map(({ problem }) => problem);

/** The Korean summary with its last bullet replaced. */
const ending = (...last: string[]) => ({ ...KOREAN, bullets: [...KOREAN.bullets.slice(0, 3), ...last] });

describe('a right summary', () => {
  it('passes in Korean and in English', () => {
    expect(problems(KOREAN)).toEqual([]);
    expect(problems(ENGLISH, 'en')).toEqual([]);
  });

  it('passes in Japanese and Chinese', () => {
    const japanese = {
      tldr: 'MedusaはLLMの推論を2.2倍以上速くする。',
      bullets: [
        'Medusaはデコーディングヘッド（decoding heads）を追加し、複数のトークンを並列に予測して木構造の注意機構で検証する。',
        '品質を損なわずに2.2倍以上、Medusa-2では2.3倍から3.6倍の高速化を達成する。',
      ],
    };
    const chinese = {
      tldr: 'Medusa使LLM推理提速2.2倍以上。',
      bullets: [
        'Medusa增加多个解码头（decoding heads），并行预测多个token，并用树形注意力进行验证。',
        '在不损失质量的情况下提速2.2倍以上，Medusa-2达到2.3至3.6倍，使用6万个样本训练。',
      ],
    };
    expect(problems(japanese, 'ja')).toEqual([]);
    expect(problems(chinese, 'zh-CN')).toEqual([]);
  });
});

describe('a wrong summary', () => {
  it.each([
    ['in another language', ENGLISH, ['language']],
    ['too short', { tldr: null, bullets: ['Medusa는 빠르다.'] }, ['length']],
    [
      'too long',
      { ...KOREAN, bullets: Array.from({ length: 14 }, () => KOREAN.bullets[1] ?? '') },
      ['length'],
    ],
    ['with an invented figure', ending('Medusa-3은 7.5배 빠르다.'), ['figure']],
    ['with a wrong figure in Korean words', ending('60만 개의 표본으로 학습했다.'), ['figure']],
    ['with an invented address', ending('코드는 https://medusa.example.com 에 있다.'), ['address']],
    ['with a link', ending('[여기](https://github.com/FasterDecoding/Medusa)에 코드가 있다.'), ['markup']],
    ['that calls everyone', ending('@everyone Medusa를 써 보세요.'), ['markup']],
    ['that mentions a member', ending('<@1234> 이 논문을 보라.'), ['markup', 'figure']],
    [
      'that copies the abstract',
      ending(
        'Medusa는 that adds extra decoding heads to predict several tokens in parallel and verifies them with tree-based attention 방법이다.',
      ),
      ['copied'],
    ],
  ])('is told: %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('of another paper is told from one that would fit any', () => {
    const other = {
      tldr: null,
      bullets: [
        '이 연구는 단백질 접힘(protein folding)을 위한 AlphaFold 변형을 제안한다.',
        'Evoformer와 MSA 정보를 이용하여 CASP 벤치마크에서 원자 수준의 구조를 예측한다.',
        '신약 개발(drug discovery)과 효소(enzyme) 설계에 쓸 수 있다.',
      ],
    };
    const boilerplate = {
      tldr: null,
      bullets: [
        '이 논문은 새로운 알고리즘을 제안하여 기존 방법의 한계를 극복한다.',
        '제안된 방법은 다양한 벤치마크에서 우수한 성능을 보였다.',
        '이 결과는 해당 분야의 발전에 크게 기여할 것으로 기대된다.',
      ],
    };
    expect(problems(other)).toEqual(['other-paper']);
    expect(problems(boilerplate)).toEqual(['boilerplate']);
  });

  it('comes with a complaint that a model can mend it by', () => {
    const [finding] = checkSummary(written(ending('Medusa-3은 7.5배 빠르다.')), MEDUSA, 'ko');
    expect(finding?.complaint).toBe('These figures are not in the title or abstract: 3, 7.5');
  });
});

/** Read one by one: what the archive's summaries of these papers are about instead. */
const KNOWN_WRONG: Readonly<Record<string, string>> = {
  '2408.10446': 'a transformer for summaries and translation, not watermarks',
  '2408.15836': 'a vision model on ImageNet, not browsing literature',
  '2409.10923': 'how to use a LaTeX template',
  '2408.11915': 'how to lay out a manuscript',
  '2409.11355': 'a model called XYZNet that does not exist',
  '2409.19951': 'a GAN for images, not cross capabilities',
  '2410.00086': 'object detection, not instruction-guided editing',
  '2406.07524': 'image classification, not masked diffusion language models',
  '2409.05152': 'autonomous driving, not retrieval',
  '2406.07472': 'an algorithm for reinforcement learning that fits any paper',
  '2408.10906': 'a language model that fits any paper',
  '2409.16686': 'a variant of PPO that fits any paper',
  '2408.10701': 'a transformer that fits any paper',
  '2409.17545': 'a transformer that fits any paper',
};

describe.skipIf(NO_DATA || NO_RESPONSES)(
  `summaries of the real archive ${NO_DATA ?? NO_RESPONSES ?? ''}`,
  () => {
    const pairs = NO_DATA || NO_RESPONSES ? [] : joinPairs(DIGESTS, readPapers(RESPONSES));

    it.each(Object.entries(KNOWN_WRONG))('%s is told to be wrong: %s', (id) => {
      const pair = pairs.find((each) => each.id === id);
      if (pair) expect(relevance(pair.summary, pair.paper)).toBeLessThan(0);
    });

    it('are told apart from the same summaries beside other papers', () => {
      const sample = pairs.filter((_, place) => place % 4 === 0);
      const own = sample.filter(({ summary, paper }) => relevance(summary, paper) <= 0);
      const swapped = sample.filter(
        ({ summary }, place) => relevance(summary, sample[(place + 7) % sample.length]?.paper ?? MEDUSA) <= 0,
      );
      expect(own.length / sample.length).toBeLessThan(0.07);
      expect(swapped.length / sample.length).toBeGreaterThan(0.97);
    });
  },
);
