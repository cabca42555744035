// What a zone's clocks show: how far from UTC they are, and which zones agree all year.

/** Half-months of a year. */
const MOMENTS = 24;

/** Minutes ahead of UTC at so many moments of the year that begins at `now`, in epoch milliseconds. */
function offsets(zone: string, now: number): number[] {
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return Array.from({ length: MOMENTS }, (_, nth) =>
    Math.round(start.add({ hours: nth * 365 }).offsetNanoseconds / 6e10),
  );
}

/** Whether all these clocks show the same time for a year. */
export function agree(zones: readonly string[], now: number): boolean {
  const kinds = new Set(zones.map((zone) => offsets(zone, now).join()));
  return kinds.size === 1;
}

/** Whether the clocks are so many minutes ahead of UTC all year. */
export function isAlways(zone: string, minutes: number, now: number): boolean {
  return offsets(zone, now).every((offset) => offset === minutes);
}

/** Whether they are at present. */
export function isNow(zone: string, minutes: number, now: number): boolean {
  return offsets(zone, now)[0] === minutes;
}

const OFFSET =
  /^(?:(?:utc|gmt|z)?\s*(?<sign>[+\-−–±])|utc|gmt)\s*(?<hours>\d{1,2})(?:[:.]?(?<minutes>\d{2})|\.(?<tenths>5))?(?:\s*(?:h|hours?|시간|時間|小时|小時))?$/;

/** The minutes of "UTC+9", "GMT-3:30", "+0530"; null where `text` is no offset that clocks have. */
export function readOffset(text: string): number | null {
  const {
    sign = '+',
    hours,
    minutes = '0',
    tenths,
  } = OFFSET.exec(text.normalize('NFKC').trim().toLowerCase())?.groups ?? {};
  if (hours === undefined || Number(minutes) > 59) return null;
  const ahead = Number(hours) * 60 + (tenths === undefined ? Number(minutes) : 30);
  const signed = /[-−–]/.test(sign) ? -ahead : ahead;
  return signed < -12 * 60 || signed > 14 * 60 ? null : signed;
}

/** The zone that is nothing but an offset, where it is in whole hours; its sign is the other way round. */
export function fixedZone(minutes: number): string[] {
  if (minutes === 0) return ['UTC'];
  return minutes % 60 === 0 ? [`Etc/GMT${minutes > 0 ? '-' : '+'}${Math.abs(minutes / 60)}`] : [];
}
