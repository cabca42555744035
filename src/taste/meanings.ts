// What papers mean to a model, as features beside what they say: fewer numbers, told from where most papers are.
import type { Db } from '../database/schema.ts';
import type { Vector } from '../index/vectors.ts';
import { embeddingsOf } from './kept-embeddings.ts';

/** Above all ids of words and names (see features.ts). */
const FIRST_ID = 2 ** 31;

/** So many numbers a paper at most: more would slow the learning, and fill what is kept of a taste. */
const DIMENSIONS = 256;

/** How much all of it weighs beside all the text, which weighs 1. */
const WEIGHT = 1;

/** Of fewer papers nobody knows where most papers are. */
const FEWEST = 20;

export interface Meanings {
  /** Changes whenever the same paper would mean something else. */
  readonly name: string;
  readonly addTo: (vectors: ReadonlyMap<string, Vector>) => Promise<ReadonlyMap<string, Vector>>;
  /** Which of these have a meaning. */
  readonly known: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Without a model, papers are what they say. */
export const NO_MEANINGS: Meanings = {
  name: '',
  addTo: async (vectors) => vectors,
  known: async () => new Set(),
};

export function isMeaning(id: number): boolean {
  return id >= FIRST_ID;
}

/** `common` are papers such as most are. */
export async function readMeanings(db: Db, model: string, common: readonly string[]): Promise<Meanings> {
  const all = [...(await embeddingsOf(db, model, common)).values()].map(sketch);
  const centre = centreOf(all);
  if (model === '' || centre === null) return NO_MEANINGS;
  return {
    name: `${model} ${all.length} ${centre.length}`,
    async addTo(vectors) {
      const found = await embeddingsOf(db, model, [...vectors.keys()]);
      const with_ = (id: string, vector: Vector) => {
        const meaning = found.get(id);
        return meaning ? withMeaning(vector, beside(sketch(meaning), centre)) : vector;
      };
      return new Map([...vectors].map(([id, vector]) => [id, with_(id, vector)]));
    },
    known: async (ids) => new Set((await embeddingsOf(db, model, ids)).keys()),
  };
}

/**
 * At most 256 numbers that are as like as the embeddings were: each dimension is added to, or taken from, one of them.
 * Source: Charikar, Chen, Farach-Colton: Finding Frequent Items in Data Streams, ICALP 2002 (count sketch).
 */
function sketch(embedding: Int8Array): Float64Array {
  const into = new Float64Array(Math.min(DIMENSIONS, embedding.length));
  const isWhole = embedding.length <= DIMENSIONS;
  for (let at = 0; at < embedding.length; at++) {
    const hash = isWhole ? at : mixed(at);
    const place = isWhole ? at : (hash >>> 1) % DIMENSIONS;
    const sign = isWhole || hash & 1 ? 1 : -1;
    into[place] = (into[place] as number) + sign * (embedding[at] as number);
  }
  return scaled(into, 1);
}

/** Null where the papers are too few, or of different lengths. */
function centreOf(all: readonly Float64Array[]): Float64Array | null {
  const [first] = all;
  if (!first || all.length < FEWEST || all.some(({ length }) => length !== first.length)) return null;
  const centre = new Float64Array(first.length);
  for (const each of all)
    for (let at = 0; at < each.length; at++)
      centre[at] = (centre[at] as number) + (each[at] as number) / all.length;
  return centre;
}

/** Embeddings of a model all point in about the same direction: what tells them apart is the rest. Null for another model's. */
function beside(meaning: Float64Array, centre: Float64Array): Float64Array | null {
  if (meaning.length !== centre.length) return null;
  return scaled(
    meaning.map((each, at) => each - (centre[at] as number)),
    WEIGHT,
  );
}

function scaled(numbers: Float64Array, length: number): Float64Array {
  const now = Math.sqrt(numbers.reduce((sum, each) => sum + each * each, 0));
  return now === 0 ? numbers : numbers.map((each) => (each / now) * length);
}

/** Behind the words and before the names: alike is what says, or means, the same, whoever wrote it. */
function withMeaning(vector: Vector, meaning: Float64Array | null): Vector {
  if (meaning === null) return vector;
  const words = vector.words ?? vector.ids.length;
  const ids = new Uint32Array(vector.ids.length + meaning.length);
  const values = new Float32Array(ids.length);
  ids.set(vector.ids.subarray(0, words));
  values.set(vector.values.subarray(0, words));
  for (let at = 0; at < meaning.length; at++) ids[words + at] = FIRST_ID + at;
  values.set(meaning, words);
  ids.set(vector.ids.subarray(words), words + meaning.length);
  values.set(vector.values.subarray(words), words + meaning.length);
  return { ids, values, words: words + meaning.length };
}

/** As features are mixed (see features.ts). */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
