// Text as the rest of the house may trust it: one line, no control characters, cut without breaking a letter.
import { segmenter } from './segmenter.ts';

/** Control characters (but not tab and line ends), bidirectional overrides and line separators: they can reorder or hide what a title says. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Any sign that leaves a trace: neither white space nor a filler, joiner or blank that shows as nothing. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s\u2800]/u;

/** Without what can reorder or hide the words around it; lines stay. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '');
}

/** Signs that show as nothing: joiners, fillers, marks of direction. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Without anything that can't be seen, such as pasted text carries along; white space stays. */
export function visible(text: string): string {
  return printable(text).replace(UNSEEN, '');
}

/** One line: unprintable characters gone, every run of white space one space, ends trimmed; empty where nothing of it can be seen. */
export function oneLine(text: string): string {
  const line = printable(text).replace(/\s+/gu, ' ').trim();
  return VISIBLE.test(line) ? line : '';
}

/** What leads on to words that are cut off. */
const DANGLING = /[\s,;:、，；：–—]+$/u;

/**
 * At most `max` UTF-16 units, cut between graphemes and marked with an ellipsis.
 * Discord counts characters, which are never more than UTF-16 units.
 */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  // A grapheme can be endless (combining marks); the slice bounds what is segmented.
  const segments = segmenter('grapheme').segment(text.slice(0, max + 64));
  const end = segments.containing(Math.max(0, max - 1))?.index ?? 0;
  const kept = text.slice(0, end).replace(DANGLING, '');
  return `${kept}…`;
}

/** The last word stays whole unless that costs more than this share of the text. */
const WORD_KEPT = 0.9;

/** As truncate, and between words where there is a space near the end. */
export function truncateWords(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = text.lastIndexOf(' ', max - 1);
  return truncate(text, space > max * WORD_KEPT ? space + 1 : max);
}

/** Of those alike the last, where the first of them stood. */
export function uniqueBy<T>(items: readonly T[], likenessOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [likenessOf(item), item])).values()];
}

/** The items without those already seen, in their first order. */
export function unique<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}
