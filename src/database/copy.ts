// A consistent copy of a SQLite database while its owner goes on using it; the original is only read.
import { existsSync } from 'node:fs';
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/** How long it waits for the owner's write, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

/** More pages than a database has: in several steps, every write of the owner would start the copy anew. */
const ALL_PAGES = 2 ** 31 - 1;

/** Throws what SQLite or the file system says. */
export async function copySqlite(original: string, copy: string): Promise<void> {
  // Opening a database at rest would leave files beside it.
  const inUse = () => existsSync(`${original}-wal`);
  if (!inUse()) await copyFile(original, copy);
  if (inUse()) {
    await rm(copy, { force: true });
    await copyLive(original, copy);
  }
}

/** SQLite itself reads what was written so far. */
async function copyLive(original: string, copy: string): Promise<void> {
  await writeFile(copy, '', { mode: 0o600 });
  const source = new DatabaseSync(original, { readOnly: true, timeout: BUSY_TIMEOUT });
  try {
    await backup(source, copy, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
}

/** Makes a copy one file that needs no others beside it, and proves that it can be read. Throws where it can't. */
export function removeUnfinishedCopy(copy: string): void {
  const database = new DatabaseSync(copy);
  try {
    database.exec('pragma journal_mode = delete');
    const [{ quick_check: verdict } = {}] = database.prepare('pragma quick_check(1)').all();
    if (verdict !== 'ok') throw new Error(`it is damaged: ${verdict}`);
  } finally {
    database.close();
  }
}
