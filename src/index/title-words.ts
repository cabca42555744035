// The words of a title as ranking reads them, prepared once when a paper is indexed.
import { unique } from '../model/text.ts';
import { greekNamed } from './greek.ts';
import { shown } from './shown.ts';
import { squashedTokens } from './squashed.ts';
import { wordsInside, wordsOf } from './tokens.ts';

/** A title as ranking reads it, made once when the paper is indexed. */
export interface TitleWords {
  /** Folded, with a space before, between and after them. */
  readonly words: string;
  /** So are the words inside words, as "video" and "poet" in VideoPoet, and names in one piece. */
  readonly inside: string;
  /** How many of the words stand before the title's first colon. */
  readonly head: number;
}

export function titleWords(title: string): TitleWords {
  const shows = shown(title);
  const shownWords = [...(shows === title ? [] : [shows]), ...greekNamed(shows)].flatMap(wordsOf);
  return {
    words: spaced(wordsOf(title)),
    inside: spaced(
      unique([...wordsInside(title), ...shownWords, ...squashedTokens(shows, { isTitle: true })]),
    ),
    head: wordsOf(title.split(':', 1)[0] ?? '').length,
  };
}

const spaced = (words: readonly string[]) => ` ${words.map((word) => `${word} `).join('')}`;
