// Silence is the worst failure of a bot like this: no new paper for more than three weekdays is said loudly, once.

import type { Db } from '../database/schema.ts';
import { openDay } from '../model/closing-time.ts';
import { weekdaysBetween } from '../model/day.ts';
import { lastNewPaperAt } from '../store/listings.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** Holidays leave gaps of up to this many weekdays. */
const QUIET_AT_MOST = 3;

export interface Silence {
  /** When the last new paper came, in epoch milliseconds. */
  readonly since: number;
  readonly weekdays: number;
}

/** The silence that is worth an alarm, or null: all is well, or the collector has only just begun. */
export async function findSilence(store: Db, now: number): Promise<Silence | null> {
  const since = await lastNewPaperAt(store);
  if (since === null) return null;
  const [last, today] = [since, now].map((time) => openDay(Temporal.Instant.fromEpochMilliseconds(time)));
  const weekdays = last && today ? weekdaysBetween(last, today) : 0;
  return weekdays > QUIET_AT_MOST ? { since, weekdays } : null;
}

/** Calls `raise` for a silence that it wasn't called for before. */
export async function raiseOnce(store: Db, silence: Silence, raise: () => Promise<void>): Promise<void> {
  const raised = await readSetting(store, 'alarm');
  if (raised === String(silence.since)) return;
  await raise();
  await writeSetting(store, 'alarm', String(silence.since));
}
