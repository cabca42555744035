// The options that take a day, however one writes it: the days that are stored are offered, with how many papers they have.

import type { Call } from '../../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../../src/discord/interactions/option.ts';
import { LIMIT } from '../../src/discord/views/payload.ts';
import type { Speech } from '../../src/locale/texts.ts';
import { type Day, openDay } from '../../src/model/day.ts';
import { readSpan, type Span } from '../../src/model/day-span.ts';
import { UserError } from '../../src/model/errors.ts';
import { truncate } from '../../src/model/text.ts';
import { daysWithPapers, nearestDays, type StoredDay } from '../../src/store/digests.ts';
import { listedIds } from '../../src/store/listings.ts';

/** How many days near to one without papers are offered. */
const NEAREST = 5;

export const DATE = { type: 'text', required: false, maxLength: 60, suggest } as const satisfies TextOption;

/** The days that are meant: one, or those of a month or a year. Throws a UserError where none can be. */
export function readDates({ app }: Call, text: string): Span {
  const span = readSpan(text, today(app.now()));
  if (span === null) throw new UserError('unreadable-day', { text: truncate(text, 60) });
  return span;
}

/** The day whose list is being filled. */
export function today(now: number): Day {
  return openDay(Temporal.Instant.fromEpochMilliseconds(now));
}

async function suggest(call: Call, typed: string): Promise<Choice[]> {
  const { app, say } = call;
  const begun = await beginningWith(call, typed.trim());
  const span = typed.trim() === '' ? EVER : readSpan(typed, today(app.now()));
  const days = begun.length === 0 && span ? await daysIn(call, span) : begun;
  return days.map((each) => ({ name: nameOf(each, say), value: each.date }));
}

function nameOf({ date, papers }: StoredDay, say: Speech): string {
  const weekday = new Intl.DateTimeFormat(say.language, { weekday: 'short', timeZone: 'UTC' });
  const named = `${date} (${weekday.format(new Date(date))})`;
  return papers === 0
    ? say('list.emptyDay', { date: named })
    : say('list.days', { date: named, count: papers });
}

const EVER: Span = { first: '0000-01-01' as Day, last: '9999-12-31' as Day };

/** Those with papers, newest first, today's so far among them; where there is none, the nearest. */
async function daysIn({ app: { store, now } }: Call, { first, last }: Span): Promise<StoredDay[]> {
  const days = await daysWithPapers(store, { first, last, limit: LIMIT.choices });
  const open = today(now());
  const isOpen = first <= open && open <= last && days[0]?.date !== open;
  const listed = isOpen ? (await listedIds(store, open)).length : 0;
  if (listed > 0) return [{ date: open, papers: listed }, ...days].slice(0, LIMIT.choices);
  if (days.length > 0) return days;
  const missed = last < open ? last : open;
  const near = await nearestDays(store, missed, NEAREST);
  const distance = (date: Day) => Math.abs(Date.parse(date) - Date.parse(missed));
  const nearestFirst = near.toSorted((a, b) => distance(a) - distance(b));
  const counted = nearestFirst.map((date) => daysWithPapers(store, { first: date, last: date, limit: 1 }));
  // Discord takes the first one at Enter: where a day was typed, that is the one that is meant.
  const typed = first === last ? [{ date: first, papers: 0 }] : [];
  return [...typed, ...(await Promise.all(counted)).flat()];
}

/** As far as an ISO date is typed. */
async function beginningWith({ app }: Call, typed: string): Promise<StoredDay[]> {
  if (!/^\d{4}-[\d-]*$/.test(typed)) return [];
  const span = { first: typed as Day, last: `${typed}~` as Day };
  return daysWithPapers(app.store, { ...span, limit: LIMIT.choices });
}
