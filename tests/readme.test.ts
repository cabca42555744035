// The README names every command, setting and sub-command, so that none is left to be discovered by chance.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../src/cli/load-commands.ts';
import { openStore } from '../src/store/open.ts';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('names every command', async () => {
    const filed = await loadCommands();
    const commands = filed.filter(({ definition }) => definition.kind === 'slash');
    const named = ({ path }: { path: readonly string[] }) => readme.includes(`\`/${path.join(' ')}`);
    expect(commands.filter((command) => !named(command)).map(({ path }) => path.join(' '))).toEqual([]);
  });

  it('names every setting, and none that does not exist', () => {
    const settings = readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm);
    const known = [...settings].map(([, name]) => name);
    const table = readme.slice(readme.indexOf('## Settings'), readme.indexOf('## Host it'));
    const told = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => [
      ...(cell ?? '').matchAll(/`([A-Z_]+)`/g),
    ]);
    expect(told.map(([, name]) => name).sort()).toEqual(known.sort());
  });

  it('names every sub-command', async () => {
    const run = readFileSync('src/cli/run.ts', 'utf8');
    const names = [...run.matchAll(/^ {2}(\w+): \w+\(\(\) => import\(/gm)].map(([, name]) => name);
    const needless = ['start', 'playground'];
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !needless.includes(name ?? '') && !readme.includes(`\`${name}`))).toEqual(
      [],
    );
  });

  it('says of each table of the database how long it is kept, and of none that does not exist', async () => {
    await using store = await openStore('file::memory:', '.');
    const tables = (await store.introspection.getTables()).map(({ name }) => name);
    const start = readme.indexOf('| table | kept |');
    const lines = readme.slice(start, readme.indexOf('\n\n', start)).split('\n').slice(2);
    const told = lines.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]);
    expect(told.map(([, name]) => name).sort()).toEqual(
      tables.filter((name) => name !== 'migrations').sort(),
    );
    expect(lines.filter((line) => !/\| \S.* \|$/.test(line))).toEqual([]);
  });

  it('has nothing left to be filled in', () => {
    expect(readme.match(/^[A-Z_]+$/gm)).toBeNull();
  });

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
