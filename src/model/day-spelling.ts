// One spelling of what means the same day: full-width digits, capitals, numbers in words, a year by its name.
import type { Day } from './day.ts';
import { YEARS_AGO } from './day-words.ts';
import { numbersToDigits } from './number-words.ts';

/** One spelling of what means the same: full-width digits, capitals, commas, the space that ends it. */
export function plainText(text: string): string {
  const plain = text.slice(0, 100).normalize('NFKC').toLowerCase().replaceAll(/[,、]/g, ' ');
  const spaced = plain
    .replaceAll(/(?<=[a-z])\./g, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
  return numbersToDigits(spaced.replace(/\b(?:an?|one) (?=\w+ ago$)/, '1 '))
    .replace(/^(?:since|from|until|till|on|in|during) /, '')
    .replaceAll(/(?<=[a-z])[-/](?=\d)|(?<=\d)[-/](?=[a-z])/g, ' ')
    .replace(/(?<=^(?:[a-z]+ )?)'(?=\d\d$)/, '20')
    .replace(/^(?=2\d년)/, '20')
    .replace(/년도/, '년')
    .replace(/\s?(?:부터|까지|から|まで|以来|以降|起)$/, '');
}

/** "작년 3월" and "March last year" with the year itself. */
export function withYear(text: string, today: Day): string {
  for (const [word, ago] of Object.entries(YEARS_AGO)) {
    const year = Number(today.slice(0, 4)) - ago;
    if (text.startsWith(word) && text !== word)
      return `${year}년 ${text
        .slice(word.length)
        .replace(/^(?:'s|의|の|的)/, '')
        .trim()}`;
    if (text.endsWith(` ${word}`))
      return `${text.slice(0, -word.length).replace(/ of $/, ' ').trim()} ${year}`;
  }
  return text;
}
