// The days on which the source lists nothing, as it is made by people in the United States: an empty list is final then.
import { isAHoliday } from '@18f/us-federal-holidays';
import { type Day, isWeekend } from '../model/day.ts';

/** Around the turn of the year the list rests, month and day. */
const REST = { from: '12-24', to: '01-01' } as const;

/** Weekends, federal holidays on the day when they are observed, and 24 December to 1 January. */
export function isQuietDay(date: Day): boolean {
  const monthAndDay = date.slice(5);
  if (monthAndDay >= REST.from || monthAndDay <= REST.to) return true;
  return isWeekend(date) || isAHoliday(new Date(`${date}T12:00:00Z`), { utc: true });
}
