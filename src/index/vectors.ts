// Papers as numbers: each feature's weight by how often the paper says it and how few others do (tf-idf), under the feature's id.
import type { Feature } from './features.ts';

/** Sparse: the id of each feature, and its weight. */
export interface Vector {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  /** So many of them, the first, are of words; names follow. */
  readonly words?: number;
}

/** In how many of the papers that were counted a feature stands. */
export interface Vocabulary {
  readonly papers: number;
  /** Ascending. Features of a single paper are left out. */
  readonly ids: Uint32Array;
  readonly counts: Uint16Array;
}

/** A word in more papers than this share tells nothing; of few papers, even those of one subject are many. */
const COMMON = 0.2;
const FEW = 20;

/** What an author, or the organisation, weighs beside all the text, which weighs 1. */
const NAME = 0.5;

/** From so many authors on each weighs less: nobody knows them all. */
const MANY_AUTHORS = 12;

/** Features by their ids, so that they are worked out once and take little memory. */
export interface Packed {
  readonly words: Uint32Array;
  /** How often each of the words stands there. */
  readonly counts: Float32Array;
  readonly authors: Uint32Array;
  readonly organization: number | null;
}

export function packFeatures(features: ReadonlyMap<number, Feature>): Packed {
  const words: number[] = [];
  const counts: number[] = [];
  const authors: number[] = [];
  let organization: number | null = null;
  for (const [id, { kind, count }] of features) {
    if (kind === 'author') authors.push(id);
    else if (kind === 'organization') organization = id;
    else {
      words.push(id);
      counts.push(count);
    }
  }
  return {
    words: Uint32Array.from(words),
    counts: Float32Array.from(counts),
    authors: Uint32Array.from(authors),
    organization,
  };
}

export function vectorOf(packed: Packed, vocabulary: Vocabulary): Vector {
  const { words, counts, authors, organization } = packed;
  const ids: number[] = [];
  const values: number[] = [];
  const most = Math.max(FEW, COMMON * vocabulary.papers);
  let squares = 0;
  for (let at = 0; at < words.length; at++) {
    const id = words[at] as number;
    const papers = countIn(vocabulary, id);
    if (papers < 2 || papers > most) continue;
    const rarity = Math.log((1 + vocabulary.papers) / (1 + papers)) + 1;
    const value = (1 + Math.log(counts[at] as number)) * rarity;
    ids.push(id);
    values.push(value);
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (let at = 0; at < values.length; at++) values[at] = (values[at] as number) / length;
  const ofWords = ids.length;
  const each = NAME * Math.min(1, Math.sqrt(MANY_AUTHORS / authors.length));
  for (const author of authors) {
    ids.push(author);
    values.push(each);
  }
  if (organization !== null) {
    ids.push(organization);
    values.push(NAME);
  }
  return { ids: Uint32Array.from(ids), values: Float32Array.from(values), words: ofWords };
}

/** In how many papers it stands; 0 where in one or none. */
export function countIn({ ids, counts }: Vocabulary, id: number): number {
  const place = placeOf(ids, id);
  return place < 0 ? 0 : (counts[place] ?? 0);
}

/** Where `id` stands among ascending ids; -1 where it doesn't. */
export function placeOf(ids: Uint32Array, id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
