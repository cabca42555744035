// Outages of the source, drawn at random: for one to six weekdays it answers every list empty, cut off, or with another day's.

import { closesAt } from '../src/model/closing-time.ts';
import { addDays, type Day, isWeekend } from '../src/model/day.ts';
import { seeded } from './random.ts';

const KINDS = ['empty', 'cut', 'lying'] as const;
/** What is drawn, and a source that is down. */
export type OutageKind = (typeof KINDS)[number] | 'down';

interface Outage {
  readonly kind: OutageKind;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

const ROLLS = { time: '21:30', zone: 'America/New_York' };

/** Calm between two outages, in days; longer than the days that are made up for would hide what an outage leaves behind. */
const CALM = { least: 3, spread: 12 };
const LONGEST = 6;

/** Outages from `first` to `last`, one after another, the last days left calm. */
export function drawOutages(first: Day, last: Day, seed: number): Outage[] {
  const random = seeded(seed);
  const outages: Outage[] = [];
  const end = addDays(last, -20);
  for (let date = addDays(first, 5); date < end; ) {
    const weekdays = 1 + Math.floor(random() * LONGEST);
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'empty';
    const until = afterWeekdays(date, weekdays);
    outages.push({ kind, from: opens(date), to: opens(until) });
    date = addDays(until, CALM.least + Math.floor(random() * CALM.spread));
  }
  return outages;
}

export function outageAt(outages: readonly Outage[], now: number): OutageKind | null {
  return outages.find(({ from, to }) => from <= now && now < to)?.kind ?? null;
}

function opens(date: Day): number {
  return closesAt(addDays(date, -1), ROLLS).epochMilliseconds;
}

function afterWeekdays(date: Day, weekdays: number): Day {
  let [after, left] = [date, weekdays];
  while (left > 0) {
    if (!isWeekend(after)) left--;
    after = addDays(after, 1);
  }
  return after;
}
