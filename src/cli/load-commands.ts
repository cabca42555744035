// Loads the commands/ drawer: each file's default export, filed under its path.
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Definition, Filed } from '../discord/interactions/command.ts';

const DRAWER = join(import.meta.dirname, '..', '..', 'commands');

/** commands/papers/search.ts is filed at papers, search; papers/command.ts at papers, as the group's own. */
export async function loadCommands(folder = DRAWER): Promise<Filed[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return (await Promise.all(paths.map((path) => load(folder, path)))).flat();
}

/** Nothing where a file has no default export: what it offers belongs to the commands beside it. */
async function load(folder: string, file: string): Promise<Filed[]> {
  const { default: definition } = (await import(pathToFileURL(file).href)) as { default?: Definition };
  if (!definition) return [];
  const path = relative(folder, file).replace(/\.ts$/, '').split(sep);
  return [{ path: definition.kind === 'group' ? path.slice(0, -1) : path, definition }];
}
