// Which digests a member, or a server that mentions members, is still to be told of; at most one message a day, or one a week.
import type { Closed } from '../../store/closed-digests.ts';
import type { Progress } from '../../store/notification-progress.ts';
import { type Draft, NO_PAPER } from '../deliver/drafts.ts';

/** Of digests that closed longer ago, in milliseconds, nobody is told any more. */
export const NOTIFY_WITHIN = 3 * 24 * 60 * 60 * 1000;

const DAY = 24 * 60 * 60 * 1000;

/** Digests that closed longer ago, in milliseconds, are in no week that ended last. */
export const WEEKLY_WITHIN = 14 * DAY;

/** A draft's facts that a message to followers doesn't have. */
export const NOTE: Omit<Draft, 'payload'> = {
  ...NO_PAPER,
  part: 0,
  place: 'channel',
  name: '',
};

/** Days later than the last that is done with, and those that closed after it; a message that was begun goes on with what it was about. */
export function owedDays({ last, asOf, open, openedAt }: Progress, closed: readonly Closed[]): Closed[] {
  return closed.filter(({ date, closedAt }) => {
    const isNew = last === null || date > last || closedAt > (asOf ?? 0);
    const isMeant = open === null || (date <= open && closedAt <= (openedAt ?? 0));
    return isNew && isMeant;
  });
}

/** Whether the next message has to wait until tomorrow (UTC). One that was begun goes on. */
export function isHeld({ open, postedAt }: Progress, now: number): boolean {
  return open === null && postedAt !== null && dayOf(postedAt) === dayOf(now);
}

function dayOf(millis: number): number {
  return Math.floor(millis / DAY);
}

/** A week from Monday to Monday (UTC), in epoch milliseconds: most of the world is at the end of its weekend then, or at its Monday's work. */
export interface Week {
  readonly begin: number;
  readonly end: number;
}

/** The week that ended last. */
export function weekBefore(now: number): Week {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').startOfDay();
  const end = today.subtract({ days: today.dayOfWeek - 1 });
  return { begin: end.subtract({ days: 7 }).epochMilliseconds, end: end.epochMilliseconds };
}

/** What closed in the week that ended last; a message that was begun goes on with the week that it was about. */
export function ofWeek({ openedAt }: Progress, closed: readonly Closed[], now: number): Closed[] {
  const { begin, end } = weekBefore(openedAt ?? now);
  return closed.filter(({ closedAt }) => closedAt >= begin && closedAt < end);
}

/** Whether the next message has to wait until the next Monday. One that was begun goes on. */
export function isHeldForWeek({ open, postedAt }: Progress, now: number): boolean {
  return open === null && postedAt !== null && postedAt >= weekBefore(now).end;
}
