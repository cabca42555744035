// Papers by how much they are like one, told by the same features as a taste: what both say, by how few others say it.
import { placeOf, type Vector } from '../index/vectors.ts';
import type { Liken } from '../search/similar.ts';
import type { Taste } from './taste.ts';

/** Names aside: by the same people is another question. */
export function likenessRanker(taste: Pick<Taste, 'vectorsAtHand'>): Liken {
  return async (id, candidates) => {
    const vectors = await taste.vectorsAtHand([id, ...candidates]);
    const asked = vectors?.get(id);
    if (!vectors || !asked) return null;
    const sorted = ascending(asked);
    const likeness = new Map(candidates.map((other) => [other, product(sorted, vectors.get(other))]));
    return candidates.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
  };
}

function ascending({ ids, values, words }: Vector): Vector {
  const order = [...ids.keys()].slice(0, words).sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0));
  return {
    ids: Uint32Array.from(order, (at) => ids[at] ?? 0),
    values: Float32Array.from(order, (at) => values[at] ?? 0),
  };
}

/** `sorted` has its ids ascending. */
function product(sorted: Vector, other: Vector | undefined): number {
  let sum = 0;
  for (let at = 0; at < (other?.ids.length ?? 0); at++) {
    const place = placeOf(sorted.ids, other?.ids[at] as number);
    if (place >= 0) sum += (sorted.values[place] as number) * (other?.values[at] as number);
  }
  return sum;
}
