// Reads a day as people write it, in English, Korean, Japanese and Chinese: 2024-01-22, 22 Jan, 어제, 先週の月曜日, 上周一.
import { addDays, type Day, parseDay } from './day.ts';
import { plainText, withYear } from './day-spelling.ts';
import { DAYS_AGO, lookUp, MONTHS, MONTHS_AGO } from './day-words.ts';
import type { Present } from './present.ts';
import { readWeekday, WEEKDAYS_BY_LENGTH } from './weekday-text.ts';

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
  /^(?<month>\d{1,2})\s*[-./]\s*(?<day>\d{1,2})(?:\.|\s*[-./]\s*(?<year>\d{4}))?$/,
  // Whoever writes 22/1 can't mean a month.
  /^(?<day>\d{1,2})\s*[-./]\s*(?<month>\d{1,2})(?:\.|\s*[-./]\s*(?<year>\d{4}))?$/,
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

/**
 * The day that `text` names; where a year is left out the latest one that has begun anywhere, so that nobody's today is
 * taken for last year's, and where a week is left out the latest one here. Null where it names none.
 */
export function readDay(text: string, { today, here, begun }: Present): Day | null {
  const plain = withYear(plainText(text), today);
  return (
    daysAgo(plain, today) ?? readDate(plain, begun) ?? readDayOfMonth(plain, here) ?? readWeekday(plain, here)
  );
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
function readDate(text: string, begun: Day): Day | null {
  const bare = text.replace(WITH_WEEKDAY, '').trim();
  for (const form of DATE_FORMS) {
    for (const each of bare === text ? [text] : [text, bare]) {
      const { groups } = form.exec(each) ?? {};
      const date = groups && dateOf(groups, begun);
      if (date) return date;
    }
  }
  return null;
}

const NAMES = WEEKDAYS_BY_LENGTH.join('|');
const WITH_WEEKDAY = new RegExp(
  `^(?:${NAMES}) |[ (]*(?:${NAMES}|[월화수목금토일月火水木土])\\)$|(?<=[ \\d일日号])(?:${NAMES})$`,
);

function dateOf(
  { year, short, month, name, day }: Readonly<Record<string, string | undefined>>,
  begun: Day,
): Day | null {
  const number = name === undefined ? month : lookUp(MONTHS, name);
  if (number === null) return null;
  if (number === undefined) return latest(begun, 12, (monthsBack) => inMonth(begun, monthsBack, day ?? ''));
  if (year !== undefined) return makeDay(year, number, day);
  if (short !== undefined) return latest(begun, 0, () => makeDay(`20${short}`, number, day));
  return latest(begun, YEARS_BACK, (yearsBack) => makeDay(yearOf(begun) - yearsBack, number, day));
}

/** The first of these that exists and has begun. */
function latest(begun: Day, most: number, candidate: (back: number) => Day | null): Day | null {
  for (let back = 0; back <= most; back++) {
    const date = candidate(back);
    if (date !== null && date <= begun) return date;
  }
  return null;
}

function inMonth(begun: Day, monthsBack: number, day: string): Day | null {
  const { year, month } = Temporal.PlainDate.from(begun).with({ day: 1 }).subtract({ months: monthsBack });
  return makeDay(year, month, day);
}

/** 지난달 3일, the 3rd of last month, 先月の3日 */
const DAY_OF_MONTH = [
  /^(?<month>.*\D)\s*(?<day>\d{1,2}) ?[일日号號]$/,
  /^(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>[a-z ]+)$/,
];

function readDayOfMonth(text: string, today: Day): Day | null {
  for (const form of DAY_OF_MONTH) {
    const { month = '', day = '' } = form.exec(text)?.groups ?? {};
    const ago = lookUp(MONTHS_AGO, month.trim().replace(/[의の的]$/, ''));
    if (ago !== null) return inMonth(today, ago, day);
  }
  return null;
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
