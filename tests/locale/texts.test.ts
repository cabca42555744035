// Every text is there in every language, filled with the same values, and used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/load-commands.ts';
import { describeCommands } from '../../src/discord/interactions/describe.ts';
import {
  languageName,
  loadTexts,
  longDate,
  TEXT_LANGUAGES,
  type TextKey,
  type TextLanguage,
  textLanguage,
} from '../../src/locale/texts.ts';

const ROOT = join(import.meta.dirname, '..', '..');

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

/** Plural endings differ from language to language; what is before them may not. */
const stem = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '');
/** A form for one thing may spell the number out. */
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'count')
    .sort();

const files = TEXT_LANGUAGES.map((language) => {
  const json = readFileSync(join(ROOT, 'src', 'locale', `${language}.json`), 'utf8');
  return { language, texts: leaves(JSON.parse(json) as Tree) };
});
const english = files.find(({ language }) => language === 'en')?.texts ?? [];

/** The letters that a text in a language is written with. */
const SCRIPTS: Readonly<Record<TextLanguage, RegExp>> = {
  en: /\p{Script=Latin}/u,
  ko: /\p{Script=Hangul}/u,
  ja: /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u,
  'zh-CN': /\p{Script=Han}/u,
  'zh-TW': /\p{Script=Han}/u,
};

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Readonly<Record<string, string>>;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly options?: readonly Described[];
  readonly choices?: readonly (Described & { readonly value: string })[];
}

const say = loadTexts();
const described = describeCommands(await loadCommands(), (key, language) =>
  say(language)(key),
) as Described[];

/** Whole commands as each language names them: 논문 검색. */
const commandNames = new Map(
  TEXT_LANGUAGES.map((language) => {
    const nameOf = ({ name, name_localizations }: Described) => name_localizations?.[language] ?? name;
    return [
      language,
      described.flatMap((command) => [
        ...(command.options?.some(({ options }) => options) ? [] : [nameOf(command)]),
        ...(command.options ?? [])
          .filter(({ options }) => options)
          .map((sub) => `${nameOf(command)} ${nameOf(sub)}`),
      ]),
    ] as const;
  }),
);

/** What Discord counts of a command: of each text, its longest form. */
function sizeOf({ name, description = '', options = [], choices = [], ...localized }: Described): number {
  const longest = (text: string, others: Readonly<Record<string, string>> = {}) =>
    Math.max(text.length, ...Object.values(others).map(({ length }) => length));
  const own =
    longest(name, localized.name_localizations) + longest(description, localized.description_localizations);
  const values = choices.map(
    (choice) => longest(choice.name, choice.name_localizations) + choice.value.length,
  );
  return [...options.map(sizeOf), ...values].reduce((sum, size) => sum + size, own);
}

const withParts = (each: Described): Described[] => [each, ...(each.options ?? []).flatMap(withParts)];

describe.each(files)('the texts in $language', ({ language, texts }) => {
  it('are complete, with nothing too much', () => {
    const keys = new Set(texts.map(([key]) => stem(key)));
    expect([...keys].sort()).toEqual([...new Set(english.map(([key]) => stem(key)))].sort());
  });

  it('have a form for every number', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of new Set(texts.filter(([key]) => key !== stem(key)).map(([key]) => stem(key)))) {
      expect(
        texts
          .filter(([each]) => stem(each) === key && each !== key)
          .map(([each]) => each.slice(key.length + 1))
          .sort(),
      ).toEqual([...forms].sort());
    }
  });

  it('are filled with the same values as in English', () => {
    for (const [key, text] of texts) {
      const original = english.find(([each]) => stem(each) === stem(key))?.[1] ?? '';
      expect([key, placeholders(text)]).toEqual([key, placeholders(original)]);
    }
  });

  it('are in that language', () => {
    const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''));
    const own = texts.filter(
      ([key, text]) => !key.includes('.choices.language.') && key !== 'form.wordsHint' && hasWords(text),
    );
    for (const [key, text] of own) expect([key, SCRIPTS[language].test(text)]).toEqual([key, true]);
  });

  it('mention commands that there are, by their names in that language', () => {
    const names = new Set(commandNames.get(language));
    const groups = new Set([...commandNames.values()].flat().flatMap((name) => name.split(' ', 1)));
    for (const [key, text] of texts) {
      for (const [mention, group = ''] of text.matchAll(/(?<![\p{L}\p{N}/:.}])\/(\p{L}+)(?: \p{L}+)?/gu)) {
        if (!groups.has(group)) continue;
        const known = [...names].some((name) => mention.slice(1).startsWith(name));
        expect([key, mention, known]).toEqual([key, mention, true]);
      }
    }
  });
});

describe('the Korean texts', () => {
  it('speak as one voice: 해요체, in no sentence 합니다체', () => {
    const korean = files.find(({ language }) => language === 'ko')?.texts ?? [];
    expect(
      korean.filter(([, text]) => /(?:니다|니까|십시오|시오|한다|된다|있다|없다)(?!\p{L})/u.test(text)),
    ).toEqual([]);
  });
});

describe('texts', () => {
  it('are all used, and none is asked for that does not exist', () => {
    const code = ['src', 'commands']
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(ROOT, folder, file),
        ),
      )
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const keys = new Set(english.map(([key]) => stem(key)));
    const thrown = [...code.matchAll(/new UserError\('([\w-]+)'/g)].map(([, key]) => `errors.${key}`);
    expect(thrown.filter((key) => !keys.has(key))).toEqual([]);

    const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix = '']) => prefix);
    const isComposed = (key: string) =>
      prefixes.some((prefix) => key.startsWith(prefix) && code.includes(`'${key.slice(prefix.length)}'`));
    const used = (key: string) =>
      key.startsWith('commands.') || code.includes(`'${key}'`) || thrown.includes(key) || isComposed(key);
    expect([...keys].filter((key) => !used(key))).toEqual([]);
  });

  it('describe every command and option in every language, within what Discord allows', () => {
    const locales = ['ja', 'ko', 'zh-CN', 'zh-TW'];
    const slash = described.filter(({ description }) => description !== undefined);
    expect(slash.length).toBeGreaterThan(2);
    for (const part of slash.flatMap(withParts)) {
      const { name, description, name_localizations = {}, description_localizations = {} } = part;
      expect([name, Object.keys(name_localizations).sort()]).toEqual([name, locales]);
      expect([name, Object.keys(description_localizations).sort()]).toEqual([name, locales]);
      for (const each of [name, ...Object.values(name_localizations)])
        expect(each).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
      for (const each of [description, ...Object.values(description_localizations)]) {
        expect(each).toMatch(/^.{1,100}$/);
        expect(each).not.toMatch(/^commands\./);
      }
      for (const language of TEXT_LANGUAGES) {
        const names = (part.options ?? []).map(
          (option) => option.name_localizations?.[language] ?? option.name,
        );
        expect(new Set(names).size).toBe(names.length);
      }
    }
    for (const command of described)
      expect([command.name, sizeOf(command) <= 8000]).toEqual([command.name, true]);
  });

  it('repeat the names of commands and options that stand in the code', () => {
    for (const command of described.filter(({ description }) => description !== undefined)) {
      const check = (path: string, { name, options = [] }: Described) => {
        expect(say('en')(`commands.${path}.name` as TextKey)).toBe(name);
        for (const option of options) {
          if (option.options) check(`${path}.${option.name}`, option);
          else expect(say('en')(`commands.${path}.names.${option.name}` as TextKey)).toBe(option.name);
        }
      };
      check(command.name, command);
    }
  });

  it("speak the reader's language, or English", () => {
    const texts = loadTexts();
    expect(texts('ko')('list.found', { count: 3 })).toBe('논문 3편');
    expect(texts('en-GB')('list.found', { count: 1 })).toBe('1 paper');
    expect(texts('pt-BR')('list.found', { count: 2 })).toBe('2 papers');
    const asked = ['en-US', 'ko', 'xx', 'ja', 'zh-CN', 'zh-TW', 'zh-HK', 'zh'];
    expect(asked.map(textLanguage)).toEqual(['en', 'ko', 'en', 'ja', 'zh-CN', 'zh-TW', 'zh-TW', 'zh-CN']);
    expect(longDate('ko', '2024-01-22')).toBe('2024년 1월 22일 월요일');
    expect(languageName('ko', 'en')).toBe('영어');
  });
});
