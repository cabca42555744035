// One spelling of what means the same day: full-width digits, capitals, numbers in words, a year by its name.
import type { Day } from './day.ts';
import { MONTHS, YEARS_AGO } from './day-words.ts';
import { numbersToDigits } from './number-words.ts';
import { visible } from './text.ts';

/** As typographers and phones write the hyphen of a date. */
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Whoever says whose papers they want means the day alone: 오늘의 논문, papers of last week. */
const PAPERS_BEFORE = /^(?:the )?papers? (?:of|from|on) (?=.)/;
const PAPERS_BEHIND = /(?<=.)(?:(?: ?의| ?'s| ?の| ?的)? ?(?:논문들?|論文|论文)|(?:'s)? papers?)$/;

const MONTH_NAME = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** jan22, 22jan, 22jan2024 */
const MONTH_AND_NUMBER = new RegExp(`(?<=^|\\d)(${MONTH_NAME})(?=\\d)|(?<=\\d)(${MONTH_NAME})(?=$|\\s)`, 'g');

/** One spelling of what means the same: full-width digits, capitals, dashes, commas, what can't be seen. */
export function plainText(text: string): string {
  const plain = visible(text.slice(0, 100).normalize('NFKC')).toLowerCase().replaceAll(/[,、]/g, ' ');
  const spaced = plain
    .replaceAll(DASHES, '-')
    .replaceAll(/(?<=[a-z])\./g, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[!?]+$/, '')
    .replace(PAPERS_BEFORE, '')
    .replace(PAPERS_BEHIND, '')
    .replaceAll(MONTH_AND_NUMBER, ' $1$2 ')
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
