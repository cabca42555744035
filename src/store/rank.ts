// Orders papers that match by how well their titles fit the query, then by upvotes, then by date.
import type { Term } from './ask.ts';
import { fold, wordsInside, wordsOf } from './tokens.ts';

export interface Rankable {
  readonly title: string;
  readonly upvotes: number | null;
}

/** What a term of the query adds when the title has it just so, as the beginning of a word, inside one, or not at all. */
const FIT = { exact: 1, beginning: 0.7, inside: 0.6, elsewhere: 0.35 } as const;

const WEIGHT = {
  /** All terms fit. */
  fit: 6,
  /** The title has the query side by side; it begins with it; it, or what stands before its colon, is the query. */
  together: 2,
  begins: 1.5,
  whole: 3,
  /** How much of the title is the query. */
  share: 1.5,
  /** A doubling of the upvotes. */
  upvotes: 0.35,
} as const;

type Words = readonly string[];

/** Best first; papers that fit as well stay in their order, newest first. */
export function rank<T extends Rankable>(papers: readonly T[], terms: readonly Term[]): T[] {
  const asked = terms.map((term) => term.words.map(({ text }) => text));
  // Titles are in English nearly always: one look at their letters tells whether they can fit.
  const letters = terms.some((term) => term.words.some(({ script }) => script === 'letters'));
  const scored = papers.map((paper) => {
    const fits = letters || !/^[\0-\x7f]*$/.test(paper.title);
    return { paper, score: popularity(paper) + (fits ? fitness(paper.title, asked) : 0) };
  });
  return scored.sort((a, b) => b.score - a.score).map(({ paper }) => paper);
}

function popularity({ upvotes }: Rankable): number {
  return WEIGHT.upvotes * Math.log2(1 + (upvotes ?? 0));
}

function fitness(title: string, asked: readonly Words[]): number {
  const folded = fold(title);
  // Most titles of papers that match by their summaries only have no word of the query at all.
  if (!asked.some(([word = '']) => folded.includes(word))) return WEIGHT.fit * FIT.elsewhere;
  const all = wordsOf(folded);
  let [fit, fitting] = [0, 0];
  for (const term of asked) {
    const how = folded.includes(term[0] ?? '') ? fitOf(term, all, title) : 'elsewhere';
    fit += FIT[how];
    if (how !== 'elsewhere') fitting += term.length;
  }
  const score =
    (WEIGHT.fit * fit) / Math.max(1, asked.length) + (WEIGHT.share * fitting) / Math.max(1, all.length);
  const query = asked.length === 1 ? (asked[0] ?? []) : asked.flat();
  const place = placeOf(query, all);
  if (place < 0) return score;
  if (place > 0) return score + WEIGHT.together;
  const whole = query.length === all.length || query.length === wordsOf(title.split(':', 1)[0] ?? '').length;
  return score + WEIGHT.together + WEIGHT.begins + (whole ? WEIGHT.whole : 0);
}

function fitOf(term: Words, all: Words, title: string): keyof typeof FIT {
  const place = placeOf(term, all);
  if (place >= 0) return all[place + term.length - 1] === term.at(-1) ? 'exact' : 'beginning';
  return term.length === 1 && wordsInside(title).includes(term[0] ?? '') ? 'inside' : 'elsewhere';
}

/** Where `all` has `some` side by side, the last of which may be the beginning of a word; exactly rather than so. -1 if nowhere. */
function placeOf(some: Words, all: Words): number {
  const last = some.at(-1) ?? '';
  let beginning = -1;
  for (let place = 0; place <= all.length - some.length; place++) {
    const found = all[place + some.length - 1] ?? '';
    if (!found.startsWith(last) || !sameBefore(some, all, place)) continue;
    if (found === last) return place;
    if (beginning < 0) beginning = place;
  }
  return beginning;
}

function sameBefore(some: Words, all: Words, place: number): boolean {
  for (let at = 0; at < some.length - 1; at++) if (some[at] !== all[place + at]) return false;
  return true;
}
