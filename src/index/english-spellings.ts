// Forms of an English word that mean the same and that no rule for its number tells: British and American spellings, matrices and criteria.
import { unique } from '../model/text.ts';
import { otherNumber } from './english-forms.ts';

type Rule = readonly [before: RegExp, one: string, other: string, after?: readonly string[]];

const VERB = ['e', 'es', 'ed', 'er', 'ers', 'ing'];
const NOUN = ['', 's'];

/** Two ways to write what stands between the beginning and the ending of a word. */
const SPELLINGS: readonly Rule[] = [
  // Not supervise and surprise, promise and precise.
  [
    /(?:[aeiouy][b-df-hj-np-tz]|gn|ll|nt|rd|ss|tr)(?<!prom|prem|prec)$/,
    'is',
    'iz',
    [...VERB, 'able', 'ation', 'ations'],
  ],
  [/(?:al|ol)$/, 'ys', 'yz', VERB],
  [
    /^(?:mis|dis|re|un)?(?:arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rig|rum|tum|vap)$/,
    'our',
    'or',
    [...NOUN, 'ed', 'ing', 'al', 'hood', 'hoods', 'able', 'less', 'ful'],
  ],
  [/(?:calib|cent|fib|lit|(?<!ara|peri)met|spect|theat)$/, 're', 'er', NOUN],
  [/cent$/, 'r', 'er', ['ed', 'ing']],
  // In words of two syllables or more.
  [/[aeiou][^aeiou]+[aeiou]$/, 'l', 'll', ['ed', 'er', 'ers', 'ing']],
  [/(?:anal|catal|dial|epil)$/, 'ogue', 'og', NOUN],
  [/^(?:def|lic|off|pret)$/, 'ence', 'ense', NOUN],
  [/^progra$/, 'mme', 'm', NOUN],
  [/^(?:acknowledg|judg)$/, 'ement', 'ment', NOUN],
  [/^gr$/, 'ey', 'ay', ['', 'scale']],
  [/^art$/, 'e', 'i', ['fact', 'facts']],
  [/^ag$/, 'e', '', ['ing']],
];

/** Singulars and plurals. */
const NUMBERS: readonly Rule[] = [
  [/(?:append|hel|matr)$/, 'ix', 'ices'],
  [/(?:^ap|cod|compl|cort|^ind|^lat|^simpl|vert|vort)$/, 'ex', 'ices'],
  [/(?:^ax|^bas|^cris|lys|nos|phas|ps|thes)$/, 'is', 'es'],
  [/(?:automat|criteri|hedr|phenomen|polytop)$/, 'on', 'a'],
  [/(?:continu|curricul|extrem|maxim|minim|optim|spectr|strat)$/, 'um', 'a'],
  [/^(?:calcul|foc|loc|modul|nucle|radi|stimul|tor)$/, 'us', 'i'],
  [/^corp$/, 'us', 'ora'],
  [/(?:antenn|formul|lacun)$/, 'a', 'ae'],
  [/^(?:lemm|schem)$/, 'a', 'ata'],
  [/^(?:cal|hal|lea|sel|shel|wol)$/, 'f', 'ves'],
  [/^(?:kni|li|wi)$/, 'fe', 'ves'],
  [/^child$/, '', 'ren'],
  [/^m$/, 'ouse', 'ice'],
  [/^f$/, 'oot', 'eet'],
  [/^t$/, 'ooth', 'eeth'],
];

interface Swap {
  readonly before: RegExp;
  readonly by: string;
}

/** By the ending that it is for. */
const SWAPS = new Map<string, Swap[]>();
for (const [before, one, other, after = ['']] of [...SPELLINGS, ...NUMBERS])
  for (const ending of after) {
    swap(one + ending, { before, by: other + ending });
    swap(other + ending, { before, by: one + ending });
  }
const LONGEST = Math.max(...[...SWAPS.keys()].map(({ length }) => length));

function swap(ending: string, by: Swap): void {
  SWAPS.set(ending, [...(SWAPS.get(ending) ?? []), by]);
}

/** What else a search for the word looks for: its number, its other spelling, and the number of that. */
export function otherForms(word: string): string[] {
  const number = otherNumber(word);
  if (number === null) return [];
  const other = [...otherSpellings(word), ...otherSpellings(number)];
  return other.length === 0 ? [number] : unique([number, ...other]).filter((form) => form !== word);
}

function otherSpellings(word: string): string[] {
  const others: string[] = [];
  for (let length = 0; length <= Math.min(LONGEST, word.length - 1); length++) {
    const at = word.length - length;
    for (const { before, by } of SWAPS.get(word.slice(at)) ?? [])
      if (before.test(word.slice(0, at))) others.push(word.slice(0, at) + by);
  }
  return others;
}
