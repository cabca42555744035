// The features of some vectors, numbered from 0 on, so that a weight is found by its place in an array instead of by a feature's id.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Vector } from '../index/vectors.ts';

export interface FeaturePlaces {
  /** By place. */
  readonly ids: Uint32Array;
  /** Each vector's features by their places. */
  readonly places: readonly Int32Array[];
}

/** Vectors that are numbered in one go: about 1 ms. */
const TOGETHER = 50;

/** Of the table of ids, so much is used at most: then an id is found at once or a few steps on. */
const FULL = 0.5;

const FREE = 0;

/** Open addressing in two arrays: a Map of as many numbers takes five times as long. */
export async function placeFeatures(vectors: readonly Vector[]): Promise<FeaturePlaces> {
  const all = vectors.reduce((sum, { ids }) => sum + ids.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, all / FULL)));
  const keys = new Uint32Array(size);
  const placeOfKey = new Int32Array(size);
  const ids = new Uint32Array(all);
  const places: Int32Array[] = [];
  let count = 0;
  for (const [nth, vector] of vectors.entries()) {
    const place = new Int32Array(vector.ids.length);
    for (let at = 0; at < place.length; at++) {
      const id = vector.ids[at] as number;
      // 0 is free; ids are spread evenly as they are.
      const key = id + 1;
      let slot = id & (size - 1);
      while (keys[slot] !== FREE && keys[slot] !== key) slot = (slot + 1) & (size - 1);
      if (keys[slot] === FREE) {
        keys[slot] = key;
        placeOfKey[slot] = count;
        ids[count++] = id;
      }
      place[at] = placeOfKey[slot] as number;
    }
    places.push(place);
    if (nth % TOGETHER === TOGETHER - 1) await breathe();
  }
  return { ids: ids.slice(0, count), places };
}
