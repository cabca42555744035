// Reads a stretch of days as people write it: a day, a week, a month, a quarter, half a year, a year, or the last days.
import { addDays, type Day } from './day.ts';
import { plainText, withYear } from './day-spelling.ts';
import { makeDay, readDay } from './day-text.ts';
import { lookUp, MONTHS, MONTHS_AGO, QUARTERS_AGO, WEEKS_AGO, YEARS_AGO } from './day-words.ts';
import type { Present } from './present.ts';

/** Days, both included. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** A month: 2024-01, 2024년 1월, Jan 2024; without a year the latest that has begun. */
const MONTH_FORMS = [
  /^(?<year>\d{4})\s*[-./년年]\s*(?<month>\d{1,2})\s*[월月]?$/,
  /^(?<year>\d{4}) (?<month>\d{1,2})[월月]$/,
  /^(?<year>(?:19|20)\d{2})(?<month>0[1-9]|1[0-2])$/,
  /^(?<month>\d{1,2})\s*[-./]\s*(?<year>\d{4})$/,
  /^(?:지난 )?(?<month>\d{1,2})\s*[월月]$/,
  /^(?:last )?(?<name>[a-z]+)(?:(?: of)? (?<year>\d{4}))?$/,
  /^(?<year>\d{4})년? (?<name>[a-z]+)$/,
];

/** A part of a year: its quarters, or its halves. */
const PART_FORMS = [
  /^(?:(?<year>\d{4})\s*[-년年]?\s*)?(?:q(?<quarter>[1-4])|第?\s*(?<quarter2>[1-4])\s*(?:분기|四半期|季度))$/,
  /^q(?<quarter>[1-4])[ '/-]*(?<year>\d{4})$/,
  /^(?:the )?(?<nth>first|second|third|fourth) quarter(?: of)? (?<year>\d{4})$/,
  /^(?:the )?(?<nth>first|second) (?<isHalf>half)(?: of)? (?<year>\d{4})$/,
  /^(?:(?<year>\d{4})\s*[-년年]?\s*)?(?:h(?<half>[12])|(?<first>상반기|上半期|上半年)|(?<second>하반기|下半期|下半年))$/,
  /^h(?<half>[12])[ '/-]*(?<year>\d{4})$/,
];

const NTH = ['first', 'second', 'third', 'fourth'];

/** Up to today, which counts. */
const LAST_FORMS = [
  /^(?:the )?(?:last|past|previous) (?<count>\d{1,4}) (?<unit>day|week|month|year)s?$/,
  /^(?:the )?past (?<unit>day|week|month|year)$/,
  /^(?:지난|최근|過去|最近|近|この)\s*(?<count>\d{1,4})\s*(?<unit>일|주|개월|달|년|日|天|週|周|个?星期|[かカヶ个個]月|年)(?:간|동안|일|間)*$/,
];

const UNITS: Readonly<Record<string, 'days' | 'weeks' | 'months' | 'years'>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  year: 'years',
  일: 'days',
  日: 'days',
  天: 'days',
  주: 'weeks',
  週: 'weeks',
  周: 'weeks',
  星期: 'weeks',
  个星期: 'weeks',
  달: 'months',
  개월: 'months',
  か月: 'months',
  カ月: 'months',
  ヶ月: 'months',
  个月: 'months',
  個月: 'months',
  년: 'years',
  年: 'years',
};

/** The days that `text` names, or null where it names none. */
export function readSpan(text: string, present: Present): Span | null {
  const { today, begun } = present;
  const date = readDay(text, present);
  if (date !== null) return { first: date, last: date };
  const typed = plainText(text);
  const plain = withYear(typed, today);
  return (
    readWeek(plain, today) ??
    readLast(plain, today) ??
    readMonth(plain, present) ??
    readPart(plain, begun) ??
    readYear(typed, today)
  );
}

function readWeek(text: string, today: Day): Span | null {
  const weeks = lookUp(WEEKS_AGO, text);
  if (weeks === null) return null;
  const first = addDays(today, 1 - Temporal.PlainDate.from(today).dayOfWeek - 7 * weeks);
  return { first, last: addDays(first, 6) };
}

function readLast(text: string, today: Day): Span | null {
  for (const form of LAST_FORMS) {
    const { count = '1', unit = '' } = form.exec(text)?.groups ?? {};
    const kind = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (kind === undefined || Number(count) === 0) continue;
    const before = Temporal.PlainDate.from(today).subtract({ [kind]: Number(count) });
    return { first: before.add({ days: 1 }).toString() as Day, last: today };
  }
  return null;
}

function readMonth(text: string, { today, begun }: Pick<Present, 'today' | 'begun'>): Span | null {
  const ago = lookUp(MONTHS_AGO, text);
  if (ago !== null)
    return months(Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: ago }), 1);
  const now = Temporal.PlainDate.from(begun);
  for (const form of MONTH_FORMS) {
    const { year, month, name } = form.exec(text)?.groups ?? {};
    const number = name === undefined ? Number(month ?? 0) : lookUp(MONTHS, name);
    if (!number) continue;
    const thisYear = number <= now.month ? now.year : now.year - 1;
    const first = makeDay(year ?? thisYear, number, 1);
    if (first !== null) return months(Temporal.PlainDate.from(first), 1);
  }
  return null;
}

/** A quarter or half of a year; without a year the latest that has begun. */
function readPart(text: string, begun: Day): Span | null {
  const now = Temporal.PlainDate.from(begun).with({ day: 1 });
  const ago = lookUp(QUARTERS_AGO, text);
  if (ago !== null) {
    const thisQuarter = now.subtract({ months: (now.month - 1) % 3 });
    return months(thisQuarter.subtract({ months: 3 * ago }), 3);
  }
  for (const form of PART_FORMS) {
    const groups = form.exec(text)?.groups;
    if (!groups) continue;
    const { year, quarter, quarter2, nth, isHalf, half, second } = groups;
    const length = quarter || quarter2 || (nth && !isHalf) ? 3 : 6;
    const named = nth ? NTH.indexOf(nth) + 1 : second ? 2 : 1;
    const month = (Number(quarter ?? quarter2 ?? half ?? named) - 1) * length + 1;
    const first = makeDay(year ?? (month <= now.month ? now.year : now.year - 1), month, 1);
    if (first !== null) return months(Temporal.PlainDate.from(first), length);
  }
  return null;
}

/** So many whole months. */
function months(first: Temporal.PlainDate, count: number): Span {
  const last = first.add({ months: count }).subtract({ days: 1 });
  return { first: first.toString() as Day, last: last.toString() as Day };
}

function readYear(text: string, today: Day): Span | null {
  const ago = lookUp(YEARS_AGO, text);
  const written = /^(\d{4})\s*[년年]?$/.exec(text)?.[1];
  const year = ago === null ? written : Number(today.slice(0, 4)) - ago;
  if (year === undefined) return null;
  const [first, last] = [makeDay(year, 1, 1), makeDay(year, 12, 31)];
  return first && last && { first, last };
}
