// Text as the index takes it: tokens separated by spaces, then what the text means besides.
import { unique } from '../model/text.ts';
import { conceptsIn } from './concepts.ts';
import { greekNamed } from './greek.ts';
import { nameForms, withInitials } from './name-forms.ts';
import { shown } from './shown.ts';
import { signedTokens } from './signs.ts';
import { squashedTokens } from './squashed.ts';
import { foursOf, jointsOf, tokensOf, type Word, words, wordsInside, wordsOf } from './tokens.ts';

/** A token that nobody can type parts what doesn't follow each other, such as two people's names. */
const BREAK = ' \ue000 ';

/** Letters of the longest beginning of words that FTS5 notes. */
export const LONGEST_BEGINNING = 11;

interface TextKind {
  /** Whether each of its words may be a part of a name. */
  readonly isTitle: boolean;
}

/**
 * A text's words, the words inside them, what joins them, their fours, and the concepts of the glossary that it names;
 * what it shows in LaTeX, its Greek letters by name, its words with signs, and its names in one piece.
 */
export function indexText(text: string, { isTitle }: TextKind = { isTitle: false }): string {
  const of = words(text);
  const shows = shown(text);
  const others = [...(shows === text ? [] : [shows]), ...greekNamed(shows)];
  const inside = [text, ...others].flatMap(wordsInside);
  const concepts = unique([...conceptsIn(of), ...inside.flatMap((word) => [...conceptsIn(words(word))])]);
  const names = [shows, ...greekNamed(shows)].flatMap((each) => squashedTokens(each, { isTitle }));
  const besides = [
    ...of.flatMap(foursOf),
    ...jointsOf(of),
    ...concepts,
    ...signedTokens(shows),
    ...unique(names),
  ].join(' ');
  const tokens = [text, ...others].map((each) => words(each).flatMap(tokensOf).join(' '));
  return [...tokens, ...unique(inside), besides].join(BREAK);
}

/**
 * Stands before a token of which no beginning is ever asked for. FTS5 notes the beginnings of every token: like this they
 * are the same for all, and take next to no space.
 */
const UNBEGUN = '\ue009'.repeat(LONGEST_BEGINNING);

/** Stands between two words of a name that are held together; it can't be typed. */
const OF_ONE_NAME = '\ue006';

/** Of a longer name, these words count. */
const MOST_WORDS = 8;

/** Stands before a word of a name that names a concept, too, such as Gan; it can't be typed. */
const IN_NAME = '\ue007';

/** Names' words, never those of two people side by side, their fours, and every two words of each name. */
export function indexNames(names: readonly string[]): string {
  const each = names.map(words);
  const all = each.flat();
  const concepts = all.filter((word) => conceptsIn([word]).size > 0).map(inName);
  const pairs = names.flatMap((name) => [name, ...nameForms(name)].flatMap(nameTokens));
  const initials = names.flatMap((name) => [name, ...nameForms(name)].flatMap(initialTokens));
  const besides = [...all.flatMap(foursOf), ...unique([...pairs, ...initials]), ...concepts].join(' ');
  const others = names.flatMap(nameForms).map(words);
  return [...[...each, ...others].map((of) => of.flatMap(tokensOf).join(' ')), besides].join(BREAK);
}

/** Stands between an initial and a last name; it can't be typed. */
const OF_INITIAL = '\ue008';

/** Each given name's initial with the last name: z and kolter for J. Zico Kolter. */
function initialTokens(name: string): string[] {
  return withInitials(name).flatMap((short) => {
    const [initial, ...last] = wordsOf(short);
    return initial === undefined || last.length !== 1 ? [] : [initialToken(initial, last[0] ?? '')];
  });
}

/** The token of names of which a given name begins so. */
export function initialToken(initial: string, last: string): string {
  return UNBEGUN + initial + OF_INITIAL + last;
}

/** The token of a word that names a concept, where it is part of somebody's name. */
export function inName({ text }: Word): string {
  return IN_NAME + text;
}

/** Every two words of a name, in alphabetical order: tokens that few papers have, by which names are found in any order. */
export function nameTokens(name: string): string[] {
  const parts = wordsOf(name).slice(0, MOST_WORDS).sort();
  return parts.flatMap((one, at) => parts.slice(at + 1).map((other) => UNBEGUN + one + OF_ONE_NAME + other));
}

/** Parts of one text, as one. */
export function joinTexts(...parts: readonly string[]): string {
  return parts.join(BREAK);
}
