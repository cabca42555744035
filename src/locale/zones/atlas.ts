// Which zones each name of a place stands for: zones, cities and countries in English, Korean, Japanese and Chinese.
import { rawTimeZones } from '@vvo/tzdb';
import { unique } from '../../model/text.ts';
import bigCities from './big-cities.json' with { type: 'json' };
import { readCountries } from './countries.ts';
// The cities that name the zones, in 23 languages (Unicode CLDR 48, cldr-dates-full, exemplarCity).
import exemplarCities from './exemplar-cities.json' with { type: 'json' };
import { readZoneNames, type ZoneNames } from './iana-names.ts';
import { plainName } from './plain-name.ts';
import { REGIONS } from './regions.ts';
import { readWorldCities, type WorldCities } from './world-cities.ts';

export interface Atlas extends ZoneNames {
  /** By the plain name of a city or country; a country may have several zones. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  readonly todaysName: (zone: string) => string;
  readonly worldCities: () => Promise<WorldCities>;
}

const CITY_OF_ZONE =
  /^(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)\/(?:.*\/)?([^/]+)$/;

function readAtlas(): Atlas {
  const names = readZoneNames();
  const todaysName = (zone: string) => names.byName.get(plainName(zone)) ?? zone;
  const places = readCountries(todaysName);
  const put = (place: string, zone: string) => {
    const name = plainName(place);
    const isCountry = places.get(name)?.includes(zone);
    if (name !== '' && !isCountry) places.set(name, unique([zone, ...(places.get(name) ?? [])]));
  };
  for (const { name, mainCities } of rawTimeZones) for (const city of mainCities) put(city, todaysName(name));
  for (const cities of [exemplarCities, bigCities])
    for (const [zone, named] of Object.entries(cities)) for (const city of named) put(city, zone);
  for (const [zone, named] of Object.entries(REGIONS))
    for (const region of named.split('|')) put(region, zone);
  // What a zone is called after is in that zone, wherever else there is a city of that name.
  for (const [name, zone] of names.byName) {
    const city = CITY_OF_ZONE.exec(name)?.[1];
    if (city !== undefined) places.set(city, [zone]);
  }
  for (const { countryCode, name } of rawTimeZones) {
    const code = plainName(countryCode);
    const country = rawTimeZones
      .filter((zone) => zone.countryCode === countryCode)
      .map((zone) => todaysName(zone.name));
    if (!places.has(code) && name !== '') places.set(code, country);
  }
  let cities: Promise<WorldCities> | undefined;
  const worldCities = () => {
    cities ??= readWorldCities(todaysName);
    return cities;
  };
  return { ...names, places, todaysName, worldCities };
}

let known: Atlas | undefined;

/** Read when it is first asked for. */
export function atlas(): Atlas {
  known ??= readAtlas();
  return known;
}
