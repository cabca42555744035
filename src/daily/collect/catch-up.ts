// Closes every day whose closing has come, in order, also those that were missed while the bot was away.

import { closesAt, lastClosable } from '../../model/closing-time.ts';
import { addDays, type Day } from '../../model/day.ts';
import { type DayRecord, daysSince, firstDigested, type Outcome } from '../../store/days.ts';
import { closeDay } from './close.ts';
import type { Collector } from './collect.ts';
import { isDecided } from './decided.ts';

const MINUTE = 60 * 1000;

/** A day that couldn't be closed is tried again after this many milliseconds. */
const TRY_AGAIN = 10 * MINUTE;

/** A working day without papers is asked for again after so many milliseconds on its first day, and later. */
const ASK_AGAIN = { early: 60 * MINUTE, later: 12 * 60 * MINUTE } as const;

/** For this many milliseconds after its closing, a day that can't be closed keeps the days after it waiting. */
const WAITED_FOR = 24 * 60 * MINUTE;

/** The first start goes back at least this many days to find one that has papers. */
const FIRST_LOOK_BACK = 7;

export async function catchUp(collector: Collector): Promise<void> {
  const { store, config, now } = collector;
  const last = lastClosable(Temporal.Instant.fromEpochMilliseconds(now()), config.DIGEST_CLOSES);
  const first = await firstDigested(store);
  if (first === null) return closeFirst(collector, last);

  const oldest = addDays(last, 1 - config.MISSED_DAYS);
  const from = first > oldest ? first : oldest;
  const records = await recordsSince(collector, from);
  // Before a new day closes, the days that had nothing are asked for first: what they have by now is theirs.
  const isNewDay = !records.has(last);
  for (let date = from; date <= last; date = addDays(date, 1)) {
    const record = records.get(date);
    const isAsked = isNewDay && record?.outcome === 'nothing-listed' && !isDecided(record);
    const outcome = isAsked ? await closeDay(collector, date) : await tryToClose(collector, date, record);
    if (isOpenEnd(outcome) && sinceClosing(collector, date) < WAITED_FOR) return;
  }
}

/** A new bot has no past: it begins with the last day that has papers. */
async function closeFirst(collector: Collector, last: Day): Promise<void> {
  const oldest = addDays(last, -Math.max(FIRST_LOOK_BACK, collector.config.MISSED_DAYS));
  const records = await recordsSince(collector, oldest);
  for (let date = last; date >= oldest; date = addDays(date, -1)) {
    const outcome = await tryToClose(collector, date, records.get(date));
    if (outcome === 'digest' || isOpenEnd(outcome)) return;
  }
}

async function tryToClose(collector: Collector, date: Day, record: DayRecord | undefined): Promise<Outcome> {
  if (record && (isDecided(record) || collector.now() - record.at < pauseOf(collector, record)))
    return record.outcome;
  return closeDay(collector, date);
}

/** Until a day is tried or asked for again, in milliseconds. */
function pauseOf(collector: Collector, { date, outcome }: DayRecord): number {
  if (outcome !== 'nothing-listed') return TRY_AGAIN;
  return sinceClosing(collector, date) < WAITED_FOR ? ASK_AGAIN.early : ASK_AGAIN.later;
}

async function recordsSince({ store }: Collector, date: Day): Promise<Map<Day, DayRecord>> {
  return new Map((await daysSince(store, date)).map((record) => [record.date, record]));
}

function sinceClosing({ config, now }: Collector, date: Day): number {
  return now() - closesAt(date, config.DIGEST_CLOSES).epochMilliseconds;
}

function isOpenEnd(outcome: Outcome): boolean {
  return outcome === 'not-open' || outcome === 'source-failed';
}
