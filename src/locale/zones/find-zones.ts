// The time zones that what somebody types can mean: by offset, abbreviation, city, country or name, in four languages.
import { setImmediate as breathe } from 'node:timers/promises';
import { distance } from 'fastest-levenshtein';
import { keysOf } from '../../model/hangul-keys.ts';
import { unique } from '../../model/text.ts';
import { zonesAbbreviated } from './abbreviations.ts';
import { type Atlas, atlas } from './atlas.ts';
import { fixedZone, isAlways, isNow, readOffset } from './clocks.ts';
import { commonFirst } from './common.ts';
import { plainName } from './plain-name.ts';
import { likeliest } from './world-cities.ts';
import { zoneName } from './zone-names.ts';

export interface ZoneSearch {
  /** Exactly what was typed; several where it has several meanings. */
  readonly meant: readonly string[];
  /** What begins or goes on so, or where nothing does, is spelt so but for one letter. */
  readonly near: readonly string[];
  /** What two letters are wrong for: to be offered, never to be taken. */
  readonly guesses: readonly string[];
}

export interface ZoneReader {
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Said of a place's time, or of a city by what it is. */
const AROUND =
  /\s*(?:(?:standard |local |summer )?time(?: ?zone)?|표준시|시간대?|특별시|광역시|시|標準時間?|時間帯?|标准时间?|时间|时区|時區|市|都|府)$/;

export async function findZones(typed: string, reader: ZoneReader): Promise<ZoneSearch> {
  const offset = readOffset(typed);
  if (offset !== null) return { meant: zonesAhead(atlas(), offset, reader.now), near: [], guesses: [] };
  const name = plainName(typed);
  if (name === '') return { meant: [], near: [], guesses: [] };
  // What is read once takes a slow machine a second: whoever waits for an answer is told so meanwhile.
  await breathe();
  const map = atlas();
  await breathe();
  const meant = await exactly(map, name, reader.language);
  const near = await beginning(map, name, reader.language);
  if (meant.length + near.length > 0) return { meant, near, guesses: [] };
  const { zones, wrong } = misspelt(map, name);
  return wrong === 1 ? { meant, near: zones, guesses: [] } : { meant, near, guesses: zones };
}

/** Those that are so far ahead all year, then those that are at present. */
function zonesAhead({ zones }: Atlas, minutes: number, now: number): string[] {
  const present = commonFirst(zones.filter((zone) => isNow(zone, minutes, now)));
  const always = present.filter((zone) => isAlways(zone, minutes, now));
  return unique([...always, ...(always.length > 0 ? [] : fixedZone(minutes)), ...present]);
}

async function exactly(map: Atlas, name: string, language: string): Promise<string[]> {
  const bare = name.replace(AROUND, '').trim();
  // "Asia/Seoul (KST)": what is in brackets only explains.
  const plain = name.replace(/\s*[(（].*$/, '');
  const ways = [
    () => zonesAbbreviated(name),
    () => zoneCalled(map, name),
    () => map.places.get(name) ?? [],
    () => named(map, language, (called) => called === name),
    () => (bare === '' ? [] : (map.places.get(bare) ?? [])),
    () => zoneCalled(map, bare),
    () => worldCity(map, name),
    () => (plain === name || plain === '' ? [] : exactly(map, plain, language)),
    () => cityAndCountry(map, name),
  ];
  for (const way of ways) {
    const zones = await way();
    if (zones.length > 0) return mostPeopleFirst(map, unique(zones));
  }
  return [];
}

async function mostPeopleFirst(map: Atlas, zones: readonly string[]): Promise<string[]> {
  if (zones.length < 2) return [...zones];
  const { peopleIn } = await map.worldCities();
  return commonFirst(zones.toSorted((a, b) => (peopleIn.get(b) ?? 0) - (peopleIn.get(a) ?? 0)));
}

async function worldCity(map: Atlas, name: string): Promise<readonly string[]> {
  const { byName, byProvince } = await map.worldCities();
  const [place = '', ...within] = name.split(',').map((part) => part.trim());
  if (within.length > 0) return placeWithin(map, place, byName.get(place) ?? [], within);
  const province = likeliest(byProvince.get(name) ?? []);
  return province.length > 0 ? province : likeliest(byName.get(name) ?? []);
}

/** "Seoul Korea": the end is a country that has a zone of the beginning. */
function cityAndCountry(map: Atlas, name: string): string[] {
  const words = name.split(/[ /-]/);
  for (let end = 1; end < words.length; end++) {
    const [first, second] = [words.slice(0, end).join(' '), words.slice(end).join(' ')];
    const zones = (map.places.get(first) ?? []).filter((zone) => map.places.get(second)?.includes(zone));
    if (zones.length > 0) return zones;
  }
  return [];
}

/** "Paris, France": the city as it stands there, else the place itself where the country has its zone. */
function placeWithin(
  map: Atlas,
  place: string,
  cities: readonly { readonly zone: string; readonly within: readonly string[] }[],
  within: readonly string[],
): string[] {
  const there = cities.filter((city) => within.some((each) => city.within.includes(each)));
  if (there.length > 0) return there.map(({ zone }) => zone);
  const known = map.places.get(place) ?? [];
  const around = within.flatMap((each) => map.places.get(each) ?? []);
  return known.filter((zone) => around.includes(zone));
}

/** asia/calcutta, us/pacific, new york, rok */
function zoneCalled({ byName }: Atlas, name: string): string[] {
  const zone = name === '' ? undefined : byName.get(name);
  return zone === undefined ? [] : [zone];
}

/** How many zones are named before others have a turn. */
const AT_ONCE = 100;

/** By what the reader's language, or English, calls them. */
async function named(
  { zones }: Atlas,
  language: string,
  isMeant: (called: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const each of unique([language, 'en'])) {
    for (const [nth, zone] of zones.entries()) {
      if (nth % AT_ONCE === 0) await breathe();
      if (isMeant(plainName(zoneName(zone, each)))) found.push(zone);
    }
  }
  return found;
}

async function beginning(map: Atlas, name: string, language: string): Promise<string[]> {
  const begun = (isBegun: (place: string) => boolean) =>
    [...map.places].filter(([place]) => isBegun(place)).flatMap(([, zones]) => zones);
  const places = begun((place) => place.startsWith(name));
  const zones = map.zones.filter((zone) => plainName(zone).includes(name));
  return unique([
    ...commonFirst(places),
    ...commonFirst(begun(halfTyped(name))),
    ...zones,
    ...(await named(map, language, (called) => called.includes(name))),
  ]);
}

/** The last syllable of a Korean name may go on, or be the next one's first letter: 서우 and 서ㅇ. */
function halfTyped(name: string): (place: string) => boolean {
  if (!/[가-힣ᄀ-ᄒ]$/u.test(name)) return () => false;
  const [certain, keys] = [name.slice(0, -1), keysOf(name)];
  return (place) => place.startsWith(certain) && keysOf(place).startsWith(keys);
}

/** Letters from which on one may be wrong, and two. */
const ONE_WRONG = 4;
const TWO_WRONG = 9;

/** The zones of the places whose names are nearest, and how many letters of them are wrong. */
function misspelt({ places }: Atlas, name: string): { zones: string[]; wrong: number } {
  if (name.length < ONE_WRONG) return { zones: [], wrong: 0 };
  const most = name.length >= TWO_WRONG ? 2 : 1;
  const near = [...places]
    .filter(([place]) => Math.abs(place.length - name.length) <= most)
    .map(([place, zones]) => ({ zones, wrong: isSwapped(place, name) ? 1 : distance(place, name) }))
    .filter(({ wrong }) => wrong <= most);
  const least = Math.min(...near.map(({ wrong }) => wrong));
  const nearest = near.filter(({ wrong }) => wrong === least).flatMap(({ zones }) => zones);
  return { zones: commonFirst(unique(nearest)), wrong: least };
}

/** Two letters that stand together have changed places: Soeul. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
