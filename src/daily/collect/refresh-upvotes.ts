// Looks at a closed day's upvotes again after 1, 3 and 7 days: most of them come later.

import { closesAt, lastClosable } from '../../model/closing-time.ts';
import { addDays } from '../../model/day.ts';
import { messageOf } from '../../model/errors.ts';
import { SourceError } from '../../source/source.ts';
import { daysSince, recordRefresh } from '../../store/days.ts';
import { type Collector, collect } from './collect.ts';

/** Days after the closing. */
const AFTER = [1, 3, 7] as const;
const A_DAY = 24 * 60 * 60 * 1000;

/** How far back a look is made up for that was missed while the bot was away, in days. */
const MADE_UP_FOR = 14;

export async function refreshUpvotes(collector: Collector): Promise<void> {
  const { store, config, now, log } = collector;
  const last = lastClosable(Temporal.Instant.fromEpochMilliseconds(now()), config.DIGEST_CLOSES);
  const records = await daysSince(store, addDays(last, -MADE_UP_FOR));
  const unfinished = records.filter(
    ({ outcome, refreshed }) => outcome === 'digest' && refreshed < AFTER.length,
  );
  for (const { date, refreshed } of unfinished) {
    const due = dueLooks(now() - closesAt(date, config.DIGEST_CLOSES).epochMilliseconds);
    if (due <= refreshed) continue;
    try {
      await collect(collector, date);
      await recordRefresh(store, date, due);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      log.warn({ date, reason: messageOf(error) }, 'upvotes not refreshed');
      return;
    }
  }
}

/** How many of the looks are due when a day has been closed for so many milliseconds. */
function dueLooks(age: number): number {
  return AFTER.filter((days) => age >= days * A_DAY).length;
}
