// The key by which a text cites a paper, as Google Scholar makes it: yang2024depth.
import type { CitedPaper } from './sheet.ts';

/** Words that say nothing of a paper. */
const STOP_WORDS = new Set(
  'a an and are as at be by can do does for from in into is it its of on or the to via with your'.split(' '),
);

/** Letters that don't come apart into a letter and a mark. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** ASCII letters and digits only: other ones break older tools. */
export function citationKey(paper: Pick<CitedPaper, 'id' | 'title' | 'authors' | 'date'>): string {
  const surname = words(paper.authors[0] ?? '').at(-1);
  const titled = words(paper.title);
  const word = titled.find((each) => !STOP_WORDS.has(each)) ?? titled[0];
  return `${surname ?? 'paper'}${yearOf(paper)}${word ?? ''}`;
}

/** The year in which the paper came to arXiv; its id tells. */
export function yearOf({ id, date }: Pick<CitedPaper, 'id' | 'date'>): string {
  const year = /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})\d{2}/.exec(id)?.[1];
  if (year === undefined) return date.slice(0, 4);
  // arXiv began in 1991.
  return `${Number(year) > 90 ? 19 : 20}${year}`;
}

/** From 1; null where the id is of no known form. */
export function monthOf({ id }: Pick<CitedPaper, 'id'>): number | null {
  const month = Number(/^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?\d{2}(\d{2})/.exec(id)?.[1]);
  return month >= 1 && month <= 12 ? month : null;
}

/** Gives each key once: the key itself, else with a, b, …, z, aa, … behind it. */
export function unusedKeys(): (key: string) => string {
  const taken = new Set<string>();
  return (key) => {
    let candidate = key;
    for (let count = 1; taken.has(candidate); count++) candidate = key + letters(count);
    taken.add(candidate);
    return candidate;
  };
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(count: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + ((count - 1) % 26));
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last;
}

function words(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/['’]/g, '');
  return folded.match(/[a-z0-9]+/g) ?? [];
}
