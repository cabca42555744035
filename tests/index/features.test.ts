// Two papers that say the same thing share its feature, however they write it.
import { describe, expect, it } from 'vitest';
import { type Described, featuresOf } from '../../src/index/features.ts';
import { packFeatures, type Vector, vectorOf } from '../../src/index/vectors.ts';
import { countFeatures } from '../../src/index/vocabulary.ts';

const NOTHING: Described = { title: '', text: '', keywords: [], authors: [], organization: null };
const packed = (text: string) => packFeatures(featuresOf({ ...NOTHING, text }));

function shared(one: Vector, other: Vector): number {
  return [...one.ids].filter((id) => other.ids.includes(id)).length;
}

const saidBy = (paper: Partial<Described>) => featuresOf({ ...NOTHING, ...paper });
const sharedBy = (one: ReturnType<typeof saidBy>, other: ReturnType<typeof saidBy>) =>
  [...one].filter(([id]) => other.has(id)).map(([, { kind, said }]) => `${kind} ${said}`);

describe('features', () => {
  it('are shared by words whatever their number, case or accents', () => {
    const one = saidBy({ title: 'Diffusion Models', authors: ['Björn Hartmann'] });
    const other = saidBy({ text: 'a diffusion model', authors: ['BJORN HARTMANN'] });
    expect(sharedBy(one, other)).toEqual(
      expect.arrayContaining([
        'word diffusion',
        'word models',
        'word diffusion models',
        'author Björn Hartmann',
      ]),
    );
  });

  it('tell words from names', () => {
    expect(sharedBy(saidBy({ text: 'Hartmann' }), saidBy({ authors: ['Hartmann'] }))).toEqual([]);
  });

  it('are concepts across languages', () => {
    const shared = sharedBy(
      saidBy({ title: 'Reinforcement Learning' }),
      saidBy({ title: '강화학습을 위한' }),
    );
    expect(shared).toHaveLength(1);
    expect(shared[0]).toMatch(/^concept /);
  });

  it('are Korean words without their particles', () => {
    expect(sharedBy(saidBy({ text: '모델을' }), saidBy({ text: '모델에서는' }))).toEqual(['word 모델을']);
  });

  it('are pairs of words, but not across a stop word', () => {
    const pairs = (text: string) =>
      [...saidBy({ text }).values()].map(({ said }) => said).filter((said) => said.includes(' '));
    expect(pairs('attention of models')).toEqual([]);
    expect(pairs('sparse attention models')).toEqual(['sparse attention', 'attention models']);
    // The order counts.
    expect(sharedBy(saidBy({ text: 'model free' }), saidBy({ text: 'free model' }))).toHaveLength(2);
  });

  it('tell what the paper itself says, to be quoted', () => {
    const features = saidBy({ keywords: ['Vision Transformers'] });
    expect([...features.values()]).toEqual([{ kind: 'keyword', said: 'Vision Transformers', count: 1 }]);
  });
});

describe('vectors', () => {
  it('leave out what a single paper says, and weigh rare words more', async () => {
    const papers = [...Array.from({ length: 28 }, () => 'cats dogs'), ...['cats birds', 'eel']].map(packed);
    const vocabulary = await countFeatures([...papers, ...Array.from({ length: 70 }, () => packed('frogs'))]);
    expect(vocabulary.papers).toBe(100);
    const vector = (text: string) => vectorOf(packed(text), vocabulary);
    expect(vector('eel').ids).toHaveLength(0);
    // In more than a fifth of all papers: it tells nothing.
    expect(vector('frogs').ids).toHaveLength(0);
    const few = await countFeatures(papers.slice(-12));
    const among = (text: string) => vectorOf(packed(text), few);
    expect(shared(among('cats dogs'), among('dogs'))).toBe(1);
    const length = Math.hypot(...among('cats dogs').values);
    expect(length).toBeCloseTo(1, 5);
  });

  it('weigh six hundred authors together hardly more than a dozen', async () => {
    const by = (count: number) =>
      packFeatures(
        featuresOf({ ...NOTHING, authors: Array.from({ length: count }, (_, index) => `Author N${index}`) }),
      );
    const vocabulary = await countFeatures([]);
    const lengthOf = (count: number) => Math.hypot(...vectorOf(by(count), vocabulary).values);
    expect(lengthOf(1)).toBeCloseTo(0.5);
    expect(lengthOf(600)).toBeCloseTo(lengthOf(12));
  });
});
