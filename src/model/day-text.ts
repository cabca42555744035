// Reads a day as people write it, in English, Korean, Japanese and Chinese: 2024-01-22, 22 Jan, 어제, 先週の月曜日, 上周一.
import { addDays, type Day, parseDay } from './day.ts';
import { BEFORE_TODAY, DAYS_AGO, MONTHS, WEEKDAY_NAMES, WEEKS_OF_WEEKDAYS } from './day-words.ts';

/** How many years back a date without a year is looked for: 29 February can be eight years ago. */
const YEARS_BACK = 8;

const DATE_FORMS = [
  /^(?<year>\d{4})\s*[-./년年]\s*(?<month>\d{1,2})\s*[-./월月]\s*(?<day>\d{1,2})\s*[일日号號.]?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<month>\d{1,2})\s*[월月]\s*(?<day>\d{1,2})\s*[일日号號]?$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/,
  /^(?<month>\d{1,2})\s*[-./]\s*(?<day>\d{1,2})(?:\s*[-./]\s*(?<year>\d{4}))?$/,
  // Whoever writes 22/1 can't mean a month.
  /^(?<day>\d{1,2})\s*[-./]\s*(?<month>\d{1,2})(?:\s*[-./]\s*(?<year>\d{4}))?$/,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>[a-z]+)(?: (?<year>\d{4}))?$/,
  /^(?<name>[a-z]+) (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/,
  /^(?<day>\d{1,2})\s*(?:일|日|号|號|st|nd|rd|th)$/,
];

const AGO = [
  { pattern: /^(\d{1,3}) ?(?:days? ago|일 ?전|日前|天前|天以前)$/, days: 1 },
  { pattern: /^(\d{1,2}) ?(?:weeks? ago|주일? ?전|週間前|周前|週前|个星期前)$/, days: 7 },
] as const;

/** The day that `text` names, seen from `today`; the latest one where a year or a week is left out. Null where it names none. */
export function readDay(text: string, today: Day): Day | null {
  const plain = plainText(text);
  return daysAgo(plain, today) ?? readDate(plain, today) ?? readWeekday(plain, today);
}

/** One spelling of what means the same: full-width digits, capitals, commas, the space that ends it. */
export function plainText(text: string): string {
  const plain = text.slice(0, 100).normalize('NFKC').toLowerCase().replaceAll(/[,、]/g, ' ');
  return plain
    .replaceAll(/(?<=[a-z])\./g, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function daysAgo(text: string, today: Day): Day | null {
  const named = lookUp(DAYS_AGO, text);
  if (named !== null) return addDays(today, -named);
  for (const { pattern, days } of AGO) {
    const count = pattern.exec(text)?.[1];
    if (count !== undefined) return addDays(today, -Number(count) * days);
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
  { year, month, name, day }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Day | null {
  const number = name === undefined ? month : lookUp(MONTHS, name);
  if (number === null) return null;
  if (number === undefined) return latest(today, 12, (monthsBack) => inMonth(today, monthsBack, day ?? ''));
  if (year !== undefined) return makeDay(year, number, day);
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
