// Extracts: sentences of the abstract, the ones that matter, in their order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/model/sentences.ts';
import { extractSummary } from '../../src/summary/extract.ts';

const ABSTRACT = `Good morning to all readers. Decoding is slow in large language models, e.g. in GPT-4 by OpenAI et al. in 2023.
We present Medusa, which adds decoding heads to large language models. The weather was nice.
Medusa makes decoding of large language models 2.2 times faster. We thank our sponsors.`;

describe('an extract', () => {
  it('is what the abstract says of its title, in its order, marked as an extract in English', () => {
    const summary = extractSummary({
      title: 'Medusa: Faster Decoding of Large Language Models',
      abstract: ABSTRACT,
    });
    expect(summary).toMatchObject({ kind: 'extract', language: 'en', tldr: null, by: null });
    expect(summary.bullets.map(({ text }) => text)).toEqual([
      'Decoding is slow in large language models, e.g. in GPT-4 by OpenAI et al. in 2023.',
      'We present Medusa, which adds decoding heads to large language models.',
      'Medusa makes decoding of large language models 2.2 times faster.',
    ]);
  });

  it('is all there is where there is little, and nothing where there is nothing', () => {
    expect(extractSummary({ title: 'A', abstract: 'One sentence.' }).bullets).toHaveLength(1);
    expect(extractSummary({ title: 'A', abstract: '' }).bullets).toEqual([]);
  });

  it('looks at the first hundred sentences: no real abstract has more, and the time grows with their square', () => {
    const first = Array.from({ length: 100 }, (_, index) => `The weather on day ${index} was nice.`);
    const rest = Array.from({ length: 7_000 }, (_, index) => `Medusa makes decoding ${index} times faster.`);
    const abstract = [...first, ...rest].join(' ');
    const { bullets } = extractSummary({ title: 'Medusa makes decoding faster', abstract });
    expect(bullets).toHaveLength(3);
    for (const { text } of bullets) expect(first).toContain(text);
  });

  it('is made of whole sentences of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (abstract, title) => {
        const sentences = splitSentences(abstract);
        for (const { text } of extractSummary({ title, abstract }).bullets) expect(sentences).toContain(text);
      }),
    );
  });
});
