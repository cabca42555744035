// Reads a weekday as people write it, with its week or without: Friday, last Monday, 지난주 금요일, 上周五.
import { addDays, type Day } from './day.ts';
import { BEFORE_TODAY, lookUp, WEEKDAY_NAMES, WEEKS_OF_WEEKDAYS } from './day-words.ts';

/** Longer ones first: of two that end alike, the longer is meant. */
export const WEEKDAYS_BY_LENGTH = Object.keys(WEEKDAY_NAMES).sort((a, b) => b.length - a.length);

/** "Monday last week" is last week's Monday. */
const WEEK_BEHIND = new RegExp(`^(${WEEKDAYS_BY_LENGTH.join('|')}) (?:of )?((?:this|last) week)$`);

/** The weekday that was last, or today; with a week before it, the one of that week. */
export function readWeekday(text: string, today: Day): Day | null {
  const ordered = text.replace(WEEK_BEHIND, '$2 $1');
  const name = WEEKDAYS_BY_LENGTH.find((each) => ordered.endsWith(each));
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
