// The house stands as it is drawn: rooms import downwards only, and nobody makes drawers for odds and ends.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/**
 * The floors, from the ground up: a room may import what stands on lower floors, never what stands beside it.
 * `log` and `secrets` are open to all, `config` from floor 6 on.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['model', 'log', 'config', 'secrets'],
  ['database'],
  ['index', 'source', 'summary', 'digest', 'citation', 'locale', 'chart'],
  ['store'],
  ['search'],
  ['taste'],
  ['discord'],
  ['daily'],
  ['commands'],
  ['cli'],
  ['main'],
];

/** What the floors alone would allow, or refuse. */
const OPEN_TO_ALL = ['log', 'secrets'];
const READ_CONFIG_FROM = 6;
const EXCEPTIONS: Readonly<
  Record<string, { readonly only?: readonly string[]; readonly also?: readonly string[] }>
> = {
  source: { only: ['model'], also: ['digest'] },
  summary: { only: ['model'] },
  digest: { only: ['model'] },
  citation: { only: ['model'] },
  locale: { only: ['model'] },
  chart: { only: [] },
  store: { only: ['index', 'database', 'model'] },
  search: { only: ['index', 'store', 'database', 'model'] },
  taste: { only: ['search', 'index', 'store', 'database', 'model'] },
  discord: { only: ['digest', 'chart', 'taste', 'search', 'store', 'database', 'locale', 'model', 'config'] },
};

/** Sub-rooms in their order: each may import those before it. A room's own files stand below them, daily's above. */
const SUB_ROOMS: Readonly<Record<string, readonly string[]>> = {
  discord: ['', 'views', 'api', 'interactions', 'votes'],
  daily: ['jobs', 'collect', 'summaries', 'deliver', 'follow', ''],
};

const ROOMS = FLOORS.flat();
const floorOf = (room: string) => FLOORS.findIndex((rooms) => rooms.includes(room));

function mayImport(room: string, imported: string): boolean {
  if (room === imported || OPEN_TO_ALL.includes(imported)) return true;
  // The playground is apart: it knows no room of the bot, and only cli/playground.ts knows it.
  if (room === 'playground' || imported === 'playground') return room === 'cli';
  const { only, also = [] } = EXCEPTIONS[room] ?? {};
  if (also.includes(imported)) return true;
  if (only) return only.includes(imported);
  if (imported === 'config' && floorOf(room) < READ_CONFIG_FROM) return false;
  return floorOf(imported) < floorOf(room);
}

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

/** src/discord/views/card.ts is in views; null in rooms that have no sub-rooms. */
function subRoomOf(file: string): string | null {
  const [, room = '', folder = '', ...rest] = file.split(sep);
  if (!(room in SUB_ROOMS)) return null;
  return rest.length > 0 ? folder : '';
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].map(([, path = '']) => relative(ROOT, resolve(ROOT, dirname(file), path)));
}

/** What is left when files that import nothing of the rest are taken away, again and again: circles, and who needs them. */
function inCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const rest = new Map(imports);
  const isFree = (file: string) => !rest.get(file)?.some((imported) => rest.has(imported));
  for (let free = [...rest.keys()].filter(isFree); free.length > 0; free = [...rest.keys()].filter(isFree))
    for (const file of free) rest.delete(file);
  return [...rest.keys()];
}

/** What is loaded with a file, whether or not it is used. */
function staticImportsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^'();]*\sfrom\s+)?'(\.{1,2}\/[^']+\.ts)'/gm);
  return [...found].map(([, path = '']) => relative(ROOT, resolve(ROOT, dirname(file), path)));
}

describe('the house', () => {
  it('has no room that the floors do not name', () => {
    const known = [...ROOMS, 'playground'];
    expect([...new Set(sources.map(roomOf))].filter((room) => !known.includes(room))).toEqual([]);
  });

  it('imports go down only, never sideways', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((imported) => !mayImport(roomOf(file), roomOf(imported)))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(wrong).toEqual([]);
  });

  it('sub-rooms import only those before them', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file);
      const order = SUB_ROOMS[room];
      if (!order) return [];
      const place = order.indexOf(subRoomOf(file) ?? '');
      return importsOf(file)
        .filter((imported) => roomOf(imported) === room)
        .filter((imported) => {
          const other = order.indexOf(subRoomOf(imported) ?? '');
          return place < 0 || other < 0 || other > place;
        })
        .map((imported) => `${file} imports ${imported}`);
    });
    expect(wrong).toEqual([]);
  });

  it('no files import each other in a circle, neither values nor types', () => {
    expect(inCircles(new Map(sources.map((file) => [file, importsOf(file)])))).toEqual([]);
  });

  it('finds a circle wherever one is', () => {
    const files = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
      ['e', ['d', 'elsewhere']],
    ]);
    expect(inCircles(files)).toEqual(['a', 'b', 'c']);
    expect(inCircles(new Map([['own', ['own']]]))).toEqual(['own']);
  });

  it('a folder holds at most 36 files, so that each can be read at a glance', () => {
    const folders = Map.groupBy(
      sources.filter((file) => roomOf(file) !== 'playground'),
      dirname,
    );
    expect([...folders].filter(([, files]) => files.length > 36).map(([folder]) => folder)).toEqual([]);
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
