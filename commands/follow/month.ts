// The days that are looked at to tell how much a topic matches.
import { addDays, type Day, openDay } from '../../src/model/day.ts';

export const LOOKED_AT = 30;

/** The first of them; the last is the day whose list is being filled. */
export function monthAgo(now: number): Day {
  return addDays(openDay(Temporal.Instant.fromEpochMilliseconds(now)), 1 - LOOKED_AT);
}
