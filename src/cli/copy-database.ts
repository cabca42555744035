// A copy of a SQLite database, made while its owner goes on using it; the original is only read.
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { messageOf, UserError } from '../model/errors.ts';

export interface Copy {
  readonly file: string;
  readonly remove: () => Promise<void>;
}

export async function copyDatabase(original: string): Promise<Copy> {
  if (!existsSync(original)) throw new UserError('path-missing', { path: original });
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-'));
  const file = join(folder, 'copy.db');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    if (existsSync(`${original}-wal`)) await copyLive(original, file);
    else await copyFile(original, file);
    return { file, remove };
  } catch (error) {
    await remove();
    throw new UserError('database-open', { file: original, reason: messageOf(error) });
  }
}

/** Somebody may be writing to it. SQLite itself reads what they have written so far. */
async function copyLive(original: string, file: string): Promise<void> {
  const source = new DatabaseSync(original, { readOnly: true });
  try {
    await backup(source, file);
  } finally {
    source.close();
  }
}
