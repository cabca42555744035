// Queries of every kind that people type, drawn from the words of real digests; the same seed draws the same ones.

import { addDays, type Day } from '../src/model/day.ts';
import type { Entry } from '../src/model/digest.ts';
import type { Query } from '../src/store/search.ts';
import { fold } from '../src/store/tokens.ts';
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

/** A stretch of the drawn days, for queries within dates. */
const FROM = '2026-10-01' as Day;

export function drawQueries(papers: readonly Entry[], seed = 7): Record<string, Query[]> {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const many = (draw: () => string): string[] => {
    const drawn = new Set<string>();
    while (drawn.size < EACH) drawn.add(draw());
    return [...drawn];
  };
  const until = <T>(draw: () => T | undefined): T => {
    for (;;) {
      const drawn = draw();
      if (drawn !== undefined) return drawn;
    }
  };
  const neighbours = (text: string, pattern: RegExp, count: number) => {
    const words = text.match(pattern) ?? [];
    const place = Math.floor(random() * (words.length - count + 1));
    return words.length < count ? undefined : words.slice(place, place + count).join(' ');
  };
  const inTitle = (count: number) => until(() => neighbours(pick(papers).title, /[A-Za-z]{4,}/g, count));
  const summary = () =>
    pick(papers)
      .summary.bullets.map(({ text }) => text)
      .join(' ');
  const korean = (length: string, count = 1) =>
    until(() => neighbours(summary(), new RegExp(`[가-힣]{${length}}`, 'g'), count));
  const author = () => until(() => pick(pick(papers).authors));
  const accented = papers
    .flatMap(({ authors }) => authors)
    .filter((name) => fold(name) !== name.toLowerCase());
  const texts = (of: readonly string[]): Query[] => of.map((text) => ({ text }));
  const names = (of: readonly string[]): Query[] => of.map((name) => ({ text: '', author: name }));

  return {
    term: texts(many(() => inTitle(1))),
    'two terms': texts(many(() => inTitle(2))),
    prefix: many(() => inTitle(1).slice(0, 4 + Math.floor(random() * 2))).map((text) => ({
      text,
      unfinished: true,
    })),
    'korean, two syllables': texts(many(() => korean('2'))),
    'korean, longer': texts(many(() => korean('3,6'))),
    phrase: texts(many(() => `"${random() < 0.5 ? inTitle(2) : korean('2,3', 2)}"`)),
    'author, full': names(many(author)),
    'author, partial': names(many(() => author().split(' ').slice(0, 2).join(' ').slice(0, -2))),
    'author, no diacritics': names(many(() => fold(pick(accented)))),
    'author, other order': names(many(() => author().split(' ').reverse().join(' '))),
    typo: texts(many(() => misspelt(inTitle(2), random))),
    'dates and a term': many(() => inTitle(1)).map((text) => ({ text, from: FROM, to: addDays(FROM, 30) })),
    'no hit': texts(many(() => Array.from({ length: 9 }, () => pick([...'bcdfghjkqvwxz'])).join(''))),
    'very common': texts(Array.from({ length: EACH }, (_, index) => COMMON[index % COMMON.length] ?? '')),
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
