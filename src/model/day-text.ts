// Reads a day as people write it, in English, Korean, Japanese and Chinese: 2024-01-22, 22 Jan, 어제, 先週の月曜日, 上周一.
import { addDays, type Day, parseDay } from './day.ts';
import { BEFORE_TODAY, DAYS_AGO, MONTHS, WEEKDAY_NAMES, WEEKS_OF_WEEKDAYS, YEARS_AGO } from './day-words.ts';
import { numbersToDigits } from './number-words.ts';

/** How many years back a date without a year is looked for: 29 February can be eight years ago. */
const YEARS_BACK = 8;

const DATE_FORMS = [
  // A day and its time, as programs write it.
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?$/,
  /^(?<year>\d{4})\s*[-./년年]\s*(?<month>\d{1,2})\s*[-./월月]\s*(?<day>\d{1,2})\s*[일日号號.]?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>\d{1,2})\s*[월月]\s*(?<day>\d{1,2})\s*[일日号號]?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/,
  // 24.03.01 as Koreans write it, where that is a year with papers; 01.03.24 and 3/1/24 otherwise.
  /^(?<short>2\d)\s?[./-]\s?(?<month>\d{1,2})\s?[./-]\s?(?<day>\d{1,2})\.?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<short>\d{2})$/,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<short>\d{2})$/,
  /^(?<month>\d{1,2})\s*[-./]\s*(?<day>\d{1,2})(?:\s*[-./]\s*(?<year>\d{4}))?$/,
  // Whoever writes 22/1 can't mean a month.
  /^(?<day>\d{1,2})\s*[-./]\s*(?<month>\d{1,2})(?:\s*[-./]\s*(?<year>\d{4}))?$/,
  /^(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>[a-z]+)(?: (?<year>\d{4}))?$/,
  /^(?<name>[a-z]+) (?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/,
  /^(?<year>\d{4}) (?<name>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?$/,
  /^(?<day>\d{1,2})\s*(?:일|日|号|號|st|nd|rd|th)$/,
];

const AGO = [
  [/^(\d{1,4}) ?(?:days? ago|일 ?전|日前|天前|天以前)$/, 'days'],
  [/^(\d{1,3}) ?(?:weeks? ago|주일? ?전|週間前|周前|週前|个星期前|個星期前)$/, 'weeks'],
  [/^(\d{1,3}) ?(?:months? ago|달 ?전|개월 ?전|[かカヶか]月前|个月前|個月前)$/, 'months'],
  [/^(\d{1,2}) ?(?:years? ago|년 ?전|해 ?전|年前)$/, 'years'],
] as const;

/** The day that `text` names, seen from `today`; the latest one where a year or a week is left out. Null where it names none. */
export function readDay(text: string, today: Day): Day | null {
  const plain = withYear(plainText(text), today);
  return daysAgo(plain, today) ?? readDate(plain, today) ?? readWeekday(plain, today);
}

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
    const year = yearOf(today) - ago;
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

function daysAgo(text: string, today: Day): Day | null {
  const named = lookUp(DAYS_AGO, text);
  if (named !== null) return addDays(today, -named);
  for (const [pattern, unit] of AGO) {
    const count = pattern.exec(text)?.[1];
    if (count === undefined) continue;
    return Temporal.PlainDate.from(today)
      .subtract({ [unit]: Number(count) })
      .toString() as Day;
  }
  return null;
}

/** A date, with its weekday before or behind it, or without. */
function readDate(text: string, today: Day): Day | null {
  const bare = text.replace(WITH_WEEKDAY, '').trim();
  for (const form of DATE_FORMS) {
    for (const each of bare === text ? [text] : [text, bare]) {
      const { groups } = form.exec(each) ?? {};
      const date = groups && dateOf(groups, today);
      if (date) return date;
    }
  }
  return null;
}

const NAMES = Object.keys(WEEKDAY_NAMES).sort((a, b) => b.length - a.length);
const WITH_WEEKDAY = new RegExp(
  `^(?:${NAMES.join('|')}) |[ (]*(?:${NAMES.join('|')}|[월화수목금토일月火水木土])\\)$|(?<=[ \\d일日号])(?:${NAMES.join('|')})$`,
);

function dateOf(
  { year, short, month, name, day }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Day | null {
  const number = name === undefined ? month : lookUp(MONTHS, name);
  if (number === null) return null;
  if (number === undefined) return latest(today, 12, (monthsBack) => inMonth(today, monthsBack, day ?? ''));
  if (year !== undefined) return makeDay(year, number, day);
  if (short !== undefined) return latest(today, 0, () => makeDay(`20${short}`, number, day));
  return latest(today, YEARS_BACK, (yearsBack) => makeDay(yearOf(today) - yearsBack, number, day));
}

/** The first of these that exists and has come. */
function latest(today: Day, most: number, candidate: (back: number) => Day | null): Day | null {
  for (let back = 0; back <= most; back++) {
    const date = candidate(back);
    if (date !== null && date <= today) return date;
  }
  return null;
}

function inMonth(today: Day, monthsBack: number, day: string): Day | null {
  const { year, month } = Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: monthsBack });
  return makeDay(year, month, day);
}

const yearOf = (date: Day) => Number(date.slice(0, 4));

export function makeDay(
  year: number | string,
  month: number | string,
  day: number | string = '',
): Day | null {
  const two = (part: number | string) => String(part).padStart(2, '0');
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

/** "Monday last week" is last week's Monday. */
const WEEK_BEHIND = new RegExp(`^(${NAMES.join('|')}) (?:of )?((?:this|last) week)$`);

function readWeekday(text: string, today: Day): Day | null {
  const ordered = text.replace(WEEK_BEHIND, '$2 $1');
  const name = NAMES.find((each) => ordered.endsWith(each));
  if (name === undefined) return null;
  const weekday = WEEKDAY_NAMES[name] ?? 0;
  const before = ordered
    .slice(0, -name.length)
    .trim()
    .replace(/[の的의]$/, '')
    .trim();
  const now = Temporal.PlainDate.from(today).dayOfWeek;
  const sinceThen = (now - weekday + 7) % 7;
  if (before === '') return addDays(today, -sinceThen);
  if (BEFORE_TODAY.includes(before)) return addDays(today, -(sinceThen || 7));
  const weeks = lookUp(WEEKS_OF_WEEKDAYS, before);
  return weeks === null ? null : addDays(today, weekday - now - 7 * weeks);
}

/** What a person types may be "constructor", which every object has. */
export function lookUp(words: Readonly<Record<string, number>>, word: string): number | null {
  return Object.hasOwn(words, word) ? (words[word] ?? null) : null;
}
