// Times as Discord writes them, in the language of who reads.
import type { Words } from './texts/en.ts';

const DAY = 86_400_000;

/** "Today at 9:41 PM", "Yesterday at …", then the date. */
export function stamp(time: number, locale: string, words: Words, now: number): string {
  const clock = clockTime(time, locale);
  const days = daysBetween(time, now);
  if (days === 0) return words.today(clock);
  if (days === 1) return words.yesterday(clock);
  return `${new Intl.DateTimeFormat(locale).format(time)} ${clock}`;
}

export function clockTime(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
}

export function longDate(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(time);
}

export function fullTime(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(time);
}

export function isSameDay(a: number, b: number): boolean {
  return daysBetween(a, b) === 0;
}

function daysBetween(earlier: number, later: number): number {
  return Math.round((new Date(later).setHours(0, 0, 0, 0) - new Date(earlier).setHours(0, 0, 0, 0)) / DAY);
}

/** The styles of `<t:…>` that an Intl format writes. */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** `<t:1706000000:R>` as the reader sees it; `f` is the style where none is named. */
export function mentionedTime(time: number, style: string, locale: string, now: number): string {
  if (style === 'R') return relative(time, locale, now);
  return new Intl.DateTimeFormat(locale, STYLES[style] ?? STYLES.f).format(time);
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', DAY / 24],
  ['minute', 60_000],
  ['second', 1000],
];

function relative(time: number, locale: string, now: number): string {
  const distance = time - now;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['second', 1000];
  return new Intl.RelativeTimeFormat(locale).format(Math.round(distance / length), unit);
}
