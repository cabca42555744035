// What training promises: chosen papers come before those passed over, the same choices give the same model, and it stays small.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vector } from '../../src/index/vectors.ts';
import { trainSvm } from '../../src/taste/linear-svm.ts';
import { scoreOf } from '../../src/taste/model.ts';
import { type Choice, trainModel } from '../../src/taste/train.ts';

function vector(...ids: number[]): Vector {
  return {
    ids: Uint32Array.from(ids),
    values: Float32Array.from(ids, () => 1 / Math.sqrt(ids.length)),
  };
}

const DAY = 24 * 60 * 60 * 1000;
const choice = (id: string, of: Vector, { isFor = true, day = 0 } = {}): Choice => ({
  of: id,
  vector: of,
  isFor,
  at: day * DAY,
});

describe('the model', () => {
  it('puts what is like the chosen papers first', async () => {
    const model = await trainModel(
      [choice('a', vector(1, 2)), choice('b', vector(1, 3)), choice('c', vector(1, 4))],
      [vector(5, 2), vector(5, 3), vector(6, 7)],
    );
    if (!model) throw new Error('nothing was learned');
    expect(scoreOf(model, vector(1, 9))).toBeGreaterThan(scoreOf(model, vector(5, 9)));
    expect(scoreOf(model, vector(8, 9))).toBe(0);
  });

  it('learns from what was chosen against', async () => {
    const against = choice('d', vector(2, 8), { isFor: false });
    const choices = [choice('a', vector(1, 2)), choice('b', vector(1, 3)), against];
    const model = await trainModel(choices, [vector(5)]);
    if (!model) throw new Error('nothing was learned');
    expect(scoreOf(model, vector(8))).toBeLessThan(0);
  });

  it('minds recent choices more', async () => {
    const between = Array.from({ length: 20 }, (_, at) => choice(`${at}`, vector(5), { day: 1 + at }));
    const choices = [choice('old', vector(1)), ...between, choice('new', vector(2), { day: 99 })];
    const model = await trainModel(choices, [vector(3), vector(4)]);
    if (!model) throw new Error('nothing was learned');
    expect(scoreOf(model, vector(2))).toBeGreaterThan(scoreOf(model, vector(1)));
  });

  it('is null where there is nothing to learn from', async () => {
    expect(await trainModel([], [vector(1)])).toBeNull();
    expect(await trainModel([choice('a', vector(1))], [])).toBeNull();
    expect(await trainModel([choice('a', vector(1), { isFor: false })], [vector(2)])).toBeNull();
  });

  it('is the same for the same choices, and the sum of its examples', async () => {
    const sparse = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(sparse, { minLength: 2, maxLength: 12 }), async (papers) => {
        const examples = papers.map((ids, at) => ({
          vector: vector(...ids),
          label: at % 2 === 0 ? (1 as const) : (-1 as const),
          cost: 0.1,
        }));
        const [one, again] = [await trainSvm(examples), await trainSvm(examples)];
        expect(again).toEqual(one);
        for (const [place, id] of one.ids.entries()) {
          const made = examples.reduce((sum, { vector: { ids, values } }, at) => {
            const where = ids.indexOf(id);
            return where < 0 ? sum : sum + (one.strengths[at] ?? 0) * (values[where] ?? 0);
          }, 0);
          expect(one.weights[place]).toBeCloseTo(made, 6);
        }
      }),
    );
  });

  it('keeps a thousand features at most', async () => {
    const wide = (from: number) => vector(...Array.from({ length: 900 }, (_, index) => from + index));
    const model = await trainModel([choice('a', wide(0)), choice('b', wide(1000))], [wide(2000)]);
    expect(model?.ids).toHaveLength(1000);
  });
});
