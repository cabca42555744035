// The real archive as `paperboy import` leaves it: imported once in a run, by whichever test asks first, and never written to after.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { type Printed, runIn } from './cli/terminal.ts';
import { DIGESTS } from './real-data.ts';

export interface ImportedArchive {
  /** The file. */
  readonly database: string;
  readonly printed: Printed;
}

/** How long an import by another test file may take, in milliseconds. */
const IMPORT_TIMEOUT = 60_000;

export async function importedArchive(): Promise<ImportedArchive> {
  const folder = join(inject('runFolder'), 'archive');
  const done = join(folder, 'imported.json');
  if (mkdirSync(folder, { recursive: true })) await importAll(folder, done);
  else await vi.waitUntil(() => existsSync(done), { timeout: IMPORT_TIMEOUT, interval: 100 });
  return JSON.parse(readFileSync(done, 'utf8')) as ImportedArchive;
}

async function importAll(folder: string, done: string): Promise<void> {
  const printed = await runIn(folder, ['import', DIGESTS, '--json']);
  const imported: ImportedArchive = { database: join(folder, 'data', 'paperboy.db'), printed };
  writeFileSync(`${done}.draft`, JSON.stringify(imported));
  renameSync(`${done}.draft`, done);
}
