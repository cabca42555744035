// Which part of a text is shown around a hit: its sentence where that fits, and never half a word.
import { segmenter } from '../model/segmenter.ts';

/** Stands wherever a text is cut. */
export const CUT = '…';

/** How much of the text stands before the hit where its sentence is too long, in characters. */
const BEFORE = 30;

/** A longer run without spaces is no word: where it has to be cut, it is cut as its language parts words. */
const LONGEST_WORD = 40;

/** From where to where, in at most `max` characters with the signs of being cut. */
export function excerptOf(
  text: string,
  [hitStart, hitEnd]: readonly [number, number],
  max: number,
): readonly [start: number, end: number] {
  if (text.length <= max) return [0, text.length];
  const [sentence, sentenceEnd] = sentenceAt(text, hitStart);
  const upTo = (end: number) => (start: number) => end - start <= max - 2 * CUT.length;
  const starts = [0, sentence];
  const start =
    starts.find(upTo(sentenceEnd)) ??
    starts.find(upTo(hitEnd)) ??
    wordAfter(text, Math.max(0, hitStart - BEFORE), hitStart);
  const room = max - CUT.length - (start > 0 ? CUT.length : 0);
  if (text.length - start <= room + CUT.length) return [start, text.length];
  return [start, wordBefore(text, start + room, Math.max(start + 1, Math.min(hitEnd, start + room)))];
}

function sentenceAt(text: string, place: number): readonly [start: number, end: number] {
  const { index: start = 0, segment = text } = segmenter('sentence').segment(text).containing(place) ?? {};
  return [start, start + segment.trimEnd().length];
}

/** Where the first word begins at a place or after it, not beyond `last`. */
function wordAfter(text: string, place: number, last: number): number {
  if (place === 0) return 0;
  for (let at = place; at < last; at++)
    if (/\s/.test(text.charAt(at - 1)) && !/\s/.test(text.charAt(at))) return at;
  return /\s/.test(text.charAt(last - 1)) ? last : boundary(text, last);
}

/** Where the last word ends before a place, not before `first`. */
function wordBefore(text: string, place: number, first: number): number {
  for (let at = place; at >= first && place - at < LONGEST_WORD; at--)
    if (/\s/.test(text.charAt(at)) && !/\s/.test(text.charAt(at - 1))) return at;
  return Math.max(first, boundary(text, place));
}

/** The beginning of the word that stands at a place, as its language parts words. */
function boundary(text: string, place: number): number {
  return segmenter('word').segment(text).containing(place)?.index ?? place;
}
