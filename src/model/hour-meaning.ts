// What an hour means: on which day it brings the papers of a Monday, and from which hour on they come earlier.

import { type ClockTime, closesAt } from './closing-time.ts';
import { day } from './day.ts';
import { nextHour, WEEKDAYS, type Weekday } from './hour.ts';

export interface HourMeaning {
  /** The local weekday on which Monday's papers are posted. */
  readonly comes: Weekday;
  /** The first whole hour that brings them a day earlier, all year round if one does, and isn't much later; else null. */
  readonly better: string | null;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);

/** Who reads in the morning doesn't want them in the evening. */
const MOST_LATER_HOURS = 6;

/** New York and the channel may move their clocks on different days: both halves of the year are looked at. */
const HALF_A_YEAR_DAYS = 182;

export function hourMeaning(
  { time, zone }: ClockTime,
  { closes, now }: { readonly closes: ClockTime; readonly now: number },
): HourMeaning {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.add({ days: (8 - today.dayOfWeek) % 7 });
  const mondays = [monday, monday.add({ days: HALF_A_YEAR_DAYS })];
  const arrival = (at: string, date: Temporal.PlainDate) =>
    nextHour(closesAt(day(date.toString()), closes), { time: at, zone, weekdays: WEEKDAYS })
      .toZonedDateTimeISO(zone)
      .toPlainDate();
  const differences = (at: string) =>
    mondays.map((date) => Temporal.PlainDate.compare(arrival(at, date), arrival(time, date)));
  const isEarlier = (at: string) => differences(at).every((each) => each < 0);
  const isEarlierNow = (at: string) => differences(at)[0] === -1 && differences(at)[1] !== 1;
  const soon = HOURS.filter((at) => isSoonAfter(time, at));
  return {
    comes: arrival(time, monday).dayOfWeek as Weekday,
    better: soon.find(isEarlier) ?? soon.find(isEarlierNow) ?? null,
  };
}

function isSoonAfter(time: string, at: string): boolean {
  const { sign, hours, minutes } = Temporal.PlainTime.from(time).until(at);
  return sign > 0 && hours + minutes / 60 <= MOST_LATER_HOURS;
}
