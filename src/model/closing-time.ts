// When a day closes: the source's list rolls over in the evening of New York, and the host may choose an earlier hour.
import { addDays, type Day, isWeekend } from './day.ts';

/** When the source's list rolls over, measured on 5,316 papers. */
const SOURCE_ROLLS = { time: '21:30', zone: 'America/New_York' } as const;

/** What the source lists in the last seconds needs a moment to be readable. */
const CLOSING_MARGIN = { minutes: 10 } as const;

/** A wall-clock time in an IANA time zone, such as 21:30 in America/New_York. */
export interface ClockTime {
  readonly time: string;
  readonly zone: string;
}

/**
 * The instant at which digest `date` closes: the last `closes` that is not after 21:30 America/New_York on
 * `date`, plus ten minutes.
 */
export function closesAt(date: Day, closes: ClockTime): Temporal.Instant {
  const rolls = at(date, SOURCE_ROLLS);
  // East of New York the last such instant can fall on the next calendar day; the one of the day before is always early enough.
  const candidates = [1, 0, -1].map((days) => at(addDays(date, days), closes));
  const last = candidates.find((instant) => Temporal.Instant.compare(instant, rolls) <= 0);
  return (last ?? rolls).add(CLOSING_MARGIN);
}

/** The day whose list is being filled at `now`. */
export function openDay(now: Temporal.Instant): Day {
  const local = now.toZonedDateTimeISO(SOURCE_ROLLS.zone);
  const rolled = Temporal.PlainTime.compare(local.toPlainTime(), SOURCE_ROLLS.time) >= 0;
  return local
    .toPlainDate()
    .add({ days: rolled ? 1 : 0 })
    .toString() as Day;
}

/** When the list of `date` begins to be filled. */
export function opensAt(date: Day): Temporal.Instant {
  return at(addDays(date, -1), SOURCE_ROLLS);
}

/** The latest day whose closing has come. */
export function lastClosable(now: Temporal.Instant, closes: ClockTime): Day {
  let date = openDay(now);
  while (Temporal.Instant.compare(closesAt(date, closes), now) > 0) date = addDays(date, -1);
  return date;
}

/** When the next digest closes after `now`; the source lists nothing on weekends. */
export function nextClosing(now: Temporal.Instant, closes: ClockTime): Temporal.Instant {
  let date = addDays(lastClosable(now, closes), 1);
  while (isWeekend(date)) date = addDays(date, 1);
  return closesAt(date, closes);
}

function at(date: Day, clock: ClockTime): Temporal.Instant {
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: clock.zone, plainTime: Temporal.PlainTime.from(clock.time) })
    .toInstant();
}
