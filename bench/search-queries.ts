// Queries of every kind that people type, drawn from the words of real digests; the same seed draws the same ones.

import { fold } from '../src/index/tokens.ts';
import type { Day } from '../src/model/day.ts';
import type { Entry } from '../src/model/digest.ts';
import type { Query } from '../src/search/search.ts';
import { seeded } from './random.ts';

const EACH = 100;

const COMMON = [
  'model',
  'language model',
  'learning',
  'llm',
  '모델',
  '학습',
  '데이터',
  '언어 모델',
  '확산',
  'diffusion',
];

/** Words as they stand in a text: Latin ones of four letters or more, and whole Korean ones. */
const LATIN = /(?<![\p{L}\d])[A-Za-z]{4,}(?![\p{L}\d])/gu;
const LATIN_TWO = /(?<![\p{L}\d])[A-Za-z]{4,} [A-Za-z]{4,}(?![\p{L}\d])/gu;
const KOREAN_SHORT = /(?<![\p{L}\d])[가-힣]{2}(?![\p{L}\d])/gu;
const KOREAN_LONGER = /(?<![\p{L}\d])[가-힣]{3,8}(?![\p{L}\d])/gu;
const KOREAN_TWO = /(?<![\p{L}\d])[가-힣]{2,5} [가-힣]{2,5}(?![\p{L}\d])/gu;

export interface Dates {
  readonly from: Day;
  readonly to: Day;
}

/** A hundred queries of each kind; those within dates are within these. */
export function drawQueries(papers: readonly Entry[], dates: Dates, seed = 7): Record<string, Query[]> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const many = (draw: () => string): string[] => {
    const drawn = new Set<string>();
    while (drawn.size < EACH) drawn.add(draw());
    return [...drawn];
  };
  const oneOf = (textOf: () => string, pattern: RegExp): string => {
    for (;;) {
      const found = textOf().match(pattern);
      if (found) return pick(found);
    }
  };
  const twoOfOneTitle = (): string => {
    for (;;) {
      const words = pick(papers).title.match(LATIN) ?? [];
      const [one, other] = [pick(words), pick(words)];
      if (one !== other) return `${one} ${other}`;
    }
  };
  const title = () => pick(papers).title;
  const summary = () =>
    pick(papers)
      .summary.bullets.map(({ text }) => text)
      .join('\n');
  const author = () => oneOf(() => pick(papers).authors.join('\n'), /.+/g);
  const accented = papers
    .flatMap(({ authors }) => authors)
    .filter((name) => fold(name) !== name.toLowerCase());
  const texts = (of: readonly string[]): Query[] => of.map((text) => ({ text }));
  const names = (of: readonly string[]): Query[] => of.map((name) => ({ text: '', author: name }));
  const phrase = () => (random() < 0.5 ? oneOf(title, LATIN_TWO) : oneOf(summary, KOREAN_TWO));

  return {
    term: texts(many(() => oneOf(title, LATIN))),
    'two terms': texts(many(twoOfOneTitle)),
    prefix: many(() => oneOf(title, LATIN).slice(0, 4 + Math.floor(random() * 2))).map((text) => ({
      text,
      unfinished: true,
    })),
    'korean, two syllables': texts(many(() => oneOf(summary, KOREAN_SHORT))),
    'korean, longer': texts(many(() => oneOf(summary, KOREAN_LONGER))),
    phrase: texts(many(() => `"${phrase()}"`)),
    'author, full': names(many(author)),
    'author, partial': names(many(() => author().split(' ').slice(0, 2).join(' ').slice(0, -2))),
    'author, no diacritics': names(many(() => fold(pick(accented)))),
    'author, other order': names(many(() => author().split(' ').reverse().join(' '))),
    typo: texts(many(() => misspelt(oneOf(title, LATIN_TWO), random))),
    'dates and a term': many(() => oneOf(title, LATIN)).map((text) => ({ text, ...dates })),
    'very common': texts(Array.from({ length: EACH }, (_, index) => COMMON[index % COMMON.length] ?? '')),
    // Last, as LIKE begins with it: so both are measured when the machine is as busy.
    'no hit': texts(many(() => Array.from({ length: 9 }, () => pick([...'bcdfghjkqvwxz'])).join(''))),
  };
}

/** A text with one letter left out, doubled, changed, or in its neighbour's place. */
export function misspelt(text: string, random: () => number): string {
  const places = [...text.matchAll(/(?<=[A-Za-z]{2})[A-Za-z](?=[A-Za-z])/g)].map(({ index }) => index);
  const at = places[Math.floor(random() * places.length)];
  if (at === undefined) return text;
  const [before, letter, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ];
  const another = String.fromCharCode(97 + Math.floor(random() * 26));
  const ways = [
    before + next + after,
    before + letter + letter + next + after,
    before + another + next + after,
    before + next + letter + after,
  ];
  return ways[Math.floor(random() * ways.length)] ?? text;
}
