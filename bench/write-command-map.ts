// npm run commands:map: writes src/cli/command-files.ts, the list of the commands/ drawer that a bundle needs.
import { readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The whole text of src/cli/command-files.ts. */
export function commandMap(): string {
  const names = readdirSync(join(ROOT, 'commands'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, '').split(sep).join('/'))
    .sort();
  const imports = names.map((name, nth) => `import * as file${nth} from '../../commands/${name}.ts';`);
  const lines = names.map((name, nth) => `  '${name}': file${nth},`);
  return `// The files of the commands/ drawer, as npm run commands:map writes them: a bundler sees only what is named.
${imports.join('\n')}

export const COMMAND_FILES: Readonly<Record<string, object>> = {
${lines.join('\n')}
};
`;
}

if (import.meta.main) writeFileSync(join(ROOT, 'src', 'cli', 'command-files.ts'), commandMap());
