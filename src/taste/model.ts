// What was learned of a taste: the features that weigh most, and how much each chosen paper adds. A few kilobytes.
import { placeOf, type Vector } from '../index/vectors.ts';

export interface Model {
  /** Ascending, and the weight of each. */
  readonly ids: Uint32Array;
  readonly weights: Float32Array;
  /** What the weights are made of, as far as it was chosen: the strongest first. */
  readonly examples: readonly ModelExample[];
}

interface ModelExample {
  /** A paper's id, or a follow (see examples.ts). */
  readonly of: string;
  readonly strength: number;
}

export function scoreOf({ ids, weights }: Model, vector: Vector): number {
  let score = 0;
  for (let at = 0; at < vector.ids.length; at++) {
    const place = placeOf(ids, vector.ids[at] as number);
    if (place >= 0) score += (weights[place] as number) * (vector.values[at] as number);
  }
  return score;
}
