// Why a paper is recommended, as the model has it: the largest of what adds to its score, among features and chosen papers alike.
import { type Feature, featuresOf, nameId } from '../index/features.ts';
import { placeOf, type Vector } from '../index/vectors.ts';
import { partsOf, type Topic } from '../store/follows.ts';
import type { DescribedPaper } from './described.ts';
import { readFollowName } from './follow-vectors.ts';
import { isMeaning } from './meanings.ts';
import type { Model } from './model.ts';

export type Reason =
  | { readonly by: 'paper'; readonly id: string }
  | { readonly by: 'follow'; readonly topic: Topic }
  | { readonly by: Feature['kind']; readonly said: string };

export interface Contribution {
  readonly reason: Reason;
  /** Without it, the score were lower by so much. */
  readonly amount: number;
}

/** So many of the largest contributions are told, at most. */
const NAMED = 2;
const LARGEST = 3;

export interface Explained {
  readonly paper: DescribedPaper;
  readonly vector: Vector;
  /** What the model's examples say, by their names. */
  readonly examples: ReadonlyMap<string, Vector>;
  readonly follows: readonly Topic[];
}

/** All that adds to the score, the largest first. */
export function contributionsTo(
  model: Model,
  { paper, vector, examples, follows }: Explained,
): Contribution[] {
  const features = featuresOf(paper);
  const found: Contribution[] = [];
  const kept = new Map<number, number>();
  for (let at = 0; at < vector.ids.length; at++) {
    const id = vector.ids[at] as number;
    const place = placeOf(model.ids, id);
    const feature = features.get(id);
    if (place < 0 || !(feature || isMeaning(id))) continue;
    const value = vector.values[at] as number;
    kept.set(id, value);
    // What a paper means has no words; it is told by the papers that mean the like.
    if (!feature) continue;
    const amount = value * (model.weights[place] as number);
    if (amount > 0) found.push({ reason: reasonFor(id, feature, follows), amount });
  }
  for (const { of, strength } of model.examples) {
    const example = examples.get(of);
    if (!example || strength <= 0) continue;
    let likeness = 0;
    for (let at = 0; at < example.ids.length; at++)
      likeness += (example.values[at] as number) * (kept.get(example.ids[at] as number) ?? 0);
    const topic = readFollowName(of);
    const reason: Reason = topic
      ? { by: 'follow', topic: asWritten(topic, features) }
      : { by: 'paper', id: of };
    if (likeness > 0) found.push({ reason, amount: strength * likeness });
  }
  return found.sort((a, b) => b.amount - a.amount);
}

/** What is told of them: the largest, and among the next ones, what is of another sort. */
export function reasonsAmong(contributions: readonly Contribution[]): Reason[] {
  const largest = contributions.slice(0, LARGEST).map(({ reason }) => reason);
  const told: Reason[] = [];
  for (const reason of largest)
    if (told.length < NAMED && !told.some((each) => each.by === reason.by)) told.push(reason);
  return told;
}

/** A name as the paper has it. */
function asWritten(topic: Topic, features: ReadonlyMap<number, Feature>): Topic {
  const { name } = partsOf(topic.text);
  const said = topic.kind === 'keyword' ? undefined : features.get(nameId(topic.kind, name))?.said;
  return { kind: topic.kind, text: said ?? topic.text };
}

function reasonFor(id: number, { kind, said }: Feature, follows: readonly Topic[]): Reason {
  if (kind !== 'author' && kind !== 'organization') return { by: kind, said };
  const topic = follows.find((each) => each.kind === kind && nameId(kind, partsOf(each.text).name) === id);
  return topic ? { by: 'follow', topic: { kind, text: said } } : { by: kind, said };
}
