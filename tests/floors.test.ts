// The house stands as designed: rooms import downwards only, and nobody makes drawers for odds and ends.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** What each room may import besides itself; `log` and `secrets` are open to all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  log: [],
  secrets: [],
  config: [],
  locale: ['model'],
  store: ['model'],
  digest: ['model'],
  summary: ['model'],
  source: ['model', 'digest'],
  citation: ['model'],
  discord: ['digest', 'store', 'locale', 'model', 'config'],
  daily: ['discord', 'digest', 'summary', 'source', 'store', 'locale', 'model', 'config'],
  commands: [
    'daily',
    'discord',
    'digest',
    'summary',
    'source',
    'store',
    'citation',
    'locale',
    'model',
    'config',
  ],
  cli: [
    'daily',
    'discord',
    'digest',
    'summary',
    'source',
    'store',
    'citation',
    'locale',
    'model',
    'config',
    'playground',
  ],
  main: ['cli'],
  playground: [],
};

const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file)),
);

/** src/store/open.ts is in store, src/config.ts is config, commands/papers/search.ts is in commands. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split(sep);
  return top === 'commands' ? top : second.replace(/\.ts$/, '');
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].map(([, path = '']) => relative(ROOT, resolve(ROOT, dirname(file), path)));
}

/** What is loaded with a file, whether or not it is used. */
function staticImportsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^'();]*\sfrom\s+)?'(\.{1,2}\/[^']+\.ts)'/gm);
  return [...found].map(([, path = '']) => relative(ROOT, resolve(ROOT, dirname(file), path)));
}

describe('the house', () => {
  it('has no room that the floors do not name', () => {
    expect([...new Set(sources.map(roomOf))].filter((room) => !(room in ALLOWED))).toEqual([]);
  });

  it('imports go down only, never sideways', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file);
      return importsOf(file)
        .filter((imported) => ![room, 'log', 'secrets', ...(ALLOWED[room] ?? [])].includes(roomOf(imported)))
        .map((imported) => `${file} imports ${imported}`);
    });
    expect(wrong).toEqual([]);
  });

  it('the playground is known to cli/playground.ts alone', () => {
    const users = sources.filter(
      (file) =>
        roomOf(file) !== 'playground' &&
        importsOf(file).some((imported) => roomOf(imported) === 'playground'),
    );
    expect(users.filter((file) => file !== join('src', 'cli', 'playground.ts'))).toEqual([]);
  });

  it('nothing that npm start loads knows the playground', () => {
    const loaded = new Set<string>();
    const visit = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const each of staticImportsOf(file)) visit(each);
    };
    // main.ts loads the file of a sub-command when it is asked for, and cli/start.ts the drawer of commands.
    for (const file of [
      'src/main.ts',
      'src/cli/start.ts',
      ...sources.filter((each) => each.startsWith('commands')),
    ])
      visit(file);
    expect([...loaded].filter((file) => file.includes('playground'))).toEqual([]);
    expect(loaded.size).toBeGreaterThan(50);
  });

  it('main.ts alone takes the environment, and hands it on', () => {
    const readers = sources.filter((file) =>
      /^[^/]*process\.env/m.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(readers).toEqual(['src/main.ts']);
  });

  it('every file opens with a sentence that says what it is for', () => {
    const silent = sources.filter(
      (file) => !/^(?:\/\/|\/\*\*) \S.{15,}/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});
