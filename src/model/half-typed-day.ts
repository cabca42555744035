// What a day that is being typed may become: 어 may be 어제, 지난주 월 지난주 월요일, and last m last month.
import { plainText } from './day-spelling.ts';
import {
  BEFORE_TODAY,
  DAYS_AGO,
  MONTHS,
  MONTHS_AGO,
  QUARTERS_AGO,
  WEEKDAY_NAMES,
  WEEKS_AGO,
  WEEKS_OF_WEEKDAYS,
  YEARS_AGO,
} from './day-words.ts';
import { keysOf } from './hangul-keys.ts';

/** The words of days that begin as what is typed, those spaced alike and single days first; none where nothing is typed. */
export function daysBegun(typed: string): string[] {
  const plain = plainText(typed);
  const keys = keysWithin(plain);
  if (keys === '') return [];
  known ??= phrases().map((words) => ({ words, keys: keysWithin(words) }));
  const begun = known.filter((each) => each.keys.startsWith(keys)).map(({ words }) => words);
  const { alike = [], other = [] } = Object.groupBy(begun, (words) =>
    words.startsWith(plain) ? 'alike' : 'other',
  );
  return [...alike, ...other];
}

/** Made when somebody first types a day. */
let known: { readonly words: string; readonly keys: string }[] | undefined;

/** With or without spaces: 지난 주 and 지난주. */
function keysWithin(text: string): string {
  return keysOf(text).replaceAll(' ', '');
}

function phrases(): string[] {
  const weekdays = Object.keys(WEEKDAY_NAMES);
  const ofWeeks = [...BEFORE_TODAY, ...Object.keys(WEEKS_OF_WEEKDAYS)].flatMap((week) =>
    weekdays.filter((name) => goTogether(week, name)).map((name) => `${week} ${name}`),
  );
  const stretches = [WEEKS_AGO, MONTHS_AGO, QUARTERS_AGO, YEARS_AGO, MONTHS].flatMap(Object.keys);
  return [...Object.keys(DAYS_AGO), ...weekdays, ...ofWeeks, ...stretches];
}

/** Words of one language; in Chinese and Japanese a week is a stretch of days by itself before its weekday is typed. */
function goTogether(week: string, weekday: string): boolean {
  return [/^[가-힣]/, /^[a-z]/].some((script) => script.test(week) && script.test(weekday));
}
