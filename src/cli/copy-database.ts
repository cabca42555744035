// A copy of a SQLite database in a folder of its own, for a playground that must not touch the host's.
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copySqlite } from '../database/copy.ts';
import { messageOf, UserError } from '../model/errors.ts';

/** The original may be one that nobody may write. */
const OWNER_ALONE = 0o600;

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
    await copySqlite(original, file);
    await chmod(file, OWNER_ALONE);
    return { file, remove };
  } catch (error) {
    await remove();
    throw new UserError('database-open', { file: original, reason: messageOf(error) });
  }
}
