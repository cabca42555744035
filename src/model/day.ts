// A day is a calendar date of the source's list, as YYYY-MM-DD, which sorts as text.

/** A date that exists, as YYYY-MM-DD. */
export type Day = string & { readonly day: unique symbol };

/** The day that `text` names, or null if it isn't a real date in the form YYYY-MM-DD. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
  } catch {
    return null;
  }
}

/** As parseDay, for text that is known to be a day; throws RangeError where it isn't. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

export function addDays(date: Day, days: number): Day {
  return Temporal.PlainDate.from(date).add({ days }).toString() as Day;
}

/** Weekdays after `from`, up to and including `to`. */
export function weekdaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) count += isWeekend(date) ? 0 : 1;
  return count;
}

export function isWeekend(date: Day): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek > 5;
}
