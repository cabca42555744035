// Text as the index takes it: tokens separated by spaces, then what the text means besides.
import { conceptsIn } from './concepts.ts';
import { tokensOf, tokensOfAll, words, wordsInside } from './tokens.ts';

/** Two tokens that nobody can type part what doesn't follow each other, such as two people's names. */
const BREAK = ' \ue000 \ue001 ';

/** A text's words, the words inside them, and the concepts of the glossary that it names. */
export function indexText(text: string): string {
  const of = words(text);
  const tokens = tokensOfAll(of).join(' ');
  return [tokens, ...wordsInside(text), ...conceptsIn(of)].join(BREAK);
}

/** A NEAR of distance 1 never spans two people. */
export function indexNames(names: readonly string[]): string {
  return names.map((name) => words(name).flatMap(tokensOf).join(' ')).join(BREAK);
}

/** Parts of one text, as one. */
export function joinTexts(...parts: readonly string[]): string {
  return parts.join(BREAK);
}
