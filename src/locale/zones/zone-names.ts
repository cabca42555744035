// What languages call a time zone: Korean Standard Time, 한국 표준시.

/** As they are called now: zones have changed theirs. */
const RECENT = Date.UTC(2025, 0, 1);

const names = new Map<string, string>();

/** Looked up once, for it takes a while. */
export function zoneName(zone: string, language: string): string {
  const key = `${language} ${zone}`;
  const known = names.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
  const name = format.formatToParts(RECENT).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  names.set(key, name);
  return name;
}
