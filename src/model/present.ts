// What days are counted from: the source's calendar is half a day behind that of East Asia, which has a day before its list opens.
import { openDay } from './closing-time.ts';
import type { Day } from './day.ts';

export interface Present {
  /** The day whose list is being filled: that is what today means, and yesterday is the one before. */
  readonly today: Day;
  /** The calendar's day where who types is; never before today. */
  readonly here: Day;
  /** The latest day that has begun anywhere on earth. */
  readonly begun: Day;
}

/** Where days begin first. */
const EASTERNMOST = '+14:00';

/** `zone` is where who types is; null where nobody knows. */
export function presentAt(now: Temporal.Instant, zone: string | null): Present {
  const today = openDay(now);
  const dateIn = (where: string) => now.toZonedDateTimeISO(where).toPlainDate().toString() as Day;
  const here = dateIn(zone ?? 'UTC');
  return { today, here: here > today ? here : today, begun: dateIn(EASTERNMOST) };
}

/** One day for all. */
export function presentOf(today: Day): Present {
  return { today, here: today, begun: today };
}
