// The options that take a day, or a range's end, however one writes it; for all commands.
import type { Call } from '../src/discord/interactions/call.ts';
import type { Choice, TextOption } from '../src/discord/interactions/option.ts';
import { LIMIT } from '../src/discord/views/payload.ts';
import { type Speech, shortDate } from '../src/locale/texts.ts';
import type { Day } from '../src/model/day.ts';
import { readSpan, type Span } from '../src/model/day-span.ts';
import { UserError } from '../src/model/errors.ts';
import { daysBegun } from '../src/model/half-typed-day.ts';
import { type Present, presentAt } from '../src/model/present.ts';
import { truncate } from '../src/model/text.ts';
import { daysWithPapers, latestDay, nearestDays, type StoredDay } from '../src/store/digests.ts';
import { listedIds } from '../src/store/listings.ts';
import { guessZone } from './digest/options.ts';

/** How many days near to one without papers are offered. */
const NEAREST = 5;

/** So many meanings of what is half typed are offered, and so many days of each week, month or year. */
const MOST_BEGUN = 12;
const NEWEST = 5;

/** Longer texts of what was typed are cut in names and sentences. */
const LONGEST = 60;

const option = (suggest: NonNullable<TextOption['suggest']>) =>
  ({ type: 'text', required: false, maxLength: LONGEST, suggest }) as const satisfies TextOption;

/** A single day. */
export const DAY = option((call, typed) => suggestDays(call, typed));

/** Where a search begins: of what was typed, the first day is offered first. */
export const FROM = option((call, typed) => suggestEnd(call, typed, 'first'));

/** Where it ends: the last day. */
export const TO = option((call, typed) => suggestEnd(call, typed, 'last'));

/** The days that are meant: one, or those of a month or a year. Throws a UserError where none can be. */
export function readDates(call: Call, text: string): Span {
  const span = readSpan(text, present(call));
  if (span === null) throw new UserError('unreadable-day', { text: truncate(text, LONGEST) });
  return span;
}

/** The one day that is meant. Throws a UserError where it is none, or more than one. */
export function readOneDay(call: Call, text: string): Day {
  const { first, last } = readDates(call, text);
  if (first !== last) throw new UserError('one-day', { first, last });
  return first;
}

/** As readOneDay; the newest day where nobody says. Throws a UserError where nothing has been collected yet. */
export async function dayOrLatest(call: Call, text: string | null): Promise<Day> {
  if (text !== null) return readOneDay(call, text);
  const date = await latestDay(call.app.store, call.app.now());
  if (date === null) throw new UserError('no-digests');
  return date;
}

/** As it is where the server, or else the member, seems to be. */
export function present(call: Call): Present {
  return presentAt(Temporal.Instant.fromEpochMilliseconds(call.app.now()), guessZone(call));
}

async function suggestEnd(call: Call, typed: string, end: keyof Span): Promise<Choice[]> {
  const { say } = call;
  const span = typed.trim() === '' ? null : readSpan(typed, present(call));
  const days = await suggestDays(call, typed);
  if (span === null || span.first === span.last) return days;
  const date = span[end];
  const name = say(end === 'first' ? 'list.rangeFrom' : 'list.rangeTo', {
    typed: truncate(typed.trim(), LONGEST),
    date: shortDate(say.language, date, { withYear: !typed.includes(date.slice(0, 4)) }),
  });
  return [{ name, value: date }, ...days.filter(({ value }) => value !== date)].slice(0, LIMIT.choices);
}

async function suggestDays(call: Call, typed: string): Promise<Choice[]> {
  const begun = await beginningWith(call, typed.trim());
  if (begun.length > 0) return choicesOf(call, begun);
  const span = typed.trim() === '' ? EVER : readSpan(typed, present(call));
  return span === null ? suggestBegun(call, typed) : choicesOf(call, await daysIn(call, span));
}

function choicesOf(call: Call, days: readonly StoredDay[]): Choice[] {
  const now = present(call);
  return days.map((each) => ({ name: nameOf(each, call.say, now), value: each.date }));
}

/** What is half typed in full: single days with the words that name them, then the newest of longer ones. */
async function suggestBegun(call: Call, typed: string): Promise<Choice[]> {
  const spans = new Map<string, Span & { readonly words: string }>();
  for (const words of daysBegun(typed)) {
    const span = readSpan(words, present(call));
    const name = span && `${span.first} ${span.last}`;
    if (name && !spans.has(name)) spans.set(name, { ...span, words });
  }
  const offered = [...spans.values()].slice(0, MOST_BEGUN).map(async ({ words, ...span }) => {
    const days = await listedIn(call, span);
    if (span.first !== span.last) return choicesOf(call, days.slice(0, NEWEST));
    const [choice] = choicesOf(call, days.length > 0 ? days : [{ date: span.first, papers: 0 }]);
    return choice ? [{ ...choice, name: `${words} · ${choice.name}` }] : [];
  });
  const all = (await Promise.all(offered)).flat();
  return all.filter(({ value }, at) => all.findIndex((other) => other.value === value) === at);
}

function nameOf({ date, papers }: StoredDay, say: Speech, { today }: Present): string {
  const weekday = new Intl.DateTimeFormat(say.language, { weekday: 'short', timeZone: 'UTC' });
  const named = `${date} (${weekday.format(new Date(date))})`;
  if (papers === 0 && date > today) return say('list.unopenedDay', { date: named });
  return papers === 0
    ? say('list.emptyDay', { date: named })
    : say('list.days', { date: named, count: papers });
}

const EVER: Span = { first: '0000-01-01' as Day, last: '9999-12-31' as Day };

/** Those with papers, newest first, today's so far among them. */
async function listedIn(call: Call, { first, last }: Span): Promise<StoredDay[]> {
  const { store } = call.app;
  const days = await daysWithPapers(store, { first, last, limit: LIMIT.choices });
  const { today: open } = present(call);
  const isOpen = first <= open && open <= last && days[0]?.date !== open;
  const listed = isOpen ? (await listedIds(store, open)).length : 0;
  return listed > 0 ? [{ date: open, papers: listed }, ...days].slice(0, LIMIT.choices) : days;
}

/** As listedIn; where there is none, the nearest. */
async function daysIn(call: Call, span: Span): Promise<StoredDay[]> {
  const days = await listedIn(call, span);
  if (days.length > 0) return days;
  const { store } = call.app;
  const { first, last } = span;
  const { today: open } = present(call);
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
