// Sentences of a text, and as many of them as there is room for.
import { segmenter } from './segmenter.ts';
import { oneLine, truncate } from './text.ts';

/** Letters of East Asia are about twice as wide as others. */
const WIDE =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/gu;

/** Where a sentence has to be cut, a word stays whole unless that costs more than this share of the room. */
const LEAST_KEPT = 0.7;

/** What is looked at of a sentence's end: "w.r.t." and a little more. */
const LONGEST_ENDING = 12;

/** Sentences as Intl.Segmenter finds them; what it cuts off after "e.g." or "et al." is put back. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenter('sentence').segment(oneLine(text))) {
    const last = sentences.at(-1);
    if (
      last !== undefined &&
      /(?:\b(?:e\.g|i\.e|et al|vs|Fig|cf|resp|w\.r\.t)\.|[^.!?。！？])$/.test(
        last.slice(-LONGEST_ENDING).trim(),
      )
    ) {
      sentences[sentences.length - 1] = last + segment;
    } else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** How much of a line a text takes, in columns of a Latin letter. */
function columnsOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/** A sentence that is longer by so little is shown to its end: a word or two would be missing. */
const SLACK = 1.12;

/** How far beyond what there is room for is read: whether a full stop ends a sentence shows behind it. */
const AHEAD = 200;

/** As much again is looked at where white space falls away. */
const SPACED = 5;

/** The whole sentences that fit into so many columns; where not even the first does, its beginning. */
export function firstSentences(text: string, columns: number): string {
  const most = columns * SLACK;
  const whole = oneLine(text.slice(0, (most + AHEAD) * SPACED));
  if (columnsOf(whole) <= most) return whole;
  let end = 0;
  for (const sentence of splitSentences(whole.slice(0, most + AHEAD))) {
    const next = whole.indexOf(sentence, end) + sentence.length;
    if (columnsOf(whole.slice(0, next)) > (end === 0 ? most : columns)) break;
    end = next;
  }
  return end > 0 ? whole.slice(0, end) : cutToColumns(whole, columns);
}

/** At most so many columns, marked with an ellipsis where something is missing. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let [length, taken] = [0, 1];
  for (const letter of text) {
    taken += columnsOf(letter);
    if (taken > columns) break;
    length += letter.length;
  }
  const space = text.lastIndexOf(' ', length);
  const isWordCut = text[length] !== ' ' && space >= length * LEAST_KEPT;
  return truncate(text, (isWordCut ? space : length) + 1);
}
