// How much is kept of what others tell of a paper: far more than any real one has, and little enough that none can hold the process up.
import { parseWebUrl } from './media.ts';
import { oneLine, truncateWords, unique } from './text.ts';

/** In letters. The longest real ones: a title 202, an abstract 1,922, a name 79, a keyword 69, an address 247. */
export const LONGEST = { title: 1_000, text: 20_000, name: 200, address: 2_000 } as const;

/** The largest collaborations of physics have 3,000 authors and sometimes 5,000; a real paper has 33 keywords at most. */
export const MOST = { authors: 5_000, keywords: 100, media: 100 } as const;

/** White space and what can't be printed fall away, so that more is looked at than is kept. */
const LOOKED_AT = 5;

/** One line, cut between words where it is longer. */
export function boundText(text: string, longest: number): string {
  return truncateWords(oneLine(text.slice(0, longest * LOOKED_AT)), longest);
}

/** Each once, and none longer than a name can be. */
export function boundNames(names: readonly string[], most: number): string[] {
  const bound = names.slice(0, most).map((name) => boundText(name, LONGEST.name));
  return unique(bound.filter((name) => name !== ''));
}

/** Null where it is none, or longer than any: half an address leads nowhere. */
export function boundAddress(text: string): string | null {
  return text.length > LONGEST.address ? null : parseWebUrl(text.trim());
}
