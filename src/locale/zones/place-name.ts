// The city that a time zone is called after, as a reader calls it: Seoul, 서울, ソウル, 首尔.
import exemplarCities from './exemplar-cities.json' with { type: 'json' };

const CITIES: Readonly<Record<string, readonly string[]>> = exemplarCities;

/** CLDR's names stand without their languages: Korean, Japanese, both kinds of Chinese, then others. */
const WRITTEN: Readonly<Record<string, RegExp>> = {
  ko: /^\p{Script=Hangul}/u,
  ja: /[\p{Script=Katakana}\p{Script=Hiragana}]/u,
  zh: /^\p{Script=Han}+$/u,
};

export function placeName(zone: string, language: string): string {
  const [base = ''] = language.split('-');
  const written = WRITTEN[base];
  const latin = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  if (!written) return latin;
  const names = CITIES[zone] ?? [];
  const found = names.find((name) => written.test(name));
  // A Japanese name may be in Chinese characters alone; it stands before the Chinese ones.
  return found ?? (base === 'ja' ? names.find((name) => WRITTEN.zh?.test(name)) : undefined) ?? latin;
}
