// The drawing of the house is the house: every folder stands in docs/architecture.md, and nothing else does.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const document = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');

/** Files that git knows, or would take. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n');

/** Of the archive and the tests the document names the first folder only: the rest mirrors what it has named. */
function isNamed(folder: string): boolean {
  return !/^(digests|tests)\//.test(folder);
}

function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' ? [] : [...foldersOf(folder), folder];
}

const [, tree = ''] = /## The tree[^`]+(?:`[^`]+`[^`]+)*```text\n(.*?)```/s.exec(document) ?? [];
const drawn = tree
  .trim()
  .split('\n')
  .map((line) => /^(\S+)\s*(.*)$/.exec(line)?.slice(1) ?? []);

it('names every folder, and no other', () => {
  const real = [...new Set(files.flatMap(foldersOf))].filter(isNamed).sort();
  expect(drawn.map(([folder]) => folder).toSorted()).toEqual(real);
});

it('says something of each', () => {
  expect(drawn.filter(([, text = '']) => text.length < 8)).toEqual([]);
});

it('points to files that are there', () => {
  const named = [
    ...document.matchAll(
      /`((?:tests|commands|daily|discord|digest|search|index|store|summary|source|model|cli)\/[\w/.-]+\.ts)`/g,
    ),
  ];
  const paths = named.map(([, file = '']) => (/^(tests|commands)\//.test(file) ? file : `src/${file}`));
  expect(paths.filter((file) => !files.includes(file))).toEqual([]);
  expect(paths.length).toBeGreaterThan(20);
});

it('keeps no database among the sources', () => {
  expect(files.filter((file) => /\.db(-wal|-shm|-journal)?$/.test(file))).toEqual([]);
});
