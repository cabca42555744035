// Reads an hour as people write it, in English, Korean, Japanese and Chinese: 9pm, 오후 3시 반, 午前9時, half past nine.
import { DAY_PARTS, type DayPart, NAMED_HOURS } from './hour-words.ts';
import { numbersToDigits } from './number-words.ts';

/** Minutes of an hour: 9:30, 9.30, 21h30, 9시 30분, 下午3点半, 三点一刻, 21 Uhr. */
const CLOCK =
  /^(?<hours>\d{1,2})(?:\s?[:.h시時时点點](?:钟|鐘|間)?\s?(?:(?<minutes>\d{2}|\d(?=\s?[분分]))(?:\s?[분分]|:\d\d|\s?uhr|h)?|(?<half>半|반)|(?<quarters>[13])刻)?|\s?uhr|\s?hours|\s?o'?clock)?$/;
const DIGITS = /^(?<hours>\d{1,2})(?<minutes>[0-5]\d)$/;
const TWO_NUMBERS = /^(?<hours>\d{1,2}) (?<minutes>[0-5]\d)$/;
/** Minutes before or after an hour, in words. */
const PAST =
  /^(?:(?<word>half|quarter|a quarter)|(?<count>\d{1,2})(?: minutes?)?) (?<way>past|after|to|before|of|till) (?<hours>\d{1,2})$/;
const MINUTES: Readonly<Record<string, number>> = { half: 30, quarter: 15, 'a quarter': 15 };

/** HH:MM of what a person writes, full-width digits and numbers in words too; null for anything else. */
export function parseTime(text: string): string | null {
  const plain = numbersToDigits(
    text
      .slice(0, 60)
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/([ap])\.\s?m\.?/, '$1m')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^(?:at|around|about|um|à) /, '')
      .replace(/\s?(?:에|쯤|정각|ごろ|頃|ちょうど|に|整|sharp)$/, ''),
  );
  const named = withNamedHour(plain);
  const { rest, part } = takeDayPart(named);
  const minutes = readClock(rest);
  if (minutes === null || part === undefined) return null;
  const hour = part === null ? Math.floor(minutes / 60) : inDayPart(Math.floor(minutes / 60), part);
  return hour === null ? null : `${two(hour % 24)}:${two(minutes % 60)}`;
}

const two = (number: number) => String(number).padStart(2, '0');

function withNamedHour(text: string): string {
  const found = NAMED_HOURS.find(([words]) => words.test(text));
  return found ? text.replace(found[0], String(found[1])) : text;
}

/** What is left without the part of the day, before or behind the hour; undefined where there are two. */
function takeDayPart(text: string): { rest: string; part: DayPart | null | undefined } {
  const found = DAY_PARTS.filter(([words]) => words.test(text));
  const [only, another] = found;
  if (another) return { rest: text, part: undefined };
  if (!only) return { rest: text, part: null };
  const [words, part] = only;
  return { rest: text.replace(words, ' ').trim(), part };
}

/** Minutes since midnight; a day's end is a whole day since. */
function readClock(text: string): number | null {
  const found = (CLOCK.exec(text) ?? DIGITS.exec(text) ?? TWO_NUMBERS.exec(text))?.groups;
  if (found) {
    const { hours, minutes, half, quarters } = found;
    const past = half ? 30 : quarters ? Number(quarters) * 15 : Number(minutes ?? 0);
    return sinceMidnight(Number(hours), past);
  }
  const { word, count, way, hours } = PAST.exec(text)?.groups ?? {};
  const minutes = word === undefined ? Number(count) : (MINUTES[word] ?? 0);
  const hour = sinceMidnight(Number(hours), 0);
  if (hour === null || !(minutes < 60)) return null;
  const isAfter = way === 'past' || way === 'after';
  return isAfter ? hour + minutes : (hour - minutes + 24 * 60) % (24 * 60);
}

function sinceMidnight(hours: number, minutes: number): number | null {
  const isEnd = hours === 24 && minutes === 0;
  return isEnd || (hours <= 23 && minutes <= 59) ? hours * 60 + minutes : null;
}

/** The hour on a clock of twenty-four; null where that part of the day doesn't have it. */
function inDayPart(hour: number, part: DayPart): number | null {
  switch (part) {
    case 'am':
    case 'dawn':
    case 'morning':
      return hour > 12 ? null : hour % 12;
    case 'pm':
      return hour > 12 ? null : (hour % 12) + 12;
    case 'noon':
      return hour > 23 ? null : hour < 7 ? hour + 12 : hour;
    case 'evening':
      return hour < 12 ? hour + 12 : hour === 12 ? 0 : hour;
    case 'night':
      return hour === 12 ? 0 : hour >= 5 && hour < 12 ? hour + 12 : hour;
  }
}
