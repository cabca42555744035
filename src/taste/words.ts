// A taste in words: which of what the chosen papers say weighs most in it.
import type { Db } from '../database/schema.ts';
import { conceptForms } from '../index/concepts.ts';
import { type Feature, featuresOf } from '../index/features.ts';
import { countIn, placeOf } from '../index/vectors.ts';
import { describedPapers } from './described.ts';
import type { Model } from './model.ts';
import type { Learned } from './taste.ts';

export type Liked =
  | { readonly kind: 'concept'; readonly forms: readonly string[] }
  | { readonly kind: Exclude<Feature['kind'], 'concept'>; readonly said: string };

export interface TasteInWords {
  /** What weighs most first. */
  readonly likes: readonly Liked[];
  readonly people: readonly Liked[];
  /** Of what the member chose against. */
  readonly dislikes: readonly Liked[];
  /** The chosen papers that add most. */
  readonly papers: readonly string[];
}

const MOST = { likes: 10, people: 5, dislikes: 6, papers: 3 } as const;

/** Words in more papers than this share tell nothing to a reader. */
const EVERYWHERE = 0.04;
const FEW = 10;

interface Weighed {
  readonly id: number;
  readonly feature: Feature;
  readonly weight: number;
}

export async function tasteInWords(
  store: Db,
  { choices, reference: { vocabulary } }: Learned,
  model: Model,
): Promise<TasteInWords> {
  const chosen = choices.filter(({ sign }) => sign === 1).map(({ paperId }) => paperId);
  const against = choices.filter(({ sign }) => sign === -1).map(({ paperId }) => paperId);
  const liked = await weigh(store, chosen, model);
  const disliked = await weigh(store, against, model);
  const isPerson = ({ feature: { kind } }: Weighed) => kind === 'author' || kind === 'organization';
  const most = Math.max(FEW, EVERYWHERE * vocabulary.papers);
  const isEverywhere = ({ id, feature: { kind } }: Weighed) =>
    kind === 'word' && countIn(vocabulary, id) > most;
  return {
    likes: told(
      liked.filter((each) => each.weight > 0 && !isPerson(each) && !isEverywhere(each)),
      MOST.likes,
    ),
    people: told(
      liked.filter((each) => each.weight > 0 && isPerson(each)),
      MOST.people,
    ),
    dislikes: told(disliked.filter(({ weight }) => weight < 0).toReversed(), MOST.dislikes),
    papers: model.examples
      .filter(({ of, strength }) => strength > 0 && !of.includes(' '))
      .slice(0, MOST.papers)
      .map(({ of }) => of),
  };
}

/** Of titles, keywords and names, what weighs most for it first, what weighs most against it last: sentences have small words. */
async function weigh(store: Db, ids: readonly string[], { ids: known, weights }: Model): Promise<Weighed[]> {
  const found = new Map<number, Weighed>();
  for (const paper of await describedPapers(store, ids)) {
    for (const [id, feature] of featuresOf({ ...paper, text: '' })) {
      const place = placeOf(known, id);
      if (place >= 0 && !found.has(id)) found.set(id, { id, feature, weight: weights[place] as number });
    }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight);
}

/** Each thing once: a keyword is often a word, too. */
function told(weighed: readonly Weighed[], most: number): Liked[] {
  const names = new Set<string>();
  const list: Liked[] = [];
  for (const { feature } of weighed) {
    const liked = toLiked(feature);
    const name = (liked.kind === 'concept' ? (liked.forms[0] ?? '') : liked.said).toLowerCase();
    const isKnown = [...names].some((other) => other.includes(name) || name.includes(other));
    if (isKnown) continue;
    names.add(name);
    list.push(liked);
    if (list.length === most) break;
  }
  return list;
}

function toLiked({ kind, said }: Feature): Liked {
  return kind === 'concept' ? { kind, forms: conceptForms(said) } : { kind, said };
}
