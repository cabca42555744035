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

function words(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/['’]/g, '');
  return folded.match(/[a-z0-9]+/g) ?? [];
}
