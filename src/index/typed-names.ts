// Names as they are typed and as they are not stored: given names in one piece or apart, initials without dots, Lü as Lyu.
import { unique } from '../model/text.ts';
import { twoLetters } from './name-forms.ts';
import { wordsOf } from './tokens.ts';

/** One way in which a name may stand in the index; both are patterns of SQLite's GLOB. */
export interface Way {
  /** What it may be filed under. */
  readonly filed: string;
  /** The person's name with a space at either end: what it is filed under doesn't tell the order of its words. */
  readonly named: string;
}

const ANY = '*';

/** Longer names are looked up as they are typed only, and longer words have no part that could be parted. */
const MOST_WORDS = 5;
const LONGEST_WORD = 14;

/** A name in one piece consists of parts of at least so many letters, each with a vowel. */
const SHORTEST_PART = 2;
const VOWEL = /[aeiouy]/;

const INITIALS = /^[a-z]{2,4}$/;

/** The Chinese ü: in passports, in papers and on keyboards it is written in different letters. */
const ROUNDED = /^([ln])(?:u|v|yu|ue)$/;
const ROUNDED_FORMS = ['u', 'v', 'yu', 'ue'];

/** The other ways to write a name as it is typed; its last word may be unfinished. */
export function otherWays(typed: string): Way[] {
  const words = wordsOf(typed);
  if (words.length > MOST_WORDS) return [];
  const written = [joined(typed), wordsOf(twoLetters(typed)), ...pairsJoined(words), ...rounded(words)];
  const own = words.join(' ');
  const others = unique(written.map((each) => each.join(' '))).filter((name) => name !== own);
  return [...others.flatMap((name) => inBothOrders(name.split(' '))), ...parted(words), ...initials(words)];
}

/** Ye-Jin is Yejin, and N'Diaye Ndiaye. */
function joined(typed: string): string[] {
  return wordsOf(typed.replace(/(?<=\p{L})[-‐'’](?=\p{L})/gu, ''));
}

/** Ye Jin Choi is Yejin Choi; of two words none is left to be the family name. */
function pairsJoined(words: readonly string[]): string[][] {
  if (words.length < 3) return [];
  return words.slice(1).map((word, at) => words.toSpliced(at, 2, (words[at] ?? '') + word));
}

function rounded(words: readonly string[]): string[][] {
  return words.flatMap((word, at) => {
    const [, first] = ROUNDED.exec(word) ?? [];
    return first === undefined ? [] : ROUNDED_FORMS.map((form) => words.with(at, first + form));
  });
}

/** As it is, and with the last word first. */
function inBothOrders(words: readonly string[]): Way[] {
  const [last = ''] = words.slice(-1);
  const orders = unique([filedBy(words), filedBy([last, ...words.slice(0, -1)])]);
  return orders.map((filed) => ({ filed, named: ANY }));
}

/** Any two words stand first in what somebody is filed under; of the others, some may be missing in between. */
function filedBy(words: readonly string[]): string {
  return [words.slice(0, 2).join(' '), ...words.slice(2), ''].join(`${ANY} `).trimEnd();
}

/** Sungju Hwang is Sung Ju Hwang, and Benallal Ben Allal. */
function parted(words: readonly string[]): Way[] {
  return words.flatMap((word, at) => {
    const others = words.toSpliced(at, 1);
    const unfinished = others.length > 0 && at === words.length - 1;
    return partsOf(word, { unfinished }).flatMap((parts) => {
      const orders = unique([filedBy([...parts, ...others]), filedBy([...others, ...parts])]);
      return orders.map((filed) => ({ filed, named: `${ANY} ${parts.join(' ')}${ANY}` }));
    });
  });
}

/** Of an unfinished word, the second part may be no more than a letter. */
function partsOf(word: string, { unfinished }: { readonly unfinished: boolean }): [string, string][] {
  if (word.length > LONGEST_WORD) return [];
  const shortest = unfinished ? 1 : SHORTEST_PART;
  const count = Math.max(0, word.length - SHORTEST_PART - shortest + 1);
  return Array.from({ length: count }, (_, at) => at + SHORTEST_PART)
    .map((cut): [string, string] => [word.slice(0, cut), word.slice(cut)])
    .filter(([first, second]) => VOWEL.test(first) && (unfinished || VOWEL.test(second)));
}

/** JB Tenenbaum is Joshua B. Tenenbaum: the letters begin the words before the family name, and stand alone beside it, too. */
function initials(words: readonly string[]): Way[] {
  return words.flatMap((word, at) => {
    if (!INITIALS.test(word)) return [];
    const others = words.toSpliced(at, 1);
    const family = others.filter(({ length }) => length > 1);
    const last = family.at(-1);
    if (last === undefined) return [];
    const letters = [...word, ...others.filter(({ length }) => length === 1)].map((each) => each + ANY);
    const named = `${ANY} ${[...letters, ...family].join(' ')}${ANY}`;
    return [{ filed: `${last} ${letters.join(' ')}`, named }];
  });
}
