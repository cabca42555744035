// The day that a heading, a line or a file's name of somebody else's digest names, in any of the usual forms.
import { type Day, parseDay } from '../../model/day.ts';
import { lookUp, MONTHS, WEEKDAY_NAMES } from '../../model/day-words.ts';
import { visible } from '../../model/text.ts';

const byLength = (words: Readonly<Record<string, number>>) =>
  Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|');

const MONTH = `(?<name>${byLength(MONTHS)})\\.?`;
const DAY = '(?<day>\\d{1,2})';
const FORMS = [
  /(?<!\d)(?<year>\d{4})\s*[-./_年년‐–−]\s*(?<month>\d{1,2})\s*[-./_月월‐–−]\s*(?<day>\d{1,2})(?!\d)\s?[일日号號]?/,
  new RegExp(`(?<![a-z])${MONTH}[\\s_-]+${DAY}(?:st|nd|rd|th)?,?[\\s_-]+(?<year>\\d{4})(?!\\d)`, 'i'),
  new RegExp(`(?<!\\d)${DAY}(?:st|nd|rd|th)?(?: of)?[\\s_-]+${MONTH},?[\\s_-]+(?<year>\\d{4})(?!\\d)`, 'i'),
  new RegExp(`(?<!\\d)(?<year>\\d{4})[\\s_-]+${MONTH}[\\s_-]+${DAY}(?!\\d)`, 'i'),
  // Reiwa began in 2019; the calendar of Taiwan in 1912.
  /令和\s*(?<reiwa>\d{1,2}|元)\s*[年.]\s*(?<month>\d{1,2})\s*[月.]\s*(?<day>\d{1,2})(?!\d)\s?日?/,
  /民國\s*(?<minguo>\d{3})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s?日?/,
  /(?<!\d)(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/,
];

/** The day first or the month: which of them is told only where one is no month. */
const EITHER = /(?<!\d)(\d{1,2})([-/_])(\d{1,2})\2(\d{4})(?!\d)/;

/** Longer lines are none that name a day. */
const LONGEST = 300;

const plainOf = (text: string) => visible(text.slice(0, LONGEST).normalize('NFKC'));

interface Found {
  readonly date: Day;
  /** As it stands in the plain text. */
  readonly said: string;
}

/** Null where no date stands in it that exists, or one that may be either of two. */
export function dayNamed(text: string): Day | null {
  return find(plainOf(text))?.date ?? null;
}

/** Both days that a date such as 01-02-2024 may mean, the month first in the first; null where it can be only one. */
export function daysMeant(text: string): readonly [Day, Day] | null {
  const plain = plainOf(text);
  if (find(plain) !== null) return null;
  const [monthFirst, dayFirst] = eitherWay(plain);
  return monthFirst && dayFirst ? [monthFirst.date, dayFirst.date] : null;
}

/** What a line says that is nothing but a date: in bold, with its weekday, or behind a word for date (`isLabelled`). */
export function onlyDay(text: string): { readonly date: Day; readonly isLabelled: boolean } | null {
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const plain = plainOf(text)
    .replace(/[*_`~]/g, ' ')
    .trim();
  const unlabelled = plain.replace(LABEL, '');
  const found = find(unlabelled);
  if (found === null) return null;
  const rest = unlabelled.replace(found.said, ' ').replace(WEEKDAYS, ' ');
  return /[\p{L}\p{N}[\]|#>]/u.test(rest) ? null : { date: found.date, isLabelled: unlabelled !== plain };
}

const LABEL = /^(?:date|day|날짜|일자|日付|日期)\s*[:：]/i;
const WEEKDAYS = new RegExp(
  `(?<!\\p{L})(?:${byLength(WEEKDAY_NAMES)}|[월화수목금토일月火水木土])(?!\\p{L})`,
  'giu',
);

function find(plain: string): Found | null {
  for (const form of FORMS) {
    const match = form.exec(plain);
    const date = match && dateOf(match.groups ?? {});
    if (date) return { date, said: match[0] };
  }
  const [monthFirst, dayFirst] = eitherWay(plain);
  return monthFirst && dayFirst ? null : (monthFirst ?? dayFirst);
}

function eitherWay(plain: string): readonly [monthFirst: Found | null, dayFirst: Found | null] {
  const [said = '', first = '', , second = '', year = ''] = EITHER.exec(plain) ?? [];
  const found = (month: string, day: string): Found | null => {
    const date = dateOf({ year, month, day });
    return date && { date, said };
  };
  // 05-05-2024 is the same day either way.
  return first === second ? [found(first, second), null] : [found(first, second), found(second, first)];
}

function dateOf({ year, reiwa, minguo, month, name, day }: Record<string, string | undefined>): Day | null {
  const number = name === undefined ? month : lookUp(MONTHS, name.toLowerCase());
  const era = reiwa === '元' ? 2019 : reiwa ? 2018 + Number(reiwa) : minguo && 1911 + Number(minguo);
  const two = (part: unknown) => String(part).padStart(2, '0');
  return parseDay(`${era || year}-${two(number)}-${two(day)}`);
}
