// Which digests a member, or a server that mentions members, is still to be told of; at most one message a day.
import type { Closed } from '../../store/closed-digests.ts';
import type { Progress } from '../../store/notification-progress.ts';
import { type Draft, NO_PAPER } from '../deliver/drafts.ts';

/** Of digests that closed longer ago, in milliseconds, nobody is told any more. */
export const NOTIFY_WITHIN = 3 * 24 * 60 * 60 * 1000;

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
  return Math.floor(millis / (24 * 60 * 60 * 1000));
}
