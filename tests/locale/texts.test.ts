// Every text is there in every language, filled with the same values, and used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/drawer.ts';
import { describeCommands } from '../../src/discord/describe.ts';
import { languageName, loadTexts, longDate, TEXT_LANGUAGES, textLanguage } from '../../src/locale/texts.ts';

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
    if (language !== 'ko') return;
    const hasWords = (text: string) => /\p{L}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''));
    const own = texts.filter(([key, text]) => !key.includes('.choices.language.') && hasWords(text));
    for (const [key, text] of own) expect([key, /\p{Script=Hangul}/u.test(text)]).toEqual([key, true]);
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

  it('describe every command and option, within what Discord allows', async () => {
    const texts = loadTexts();
    const commands = describeCommands(await loadCommands(), (key, language) => texts(language)(key));
    const described = JSON.stringify(commands).match(/"description":"[^"]*"|"ko":"[^"]*"/g) ?? [];
    expect(described.length).toBeGreaterThan(10);
    for (const text of described) {
      const sentence = text.slice(text.indexOf(':') + 2, -1);
      expect(sentence).not.toMatch(/^commands\./);
      expect(sentence.length).toBeLessThanOrEqual(100);
    }
  });

  it("speak the reader's language, or English", () => {
    const texts = loadTexts();
    expect(texts('ko')('list.found', { count: 3 })).toBe('논문 3편');
    expect(texts('en-GB')('list.found', { count: 1 })).toBe('1 paper');
    expect(texts('pt-BR')('list.found', { count: 2 })).toBe('2 papers');
    expect([textLanguage('en-US'), textLanguage('ko'), textLanguage('xx')]).toEqual(['en', 'ko', 'en']);
    expect(longDate('ko', '2024-01-22')).toBe('2024년 1월 22일 월요일');
    expect(languageName('ko', 'en')).toBe('영어');
  });
});
