// Text as the index takes it: tokens separated by spaces, then what the text means besides.
import { conceptsIn } from './concepts.ts';
import { jointsOf, tokensOf, words, wordsInside, wordsOf } from './tokens.ts';

/** A token that nobody can type parts what doesn't follow each other, such as two people's names. */
const BREAK = ' \ue000 ';

/** A text's words, the words inside them, what joins them, and the concepts of the glossary that it names. */
export function indexText(text: string): string {
  const of = words(text);
  const besides = [...jointsOf(of), ...conceptsIn(of)].join(' ');
  return [of.flatMap(tokensOf).join(' '), ...wordsInside(text), besides].join(BREAK);
}

/** Stands between two words of a name that are held together; it can't be typed. */
const OF_ONE_NAME = '\ue006';

/** Of a longer name, these words count. */
const MOST_WORDS = 8;

/** Names' words, never those of two people side by side, and every two words of each name. */
export function indexNames(names: readonly string[]): string {
  const each = names.map((name) => words(name).flatMap(tokensOf).join(' '));
  return [...each, names.flatMap(nameTokens).join(' ')].join(BREAK);
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
