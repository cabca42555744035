// Every sentence a person reads, in their language: keys of the locale files, filled in by i18next.
import i18next from 'i18next';
import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };
import zhTW from './zh-TW.json' with { type: 'json' };

const RESOURCES = { en, ko, ja, 'zh-CN': zhCN, 'zh-TW': zhTW } as const;

/** A language that the texts are in. */
export type TextLanguage = keyof typeof RESOURCES;

export const TEXT_LANGUAGES = Object.keys(RESOURCES) as TextLanguage[];

/** Keys of the English file, which every other file has too; plural endings are left off. */
export type TextKey = Leaves<typeof en>;

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Stem<Key>}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

type Stem<Key extends string> = Key extends `${infer Before}_${'one' | 'other'}` ? Before : Key;

type Values = Record<string, string | number>;

/** Says something in one language. */
export interface Speech {
  /** BCP 47; what dates, numbers and language names are written in. */
  readonly language: TextLanguage;
  (key: TextKey, values?: Values): string;
}

/** A speech for each language, made once. */
export type Texts = (locale: string) => Speech;

export function loadTexts(): Texts {
  const translations = i18next.createInstance();
  translations.init({
    initAsync: false,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      TEXT_LANGUAGES.map((language) => [language, { translation: RESOURCES[language] }]),
    ),
    interpolation: { escapeValue: false },
  });
  const speeches = new Map(
    TEXT_LANGUAGES.map((language) => {
      const translate = translations.getFixedT(language);
      const say = (key: TextKey, values?: Values) =>
        (values === undefined ? asItStands(RESOURCES[language], key) : null) ?? translate(key, values ?? {});
      return [language, Object.assign(say, { language })] as const;
    }),
  );
  return (locale) => speeches.get(textLanguage(locale)) as Speech;
}

type Tree = string | { readonly [name: string]: Tree | undefined };

/** Where i18next puts something in. */
const FILLED_IN = /\{\{|\$t\(/;

/** A sentence that needs no values; null for any other. i18next takes 40 µs for one, and commands are described by 1,500. */
function asItStands(texts: Tree, key: TextKey): string | null {
  let at: Tree | undefined = texts;
  for (const name of key.split('.'))
    at = typeof at === 'object' && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === 'string' && !FILLED_IN.test(at) ? at : null;
}

/**
 * The language of the texts for a Discord locale or a BCP 47 tag: its own, or one of the same base, or English.
 */
export function textLanguage(locale: string): TextLanguage {
  return knownLanguage(locale) ?? 'en';
}

/** Where Chinese is written in traditional characters. */
const TRADITIONAL = /^zh-(?:Hant|TW|HK|MO)\b/i;

/** Null where there are no texts in it. */
export function knownLanguage(locale: string): TextLanguage | null {
  if (TRADITIONAL.test(locale)) return 'zh-TW';
  const base = (tag: string) => tag.split('-')[0];
  return (
    TEXT_LANGUAGES.find((language) => language === locale) ??
    TEXT_LANGUAGES.find((language) => base(language) === base(locale)) ??
    null
  );
}

/** 22 January 2024 with its weekday, as the language writes it. */
export function longDate(language: string, date: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
}

/** A day as it stands in a list of choices: 1 January, or with its year 1 January 2024. */
export function shortDate(language: string, date: string, { withYear }: { withYear: boolean }): string {
  // Days come first in British English, which reads the same behind "from" and behind a year.
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(date));
}

/** The month of a day with its year: January 2024. */
export function monthName(language: string, date: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(date));
}

/** So many days from one on, as the language writes it: January 15 – 21, 2024. */
export function dateRange(language: string, from: Temporal.PlainDate, days: number): string {
  const at = (date: Temporal.PlainDate) => Date.parse(date.toString());
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(at(from), at(from.add({ days: days - 1 })));
}

/** The name of a language in another: 한국어 for ko in ko. What is no language tag, as documents may have it, stays as it is. */
export function languageName(language: string, named: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(named) ?? named;
  } catch {
    return named;
  }
}
