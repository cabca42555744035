// The list of the commands/ drawer that bundlers see is what the folder holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandMap } from '../../bench/write-command-map.ts';

it('names every file; npm run commands:map writes it anew', () => {
  const written = readFileSync(
    join(import.meta.dirname, '..', '..', 'src', 'cli', 'command-files.ts'),
    'utf8',
  );
  expect(written).toBe(commandMap());
});
