// Reads a stretch of days as people write it: a day, a week, a month or a year.
import { addDays, type Day } from './day.ts';
import { lookUp, makeDay, plainText, readDay } from './day-text.ts';
import { MONTHS, MONTHS_AGO, WEEKS_AGO, YEARS_AGO } from './day-words.ts';

/** Days, both included. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** A month: 2024-01, 2024년 1월, Jan 2024; without a year the latest that has begun. */
const MONTH_FORMS = [
  /^(?<year>\d{4})\s*[-./년年]\s*(?<month>\d{1,2})\s*[월月]?$/,
  /^(?<month>\d{1,2})\s*[월月]$/,
  /^(?<name>[a-z]+)(?: (?<year>\d{4}))?$/,
];

/** The days that `text` names, seen from `today`, or null where it names none. */
export function readSpan(text: string, today: Day): Span | null {
  const date = readDay(text, today);
  if (date !== null) return { first: date, last: date };
  const plain = plainText(text);
  return readWeek(plain, today) ?? readMonth(plain, today) ?? readYear(plain, today);
}

function readWeek(text: string, today: Day): Span | null {
  const weeks = lookUp(WEEKS_AGO, text);
  if (weeks === null) return null;
  const first = addDays(today, 1 - Temporal.PlainDate.from(today).dayOfWeek - 7 * weeks);
  return { first, last: addDays(first, 6) };
}

function readMonth(text: string, today: Day): Span | null {
  const ago = lookUp(MONTHS_AGO, text);
  const now = Temporal.PlainDate.from(today).with({ day: 1 });
  if (ago !== null) return monthOf(now.subtract({ months: ago }));
  for (const form of MONTH_FORMS) {
    const { year, month, name } = form.exec(text)?.groups ?? {};
    const number = name === undefined ? Number(month ?? 0) : lookUp(MONTHS, name);
    if (!number) continue;
    const thisYear = number <= now.month ? now.year : now.year - 1;
    const first = makeDay(year ?? thisYear, number, 1);
    if (first !== null) return monthOf(Temporal.PlainDate.from(first));
  }
  return null;
}

function monthOf(first: Temporal.PlainDate): Span {
  return { first: first.toString() as Day, last: first.with({ day: first.daysInMonth }).toString() as Day };
}

function readYear(text: string, today: Day): Span | null {
  const ago = lookUp(YEARS_AGO, text);
  const written = /^(\d{4})\s*[년年]?$/.exec(text)?.[1];
  const year = ago === null ? written : Number(today.slice(0, 4)) - ago;
  if (year === undefined) return null;
  const [first, last] = [makeDay(year, 1, 1), makeDay(year, 12, 31)];
  return first && last && { first, last };
}
