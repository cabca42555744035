// Which digests a member, or a server that mentions members, is still to be told of; at most one message a day.
import type { Closed, Told } from '../store/told.ts';
import type { Draft } from './drafts.ts';

/** Of digests that closed longer ago, in milliseconds, nobody is told any more. */
export const TOLD_FOR = 3 * 24 * 60 * 60 * 1000;

/** A draft's facts that a message to followers doesn't have. */
export const NOTE: Omit<Draft, 'payload'> = {
  part: 0,
  place: 'channel',
  paperId: null,
  shows: null,
  name: '',
  keywords: [],
  seeded: false,
};

/** What closed since the last day that is done with; a message that was begun is about no later day than it was. */
export function owedDays({ last, open }: Told, closed: readonly Closed[]): Closed[] {
  return closed.filter(({ date }) => (last === null || date > last) && (open === null || date <= open));
}

/** Whether the next message has to wait until tomorrow (UTC). One that was begun goes on. */
export function isHeld({ open, postedAt }: Told, now: number): boolean {
  return open === null && postedAt !== null && dayOf(postedAt) === dayOf(now);
}

function dayOf(millis: number): number {
  return Math.floor(millis / (24 * 60 * 60 * 1000));
}
