// Time zones by their IANA names: today's, and every older one that still means the same.
import { rawTimeZones } from '@vvo/tzdb';
import { plainName } from './plain-name.ts';

/** Of zones that the run time knows by an older name, today's; and all others as they are. UTC comes first. */
export interface ZoneNames {
  readonly zones: readonly string[];
  /** By the plain name: asia/calcutta, us/pacific, rok. */
  readonly byName: ReadonlyMap<string, string>;
}

/** Takes a tenth of a second, so it is made once by whoever asks. */
export function readZoneNames(): ZoneNames {
  const asked = new Map<string, string | null>();
  /** What the run time calls a zone, asked once a name. */
  const ofRunTime = (zone: string) => {
    const known = asked.get(zone) ?? (asked.has(zone) ? null : askRunTime(zone));
    asked.set(zone, known);
    return known;
  };
  const todays = new Map<string, string>();
  for (const { name } of rawTimeZones) todays.set(ofRunTime(name) ?? name, name);
  // In a group, today's names come before those that were given up.
  for (const name of rawTimeZones.flatMap(({ group }) => group)) {
    const known = ofRunTime(name);
    if (known !== null && !todays.has(known)) todays.set(known, name);
  }
  const supported = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
  const zones = ['UTC', ...supported.map((zone) => todays.get(zone) ?? zone)];
  const byName = new Map<string, string>();
  for (const { name, group } of rawTimeZones)
    for (const old of group) byName.set(plainName(old), todays.get(ofRunTime(old) ?? old) ?? name);
  for (const zone of [...supported, ...zones])
    byName.set(plainName(zone), todays.get(ofRunTime(zone) ?? zone) ?? zone);
  return { zones, byName };
}

/** Null where it knows no such zone. */
function askRunTime(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
