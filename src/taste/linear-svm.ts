// A linear support vector machine, trained by dual coordinate descent: what tells chosen papers from those that stood beside them.
// Source: Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008,
// algorithm 1 with the squared hinge loss; as liblinear does it.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Vector } from '../index/vectors.ts';
import { placeFeatures } from './feature-places.ts';

export interface Example {
  readonly vector: Vector;
  readonly label: 1 | -1;
  /** What it costs to be wrong about it. */
  readonly cost: number;
}

export interface Trained {
  /** In no order, and the weight of each. */
  readonly ids: Uint32Array;
  readonly weights: Float64Array;
  /** What each example adds to the weights: they are the sum of the examples' vectors times this. Negative for those against. */
  readonly strengths: Float64Array;
}

const MOST_PASSES = 60;
const PRECISION = 1e-3;

/** Passes in one go: about 2 ms for 500 examples. */
const TOGETHER = 3;

export async function trainSvm(examples: readonly Example[]): Promise<Trained> {
  const { ids, places } = await placeFeatures(examples.map(({ vector }) => vector));
  const weights = new Float64Array(ids.length);
  const alphas = new Float64Array(examples.length);
  const slack = examples.map(({ cost }) => 0.5 / cost);
  const squares = examples.map(
    ({ vector }, at) => 1 + (slack[at] ?? 0) + vector.values.reduce((sum, value) => sum + value * value, 0),
  );
  const order = examples.map((_, at) => at);
  const chance = congruential();
  let bias = 0;
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    shuffle(order, chance);
    let worst = 0;
    for (const at of order) {
      const example = examples[at] as Example;
      const place = places[at] as Int32Array;
      const alpha = alphas[at] ?? 0;
      const margin = bias + dot(weights, place, example.vector.values);
      const gradient = example.label * margin - 1 + (slack[at] ?? 0) * alpha;
      if (alpha === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(0, alpha - gradient / (squares[at] ?? 1));
      const step = (next - alpha) * example.label;
      alphas[at] = next;
      bias += step;
      addTo(weights, place, example.vector.values, step);
    }
    if (worst < PRECISION) break;
    if (pass % TOGETHER === 0) await breathe();
  }
  return { ids, weights, strengths: alphas.map((alpha, at) => alpha * (examples[at]?.label ?? 1)) };
}

function dot(weights: Float64Array, place: Int32Array, values: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < place.length; at++)
    sum += (weights[place[at] as number] as number) * (values[at] as number);
  return sum;
}

function addTo(weights: Float64Array, place: Int32Array, values: Float32Array, step: number): void {
  for (let at = 0; at < place.length; at++)
    weights[place[at] as number] = (weights[place[at] as number] as number) + step * (values[at] as number);
}

/** Repeatable: the same examples give the same weights. Numerical Recipes' constants. */
function congruential(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fisher and Yates. */
function shuffle(order: number[], chance: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
}
