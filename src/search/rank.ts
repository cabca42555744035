// Orders papers that match by how well their titles fit the query, then by upvotes, then by date.

import type { TitleWords } from '../index/title-words.ts';
import type { Criterion } from './criteria.ts';
import { type Term, termText } from './query.ts';

export interface Rankable extends TitleWords {
  readonly upvotes: number | null;
}

/** What a term of the query adds when the title has it just so, as the beginning of a word, inside one, or not at all. */
const FIT = { exact: 1, beginning: 0.7, inside: 0.6, elsewhere: 0.35 } as const;
type Fit = keyof typeof FIT;

const WEIGHT = {
  /** All terms fit. */
  fit: 6,
  /** The title has the query side by side; it begins with it; it, or what stands before its colon, is the query. */
  together: 2,
  begins: 1.5,
  whole: 3,
  /** How much of the title is the query. */
  share: 1.5,
  /** The query is one author's name: more than some of it in a title, less than all of it side by side. */
  named: 6,
  /** A doubling of the upvotes. */
  upvotes: 0.35,
} as const;

/** What is looked for in each title, made once. */
interface Sought {
  /** With a space before it: words that begin so. */
  readonly begun: string;
  /** With one behind it, too: whole words. */
  readonly whole: string;
  /** Of how many words. */
  readonly length: number;
}

interface Asked extends Sought {
  readonly terms: readonly Sought[];
}

/** Best first; papers that fit as well stay in their order, newest first. `isNamed` are those by whom the query names. */
export function rank<T extends Rankable>(
  papers: readonly T[],
  terms: readonly Term[],
  isNamed: (paper: T) => boolean = () => false,
): T[] {
  const asked: Asked = {
    ...sought(terms.map(termText).join(' '), terms.flatMap(({ words }) => words).length),
    terms: terms.map((term) => sought(termText(term), term.words.length)),
  };
  const scored = papers.map((paper) => ({
    paper,
    score: popularity(paper) + fitness(paper, asked) + (isNamed(paper) ? WEIGHT.named : 0),
  }));
  return scored.sort((a, b) => b.score - a.score).map(({ paper }) => paper);
}

function sought(text: string, length: number): Sought {
  return { begun: ` ${text}`, whole: ` ${text} `, length };
}

/** Whether the title has each of them just so, with nothing that goes on. */
export function holdsAll(title: TitleWords, criteria: readonly Criterion[]): boolean {
  return criteria.every((criterion) => holds(title, criterion));
}

function holds(title: TitleWords, criterion: Criterion): boolean {
  if ('concept' in criterion) return false;
  if ('words' in criterion)
    return title.words.includes(` ${criterion.words.map(({ text }) => text).join(' ')} `);
  return 'all' in criterion
    ? holdsAll(title, criterion.all)
    : criterion.any.some((each) => holds(title, each));
}

function popularity({ upvotes }: Rankable): number {
  return WEIGHT.upvotes * Math.log2(1 + (upvotes ?? 0));
}

function fitness(title: TitleWords, { terms, begun, length }: Asked): number {
  let [fit, fitting] = [0, 0];
  for (const term of terms) {
    const how = fitOf(term, title);
    fit += FIT[how];
    if (how !== 'elsewhere') fitting += term.length;
  }
  const inTitle = countWords(title);
  const score =
    (WEIGHT.fit * fit) / Math.max(1, terms.length) + (WEIGHT.share * fitting) / Math.max(1, inTitle);
  const first = fitting === 0 ? -1 : title.words.indexOf(begun);
  if (first < 0) return score;
  const exact = wholeFrom(first, title.words, begun);
  const place = exact < 0 ? first : exact;
  if (place > 0) return score + WEIGHT.together;
  const isAll = length === inTitle || length === title.head;
  return score + WEIGHT.together + WEIGHT.begins + (isAll ? WEIGHT.whole : 0);
}

function fitOf({ begun, whole }: Sought, { words, inside }: TitleWords): Fit {
  const first = words.indexOf(begun);
  if (first >= 0) return wholeFrom(first, words, begun) >= 0 ? 'exact' : 'beginning';
  return inside.includes(whole) ? 'inside' : 'elsewhere';
}

/** The place of the first whole word that is `begun`, where `first` is that of the first word beginning so; -1 where none is. */
function wholeFrom(first: number, words: string, begun: string): number {
  let at = first;
  while (at >= 0 && words.charAt(at + begun.length) !== ' ') at = words.indexOf(begun, at + 1);
  return at;
}

/** There is one space more than there are words. */
function countWords({ words }: TitleWords): number {
  let spaces = 0;
  for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) spaces++;
  return spaces - 1;
}
