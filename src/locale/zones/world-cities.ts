// Seven thousand cities by their English names, read from a package when somebody first types one that nothing else knows.
import { z } from 'zod';
import { plainName } from './plain-name.ts';

const text = z.coerce
  .string()
  .nullish()
  .transform((each) => each ?? '');

/** As the package has it; a few of its names are numbers. */
const citiesJson = z.array(
  z.object({
    city: text,
    city_ascii: text,
    province: text,
    country: text,
    iso2: text,
    iso3: text,
    timezone: text,
    pop: z.coerce.number().catch(0),
  }),
);

interface Weighed {
  readonly zone: string;
  readonly people: number;
}

interface City extends Weighed {
  /** Its country and province, as plain names. */
  readonly within: readonly string[];
}

export interface WorldCities {
  readonly byName: ReadonlyMap<string, readonly City[]>;
  /** The zones of a province or state, with how many of its people live in each. */
  readonly byProvince: ReadonlyMap<string, readonly Weighed[]>;
  readonly peopleIn: ReadonlyMap<string, number>;
}

/** A city so many times as large as the others of its name is the one that is meant. */
const FAR_LARGER = 4;

export async function readWorldCities(todaysName: (zone: string) => string): Promise<WorldCities> {
  const { cityMapping } = await import('city-timezones');
  const byName = new Map<string, City[]>();
  const provinces = new Map<string, Map<string, number>>();
  const peopleIn = new Map<string, number>();
  for (const { city, city_ascii, province, country, iso2, iso3, timezone, pop } of citiesJson.parse(
    cityMapping,
  )) {
    if (timezone === '') continue;
    const zone = todaysName(timezone);
    const within = [country, iso2, iso3, province].map(plainName);
    for (const name of new Set([city, city_ascii].map(plainName)))
      byName.set(name, [...(byName.get(name) ?? []), { zone, people: pop, within }]);
    peopleIn.set(zone, (peopleIn.get(zone) ?? 0) + pop);
    const around = provinces.get(plainName(province)) ?? new Map<string, number>();
    provinces.set(plainName(province), around.set(zone, (around.get(zone) ?? 0) + pop));
  }
  const byProvince = new Map(
    [...provinces].map(([name, zones]) => [name, [...zones].map(([zone, people]) => ({ zone, people }))]),
  );
  return { byName, byProvince, peopleIn };
}

/** Largest first; only the first where it is far larger than all others. */
export function likeliest(cities: readonly Weighed[]): string[] {
  const sorted = cities.toSorted((a, b) => b.people - a.people);
  const [first, second] = sorted;
  if (!first) return [];
  return second === undefined || first.people >= FAR_LARGER * second.people
    ? [first.zone]
    : sorted.map(({ zone }) => zone);
}
