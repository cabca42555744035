// What a paper must hold to be found, apart from any database: phrases and concepts, and how they combine.

import { lettersAndDigits } from '../index/english-forms.ts';
import { otherForms } from '../index/english-spellings.ts';
import { syllablesBegun } from '../index/jamo.ts';
import { spacings, standingAlone, withoutParticle } from '../index/korean-particles.ts';
import { loanSpellings } from '../index/loan-words.ts';
import { fours, foursOf, jointsOf, pairs, tokensOf, type Word } from '../index/tokens.ts';

export type Criterion =
  | Phrase
  | { readonly concept: string }
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] };

/** Words side by side. */
export interface Phrase {
  readonly words: readonly Word[];
  /** Whether the last may go on: edit in editing. So it may in titles and names only, where that is quick. */
  readonly open: boolean;
  /** Whether it is only found where a word begins, never inside one. */
  readonly starts?: boolean;
}

/** From this length on, a word may go on although nobody is typing it any more. */
export const OPEN_FROM = 4;
const LONGEST_JOINED = 24;

/** As it was quoted; only the spaces inside Hangul don't count. */
export function exactly(words: readonly Word[]): Criterion {
  const phrase = { words, open: false };
  const joined = joinHangul(words);
  if (joined.length === words.length) return phrase;
  return { any: [phrase, ...[joined, ...firstSpaced(words)].map((form) => ({ words: form, open: false }))] };
}

/** Hangul of which the first word is spaced: "상호작용을 통해" is "상호 작용을 통해", too. */
function firstSpaced([first, ...others]: readonly Word[]): Word[][] {
  if (first === undefined || ![first, ...others].every(({ script }) => script === 'hangul')) return [];
  return spacings(first.text).map((parts) => [...parts.map(hangul), ...others]);
}

export interface CriterionSettings {
  /** The words before and after it in the query. */
  readonly around: readonly (readonly Word[] | undefined)[];
  readonly unfinished: boolean;
  /** Other ways in which it may be written, alone or with its neighbours. */
  readonly also?: readonly (readonly Word[])[];
}

/** A word of the query in all the forms that mean the same. */
export function criterionFor(
  words: readonly Word[],
  { around, unfinished, also = [] }: CriterionSettings,
): Criterion {
  const [word] = words;
  if (!word) return { any: [] };
  if (word.script === 'han') return { words, open: false };
  if (word.script === 'hangul') return hangulCriterion(word.text, { unfinished });
  const last = words.at(-1)?.text ?? '';
  const open = unfinished || last.length >= OPEN_FROM;
  const parts = words.length === 1 ? lettersAndDigits(last) : null;
  const forms = [
    ...otherForms(last).map((form) => [...words.slice(0, -1), letters(form)]),
    ...(parts ? [parts.map(letters)] : []),
    ...(words.length > 1 ? [[letters(textOf(words))]] : []),
    ...joinedWith(around, words),
    ...also,
  ];
  return { any: [{ words, open }, ...forms.map((form) => ({ words: form, open: false }))] };
}

/**
 * The ways in which a phrase may stand in the index: of each, runs of tokens, all of which a paper must hold. Inside
 * words, its first Hangul word may be the end of a longer one.
 */
export function phraseWays({ words, starts = false }: Phrase, { inside }: { inside: boolean }): string[][][] {
  if (words.length > 1 && words.every(({ script }) => script === 'hangul'))
    return joinedWays(words, { inside });
  const [first] = words;
  if (!first) return [];
  const isAlone = words.length === 1;
  const tokens = isAlone ? tokensAlone(first) : words.flatMap(tokensOf);
  if (!inside || starts || first.script !== 'hangul' || first.text.length === 1) return [[tokens]];
  const within = isAlone && foursOf(first).length > 0 ? fours(first.text) : pairs(first.text);
  return [[tokens], [[...within, ...tokens.slice(within.length)]]];
}

/** Of a word without neighbours, its fours where it has some: they are in fewer papers. */
function tokensAlone(word: Word): string[] {
  const long = foursOf(word);
  return long.length > 0 ? long : tokensOf(word);
}

/** How much of a word is told by what joins it to the next, and to the one before. */
const TOLD = { first: 3, between: 5, last: 2 } as const;

/** What joins the words, and the whole of those of which that tells a part only. */
function joinedWays(words: readonly Word[], { inside }: { inside: boolean }): string[][][] {
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  const between = words.slice(1, -1).filter(({ text }) => text.length > TOLD.between);
  const isLong = withoutParticle(last.text, () => false).length > TOLD.last;
  const runs = [
    ...jointsOf(words).map((joint) => [joint]),
    ...[...between, ...(isLong ? [last] : [])].map(tokensAlone),
  ];
  if (first.text.length <= TOLD.first) return [runs];
  const ways = inside ? [tokensAlone(first), fours(first.text)] : [tokensAlone(first)];
  return ways.map((whole) => [...runs, whole]);
}

/** The criterion for the words themselves; the same object where it is for nothing else. */
export function literally(criterion: Criterion): Criterion {
  if ('all' in criterion) {
    const all = criterion.all.map(literally);
    return all.every((each, index) => each === criterion.all[index]) ? criterion : { all };
  }
  if (!('any' in criterion)) return criterion;
  const any = criterion.any.filter((each) => !('concept' in each)).map(literally);
  return any.length === criterion.any.length && any.every((each, index) => each === criterion.any[index])
    ? criterion
    : { any };
}

/** A syllable by itself or before a particle; a longer word in one piece or spaced, and in its other spellings. */
function hangulCriterion(text: string, { unfinished }: { readonly unfinished: boolean }): Criterion {
  const texts = [text, ...loanSpellings(text), ...(unfinished ? syllablesBegun(text) : [])];
  const forms =
    text.length === 1
      ? standingAlone(text).map((form) => ({ words: [hangul(form)], open: false, starts: true }))
      : [...texts.map((each) => [each]), ...spacings(text)].map((parts) => ({
          words: parts.map(hangul),
          open: false,
        }));
  return forms.length === 1 && forms[0] ? forms[0] : { any: forms };
}

/** "video poet" is VideoPoet too, and "qwen 2.5" is Qwen2.5. */
function joinedWith([before, after]: CriterionSettings['around'], words: readonly Word[]): Word[][] {
  const joined = [before && joinAt(before, words), after && joinAt(words, after)];
  return joined.filter((form) => form !== undefined && form !== null);
}

function joinAt(first: readonly Word[], second: readonly Word[]): Word[] | null {
  const [left, right] = [first.at(-1), second[0]];
  if (left?.script !== 'letters' || right?.script !== 'letters') return null;
  if (left.text.length + right.text.length > LONGEST_JOINED) return null;
  return [...first.slice(0, -1), letters(left.text + right.text), ...second.slice(1)];
}

function joinHangul(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before?.script === 'hangul' && word.script === 'hangul')
      joined.splice(-1, 1, hangul(before.text + word.text));
    else joined.push(word);
  }
  return joined;
}

const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join('');
const letters = (text: string): Word => ({ script: 'letters', text });
const hangul = (text: string): Word => ({ script: 'hangul', text });
