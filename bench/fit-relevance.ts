// Fits the weights of src/summary/relevance.ts to real pairs, and says how well they do on pairs that they were not fitted to.
import { parseArgs } from 'node:util';
import { compare, type Likeness } from '../src/summary/relevance.ts';
import { joinPairs, type Pair, readPapers } from './summary-pairs.ts';

/** Each summary is also set beside the papers this many places further on. */
const SWAPS = [1, 2, 3, 7, 50, 131, 400, 601];
const FOLDS = 5;
const STEPS = 1500;
const RATE = 4;

interface Example {
  readonly own: boolean;
  readonly fold: number;
  readonly values: readonly number[];
}

const { values: folders } = parseArgs({
  options: { digests: { type: 'string' }, responses: { type: 'string' } },
});
const pairs = joinPairs(
  folders.digests ?? '../shared/data/digests-ko',
  readPapers(folders.responses ?? '../shared/data/hf-daily-papers'),
);
const names = Object.keys(compare('', { title: '', abstract: '' })) as (keyof Likeness)[];
const examples = pairs.flatMap((pair, place) => [
  example(pair, place, 0),
  ...SWAPS.map((by) => example(pair, place, by)),
]);

/** Scores of each example by weights that were fitted without its fold. */
const scored = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const weights = fitWeights(examples.filter((each) => each.fold !== fold));
  return examples
    .filter((each) => each.fold === fold)
    .map((each) => ({ own: each.own, score: dot(weights, each.values) }));
});
const own = scored
  .filter((each) => each.own)
  .map((each) => each.score)
  .sort((a, b) => a - b);
const swapped = scored.filter((each) => !each.own);
for (const share of [0.03, 0.04, 0.045, 0.05]) {
  const threshold = own[Math.floor(own.length * share)] ?? 0;
  const caught = swapped.filter(({ score }) => score < threshold).length / swapped.length;
  process.stderr.write(
    `${(share * 100).toFixed(1)} % of the real ones flagged: ${(caught * 100).toFixed(2)} % of the swapped ones, below ${threshold.toFixed(2)}\n`,
  );
}
const weights = fitWeights(examples);
const named = Object.fromEntries(
  [...names, 'intercept'].map((name, place) => [name, Math.round((weights[place] ?? 0) * 100) / 100]),
);
process.stdout.write(`${JSON.stringify(named)}\n`);

function example({ summary }: Pair, place: number, by: number): Example {
  const paper = (pairs[(place + by) % pairs.length] as Pair).paper;
  const likeness = compare(summary, paper);
  return { own: by === 0, fold: place % FOLDS, values: [...names.map((name) => likeness[name]), 1] };
}

function dot(weights: readonly number[], values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0);
}

/** Logistic regression by gradient descent; both kinds weigh the same, however many there are of each. */
function fitWeights(of: readonly Example[]): number[] {
  const owns = of.filter((each) => each.own).length;
  const weights = [...names, 'intercept'].map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map(() => 0);
    for (const { own: isOwn, values } of of) {
      const error = 1 / (1 + Math.exp(-dot(weights, values))) - Number(isOwn);
      const share = 0.5 / (isOwn ? owns : of.length - owns);
      for (const [place, value] of values.entries())
        gradient[place] = (gradient[place] ?? 0) + error * share * value;
    }
    for (const [place, slope] of gradient.entries()) weights[place] = (weights[place] ?? 0) - RATE * slope;
  }
  return weights;
}
