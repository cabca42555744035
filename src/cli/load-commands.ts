// Loads the commands/ drawer: each file's default export, filed under its path.
import type { Definition, Filed } from '../discord/interactions/command.ts';
import { COMMAND_FILES } from './command-files.ts';

/** commands/papers/search.ts is filed at papers, search; papers/command.ts at papers, as the group's own. */
export async function loadCommands(): Promise<Filed[]> {
  const files = Object.entries(COMMAND_FILES);
  return (await Promise.all(files.map(([name, load]) => file(name, load)))).flat();
}

/** Nothing where a file has no default export: what it offers belongs to the commands beside it. */
async function file(name: string, load: () => Promise<object>): Promise<Filed[]> {
  const { default: definition } = (await load()) as { default?: Definition };
  if (!definition) return [];
  const path = name.split('/');
  return [{ path: definition.kind === 'group' ? path.slice(0, -1) : path, definition }];
}
