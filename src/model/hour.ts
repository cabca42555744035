// The hour at which a channel gets its post: exactly one on every local day of every time zone.
import type { ClockTime } from './closing-time.ts';

/** 1 is Monday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export interface Timetable {
  /** HH:MM, or null for as soon as a digest is ready. */
  readonly time: string | null;
  /** IANA. */
  readonly zone: string;
  /** The local weekdays on which there are posts. */
  readonly weekdays: readonly Weekday[];
}

/**
 * The instant of a clock time on a local day. A time that the clocks skip is taken as much later as they are moved, or
 * earlier where that would be the next day; of a time that comes twice, the first counts.
 */
export function hourOn(date: Temporal.PlainDate, { time, zone }: ClockTime): Temporal.Instant {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const hour = local.toZonedDateTime(zone);
  const sameDay = hour.toPlainDate().equals(date);
  return (sameDay ? hour : local.toZonedDateTime(zone, { disambiguation: 'earlier' })).toInstant();
}

/**
 * Up to which instant digests must have closed to be posted at `now`: that of the last hour that has come, or `now`
 * where there is no hour. Null where the weekday forbids posts.
 */
export function lastHour(
  now: Temporal.Instant,
  { time, zone, weekdays }: Timetable,
): Temporal.Instant | null {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  if (time === null) return weekdays.includes(today.dayOfWeek as Weekday) ? now : null;
  for (let back = 0; back <= 7; back++) {
    const date = today.subtract({ days: back });
    const hour = hourOn(date, { time, zone });
    if (weekdays.includes(date.dayOfWeek as Weekday) && Temporal.Instant.compare(hour, now) <= 0) return hour;
  }
  return null;
}

/** When something that is ready at `ready` will be posted. */
export function nextHour(ready: Temporal.Instant, { time, zone, weekdays }: Timetable): Temporal.Instant {
  const first = ready.toZonedDateTimeISO(zone).toPlainDate();
  for (let ahead = 0; ahead <= 8; ahead++) {
    const date = first.add({ days: ahead });
    if (!weekdays.includes(date.dayOfWeek as Weekday)) continue;
    if (time === null) return ahead === 0 ? ready : date.toZonedDateTime(zone).toInstant();
    const hour = hourOn(date, { time, zone });
    if (Temporal.Instant.compare(hour, ready) >= 0) return hour;
  }
  throw new RangeError('a timetable needs a weekday');
}

/** The one zone of the country that a Discord locale belongs to; null where the language is spoken in several. */
export function zoneOfLocale(locale: string): string | null {
  return ZONES[locale] ?? null;
}

const ZONES: Readonly<Record<string, string>> = {
  bg: 'Europe/Sofia',
  cs: 'Europe/Prague',
  el: 'Europe/Athens',
  fi: 'Europe/Helsinki',
  hi: 'Asia/Kolkata',
  hr: 'Europe/Zagreb',
  hu: 'Europe/Budapest',
  it: 'Europe/Rome',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  lt: 'Europe/Vilnius',
  no: 'Europe/Oslo',
  pl: 'Europe/Warsaw',
  ro: 'Europe/Bucharest',
  'sv-SE': 'Europe/Stockholm',
  th: 'Asia/Bangkok',
  tr: 'Europe/Istanbul',
  uk: 'Europe/Kyiv',
  vi: 'Asia/Ho_Chi_Minh',
  'zh-CN': 'Asia/Shanghai',
  'zh-TW': 'Asia/Taipei',
};
