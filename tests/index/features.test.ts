// Two papers that say the same thing share its feature, however they write it.
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../src/index/features.ts';
import { hashFeatures, type Vector, vectorOf } from '../../src/index/vectors.ts';
import { countFeatures } from '../../src/index/vocabulary.ts';

const NOTHING = { title: '', text: '', keywords: [], authors: [], organization: null };
const hashed = (text: string) => hashFeatures(featuresOf({ ...NOTHING, text }));

function shared(one: Vector, other: Vector): number {
  return [...one.ids].filter((id) => other.ids.includes(id)).length;
}

describe('features', () => {
  it('share words whatever their number, case or accents', () => {
    const one = featuresOf({ ...NOTHING, title: 'Diffusion Models', authors: ['Björn Hartmann'] });
    const other = featuresOf({ ...NOTHING, text: 'a diffusion model', authors: ['BJORN HARTMANN'] });
    for (const key of ['word diffusion', 'word diffusion model', 'author bjorn hartmann'])
      expect([one.has(key), other.has(key)], key).toEqual([true, true]);
  });

  it('share concepts across languages', () => {
    const concepts = (title: string) =>
      [...featuresOf({ ...NOTHING, title })].filter(([, { kind }]) => kind === 'concept').map(([key]) => key);
    expect(concepts('Reinforcement Learning')).toEqual(concepts('강화학습을 위한'));
    expect(concepts('강화학습')).toHaveLength(1);
  });

  it('take Korean words without their particles', () => {
    expect(featuresOf({ ...NOTHING, text: '모델을' }).has('word 모델')).toBe(true);
  });

  it('pair no words across a stop word', () => {
    const keys = [...featuresOf({ ...NOTHING, text: 'attention of models' }).keys()];
    expect(keys).not.toContain('word attention model');
    expect(keys).not.toContain('word attention of');
  });

  it('tell what the paper itself says, to be quoted', () => {
    const features = featuresOf({ ...NOTHING, keywords: ['Vision Transformers'] });
    expect(features.get('keyword vision_transformer')).toEqual({
      kind: 'keyword',
      said: 'Vision Transformers',
      count: 1,
    });
  });
});

describe('vectors', () => {
  it('leave out what a single paper says, and weigh rare words more', async () => {
    const papers = ['cats dogs', 'cats birds', 'cats dogs', 'cats fish', 'cats frogs', 'cats', 'eel'].map(
      hashed,
    );
    const vocabulary = await countFeatures(papers);
    expect(vocabulary.papers).toBe(7);
    const vector = (text: string) => vectorOf(hashed(text), vocabulary);
    expect(vector('eel').ids).toHaveLength(0);
    // In six of seven papers: it tells nothing.
    expect(vector('cats').ids).toHaveLength(0);
    expect(shared(vector('cats dogs'), vector('dogs'))).toBe(1);
    const length = Math.hypot(...vector('cats dogs').values);
    expect(length).toBeCloseTo(1, 5);
  });

  it('weigh six hundred authors together hardly more than a dozen', async () => {
    const by = (count: number) =>
      hashFeatures(
        featuresOf({ ...NOTHING, authors: Array.from({ length: count }, (_, index) => `Author N${index}`) }),
      );
    const vocabulary = await countFeatures([]);
    const lengthOf = (count: number) => Math.hypot(...vectorOf(by(count), vocabulary).values);
    expect(lengthOf(1)).toBeCloseTo(0.5);
    expect(lengthOf(600)).toBeCloseTo(lengthOf(12));
  });
});
