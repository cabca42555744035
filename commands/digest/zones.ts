// The time zones that an admin can choose, found by city, by the zone's name in their language or by its offset.
import type { Choice } from '../../src/discord/interactions/option.ts';
import type { Speech } from '../../src/locale/texts.ts';

/** Shown before anything is typed, from east to west. */
const COMMON = [
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

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The IANA name of what a person writes, whatever its case and blanks; null if there is no such zone. */
export function findZone(text: string): string | null {
  const wanted = text.trim().replaceAll(' ', '_');
  const known = ZONES.find((zone) => zone.toLowerCase() === wanted.toLowerCase());
  if (known || !/^[A-Za-z_]+\/[A-Za-z_/-]+$/.test(wanted)) return known ?? null;
  try {
    // An older name, such as Asia/Calcutta.
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

interface Asked {
  readonly say: Speech;
  /** Comes first. */
  readonly guess: string | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** "Asia/Seoul · Korean Standard Time · 21:05", those whose city begins with what was typed first. */
export function suggestZones(typed: string, { say, guess, now }: Asked): Choice[] {
  const wanted = plain(typed);
  const zones = wanted === '' ? [...(guess ? [guess] : []), ...COMMON] : search(wanted, say.language);
  return [...new Set(zones)].slice(0, 25).map((zone) => {
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(now);
    return { name: `${zone} · ${zoneName(zone, say.language)} · ${time}`.slice(0, 100), value: zone };
  });
}

function search(wanted: string, language: string): string[] {
  const begins = ZONES.filter((zone) => plain(zone.split('/').at(-1) ?? '').startsWith(wanted));
  const contains = ZONES.filter((zone) => plain(zone).includes(wanted));
  const named = ZONES.filter((zone) => plain(zoneName(zone, language)).includes(wanted));
  return [...begins, ...contains, ...named];
}

const names = new Map<string, string>();

/** What a language calls a zone, such as Korean Standard Time; looked up once, for it takes a while. */
function zoneName(zone: string, language: string): string {
  const key = `${language} ${zone}`;
  const known = names.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  names.set(key, name);
  return name;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ');
}
