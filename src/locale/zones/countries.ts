// Countries by their names in the languages of the bot and some others, and the time zones that each has.
import { rawTimeZones } from '@vvo/tzdb';
import { plainName } from './plain-name.ts';

/** Those of the bot, and others that people write the names of their countries in. */
const LANGUAGES = ['en', 'ko', 'ja', 'zh', 'zh-Hant', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'vi'];

/** Where one zone is the country's and others are its islands or borders (CLDR, primaryZones). */
const PRIMARY: Readonly<Record<string, string>> = {
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FR: 'Europe/Paris',
  MH: 'Pacific/Majuro',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
};

/** What people say besides what Unicode calls them. */
const ALSO: Readonly<Record<string, string>> = {
  AE: 'uae|emirates',
  AU: '호주|濠洲|豪州',
  CN: 'prc|mainland china|중화인민공화국|中华人民共和国',
  CZ: 'czech republic|체코',
  GB: 'uk|great britain|britain|england|scotland|wales|잉글랜드|イングランド|英格兰',
  KP: 'dprk|북한',
  KR: 'korea|republic of korea|rok|한국|남한|韓國|南韓|大韓民国|大韓民國',
  MM: 'burma|버마',
  NL: 'holland|the netherlands|오란다|홀란드',
  RU: 'russian federation',
  TR: 'turkey|turkiye|터키',
  TW: '타이완|대만|臺灣|台灣',
  US: 'usa|america|united states of america|the us|the usa|미합중국|アメリカ|米国|美國',
  VN: 'viet nam|월남',
};

/** Zones by the plain name of their country. */
export function readCountries(todaysName: (zone: string) => string): Map<string, string[]> {
  const zones = new Map<string, string[]>();
  for (const { countryCode, name } of rawTimeZones)
    zones.set(countryCode, [...(zones.get(countryCode) ?? []), todaysName(name)]);
  const byName = new Map<string, string[]>();
  const say = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    ),
  );
  for (const [code, all] of zones) {
    const primary = PRIMARY[code];
    const meant = primary === undefined ? all : [primary];
    const names = [...say.map((names) => names.of(code) ?? ''), ...(ALSO[code]?.split('|') ?? [])];
    // "홍콩(중국 특별행정구)" is Hong Kong.
    for (const name of names.flatMap((each) => [each, each.replace(/\s*[(（].*$/, '')]))
      if (name !== '') byName.set(plainName(name), meant);
  }
  return byName;
}
