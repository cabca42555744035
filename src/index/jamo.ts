// Hangul by the keys that are pressed: syllables as initial, vowel and final, and what a half typed or misspelt one may be.
import { FINAL_LETTERS, INITIAL_LETTERS, TWO_LETTERS } from '../model/hangul-keys.ts';

const FIRST = 0xac00;
const VOWELS = 21;
const FINALS = 28;
const INITIALS = 19;

/** A letter that belongs to no syllable yet. */
const LOOSE = /[\u1100-\u11ff\u3130-\u318f]+$/u;

/** Vowels that another key turns into a compound one: ㅗ into ㅘ, ㅙ, ㅚ; ㅜ into ㅝ, ㅞ, ㅟ; ㅡ into ㅢ. By their places among the vowels. */
const COMPOUNDS: Readonly<Record<number, readonly number[]>> = { 8: [9, 10, 11], 13: [14, 15, 16], 18: [19] };

interface Syllable {
  readonly initial: number;
  readonly vowel: number;
  /** 0 for none. */
  readonly final: number;
}

/** Null for what is no whole syllable. */
function parted(syllable: string): Syllable | null {
  const code = syllable.charCodeAt(0) - FIRST;
  if (!(code >= 0 && code < INITIALS * VOWELS * FINALS)) return null;
  return {
    initial: Math.floor(code / (VOWELS * FINALS)),
    vowel: Math.floor(code / FINALS) % VOWELS,
    final: code % FINALS,
  };
}

function composed({ initial, vowel, final }: Syllable): string {
  return String.fromCharCode(FIRST + (initial * VOWELS + vowel) * FINALS + final);
}

/** A text that is being typed, without the letters of a syllable that has just begun: 확산ㅁ is 확산. */
export function withoutLooseJamo(text: string): string {
  return text.replace(LOOSE, '');
}

/** What the last syllable of a word may become with the next keys: 확사 may go on as 확산. Nothing where it has a final. */
export function syllablesBegun(word: string): string[] {
  const last = parted(word.slice(-1));
  if (last === null || last.final !== 0 || word.length < 2) return [];
  const vowels = [last.vowel, ...(COMPOUNDS[last.vowel] ?? [])];
  const finals = Array.from({ length: FINALS }, (_, final) => final);
  const next = vowels.flatMap((vowel) => finals.map((final) => composed({ ...last, vowel, final })));
  return next.map((syllable) => word.slice(0, -1) + syllable).filter((each) => each !== word);
}

/** How a word goes on: any syllable from the first to the last, after what stands already. */
export interface Next {
  readonly after: string;
  readonly first: string;
  readonly last: string;
}

/**
 * How a word goes on of which the last letter is the next syllable's first, as keyboards show it until the vowel comes: 놑
 * is 노 and a syllable with ㅌ. Null where the last letter can't be one.
 */
export function nextOf(word: string): Next | null {
  const loose = LOOSE.exec(word)?.[0] ?? '';
  if (loose !== '') return nextWith(word.slice(0, -loose.length), loose);
  const of = parted(word.slice(-1));
  if (of === null || of.final === 0) return null;
  const [one = '', other = ''] =
    TWO_LETTERS[FINAL_LETTERS.charAt(of.final)] ?? ` ${FINAL_LETTERS.charAt(of.final)}`;
  return nextWith(word.slice(0, -1) + composed({ ...of, final: FINAL_LETTERS.indexOf(one) }), other);
}

function nextWith(after: string, letter: string): Next | null {
  const initial = INITIAL_LETTERS.indexOf(letter);
  if (after === '' || initial < 0) return null;
  const first = composed({ initial, vowel: 0, final: 0 });
  return { after, first, last: composed({ initial, vowel: VOWELS - 1, final: FINALS - 1 }) };
}

/** How a word of one syllable may go on: with any other, or with a final where it has none. */
export function nextOfSyllable(word: string): Next[] {
  const of = word.length === 1 ? parted(word) : null;
  if (of === null) return [];
  const any = { after: word, first: '가', last: '힣' };
  return of.final === 0
    ? [any, { after: '', first: word, last: composed({ ...of, final: FINALS - 1 }) }]
    : [any];
}

/** All words that differ in one letter of one syllable, that lack a syllable, or of which two neighbours changed places. */
export function* misspellings(word: string): Generator<string> {
  for (let at = 0; at < word.length; at++) {
    const [before, syllable, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    for (const other of neighboursOf(syllable)) yield before + other + after;
    if (word.length > 2) yield before + after;
    if (after !== '') yield before + after.charAt(0) + syllable + after.slice(1);
  }
}

function* neighboursOf(syllable: string): Generator<string> {
  const of = parted(syllable);
  if (of === null) return;
  for (let initial = 0; initial < INITIALS; initial++)
    if (initial !== of.initial) yield composed({ ...of, initial });
  for (let vowel = 0; vowel < VOWELS; vowel++) if (vowel !== of.vowel) yield composed({ ...of, vowel });
  for (let final = 0; final < FINALS; final++) if (final !== of.final) yield composed({ ...of, final });
}
