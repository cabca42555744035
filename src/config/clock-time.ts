// A time of day with its zone, as 21:30 America/New_York or 9:30 +09:00.

export interface ClockTime {
  /** 09:30. */
  readonly time: string;
  /** As Temporal takes it. */
  readonly zone: string;
}

const FORM = /^(\d|[01]\d|2[0-3]):([0-5]\d)\s+([A-Za-z_+\-/:0-9]+)$/;

/** A sentence's end where it is none. */
export function readClockTime(text: string): ClockTime | string {
  const [, hour, minute, zone] = FORM.exec(text) ?? [];
  if (hour === undefined || zone === undefined) return 'should read like 21:30 America/New_York';
  if (!isZone(zone)) return 'names no time zone; it should read like 21:30 America/New_York';
  return { time: `${hour.padStart(2, '0')}:${minute}`, zone };
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
