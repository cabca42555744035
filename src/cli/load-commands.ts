// Loads the commands/ drawer: each file's default export, filed under its path.
import type { Definition, Filed } from '../discord/interactions/command.ts';

/** commands/papers/search.ts is filed at papers, search; papers/command.ts at papers, as the group's own. */
export async function loadCommands(): Promise<Filed[]> {
  // Only here: what loads this file need not want them, as most of doctor.
  const { COMMAND_FILES } = await import('./command-files.ts');
  return Object.entries(COMMAND_FILES).flatMap(([name, file]) => filed(name, file));
}

/** Nothing where a file has no default export: what it offers belongs to the commands beside it. */
function filed(name: string, { default: definition }: { default?: Definition }): Filed[] {
  if (!definition) return [];
  const path = name.split('/');
  return [{ path: definition.kind === 'group' ? path.slice(0, -1) : path, definition }];
}
