// From choices to a model: those for and against, beside papers that were passed over.
import type { Vector } from '../index/vectors.ts';
import { type Example, trainSvm } from './linear-svm.ts';
import { isMeaning } from './meanings.ts';
import type { Model } from './model.ts';

export interface Choice {
  /** A paper's id, or a follow. */
  readonly of: string;
  readonly vector: Vector;
  readonly isFor: boolean;
  /** In epoch milliseconds. */
  readonly at: number;
  /** Where several members chose alike, it weighs more; 1 where nothing is said. */
  readonly weight?: number;
}

/** All of it tuned on choices before 2025-07 (bench/eval-taste.ts). */
const COST = 0.05;

/** After so many further choices one weighs half: a member's interests change, a server's are those of many. */
export const FADING = { member: 10, server: 200 } as const;

/** Who says that a paper isn't for them says more than who passes it over. */
const AGAINST = 5;

/** How many of the features are kept, those that weigh most. */
const KEPT = 1000;

/** How many of the choices are kept to give reasons, those that add most. */
const EXAMPLES = 60;

/** `passed` are papers that stood beside the chosen ones, or are any others. Null where nothing was chosen, or nothing passed over. */
export async function trainModel(
  choices: readonly Choice[],
  passed: readonly Vector[],
  fading: number = FADING.member,
): Promise<Model | null> {
  const times = choices.map(({ at }) => at).sort((a, b) => b - a);
  const aged = choices.map((choice) => ({
    ...choice,
    weight: (choice.isFor ? 1 : AGAINST) * (choice.weight ?? 1) * 0.5 ** (times.indexOf(choice.at) / fading),
  }));
  const against = choices.filter(({ isFor }) => !isFor).length + passed.length;
  if (against === choices.length + passed.length || against === 0) return null;
  const totalFor = sum(aged.filter(({ isFor }) => isFor).map(({ weight }) => weight));
  const totalAgainst = sum(aged.filter(({ isFor }) => !isFor).map(({ weight }) => weight)) + passed.length;
  const all = (choices.length + passed.length) / 2;
  const examples: Example[] = [
    ...aged.map(({ vector, isFor, weight }) => ({
      vector,
      label: isFor ? (1 as const) : (-1 as const),
      cost: (COST * weight * all) / (isFor ? totalFor : totalAgainst),
    })),
    ...passed.map((vector) => ({ vector, label: -1 as const, cost: (COST * all) / totalAgainst })),
  ];
  const { ids, weights, strengths } = await trainSvm(examples);
  const heaviest = heaviestOf(ids, weights).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return {
    ids: Uint32Array.from(heaviest, (at) => ids[at] ?? 0),
    weights: Float32Array.from(heaviest, (at) => weights[at] ?? 0),
    examples: choices
      .map(({ of }, at) => ({ of, strength: strengths[at] ?? 0 }))
      .filter(({ strength }) => strength !== 0)
      .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength))
      .slice(0, EXAMPLES),
  };
}

/** The places of the KEPT weights that are furthest from 0, of those that are as far, the first; and all of what papers mean. */
function heaviestOf(ids: Uint32Array, weights: Float64Array): number[] {
  const isKept = (at: number) => isMeaning(ids[at] as number);
  const sizes = weights
    .filter((_, at) => !isKept(at))
    .map(Math.abs)
    .sort();
  const least = sizes[Math.max(0, sizes.length - KEPT)] ?? 0;
  const places: number[] = [];
  let said = 0;
  for (let at = 0; at < weights.length; at++) {
    const size = Math.abs(weights[at] as number);
    if (size === 0) continue;
    if (isKept(at)) places.push(at);
    else if (size >= least && said < KEPT) {
      places.push(at);
      said++;
    }
  }
  return places;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
