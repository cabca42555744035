// Text as the index takes it: tokens separated by spaces, then what the text means besides.
import { unique } from '../model/text.ts';
import { conceptsIn } from './concepts.ts';
import { foursOf, jointsOf, tokensOf, type Word, words, wordsInside, wordsOf } from './tokens.ts';

/** A token that nobody can type parts what doesn't follow each other, such as two people's names. */
const BREAK = ' \ue000 ';

/** A text's words, the words inside them, what joins them, their fours, and the concepts of the glossary that it names. */
export function indexText(text: string): string {
  const of = words(text);
  const inside = wordsInside(text);
  const concepts = unique([...conceptsIn(of), ...inside.flatMap((word) => [...conceptsIn(words(word))])]);
  const besides = [...of.flatMap(foursOf), ...jointsOf(of), ...concepts].join(' ');
  return [of.flatMap(tokensOf).join(' '), ...inside, besides].join(BREAK);
}

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
  const besides = [...all.flatMap(foursOf), ...names.flatMap(nameTokens), ...concepts].join(' ');
  return [...each.map((of) => of.flatMap(tokensOf).join(' ')), besides].join(BREAK);
}

/** The token of a word that names a concept, where it is part of somebody's name. */
export function inName({ text }: Word): string {
  return IN_NAME + text;
}

/** Every two words of a name, in alphabetical order: tokens that few papers have, by which names are found in any order. */
export function nameTokens(name: string): string[] {
  const parts = wordsOf(name).slice(0, MOST_WORDS).sort();
  return parts.flatMap((one, at) => parts.slice(at + 1).map((other) => one + OF_ONE_NAME + other));
}

/** Parts of one text, as one. */
export function joinTexts(...parts: readonly string[]): string {
  return parts.join(BREAK);
}
