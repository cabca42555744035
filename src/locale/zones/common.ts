// The time zones that most people live in: shown before anything is typed, and first among several that are meant.

/** From east to west. */
export const COMMON = [
  'Pacific/Auckland',
  'Australia/Sydney',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Europe/Istanbul',
  'Africa/Nairobi',
  'Europe/Kyiv',
  'Africa/Cairo',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/London',
  'UTC',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
];

/** Where many cities share a time, the first of them. */
const FIRST = ['Asia/Seoul', ...COMMON];

/** The common ones first, the others as they were. */
export function commonFirst(zones: readonly string[]): string[] {
  const place = (zone: string) => {
    const at = FIRST.indexOf(zone);
    return at < 0 ? FIRST.length : at;
  };
  return zones.toSorted((a, b) => place(a) - place(b));
}
