// Opens the database that DATABASE_URL names and brings it up to date.
import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { type DriverOptions, sqliteDialect } from '../database/driver.ts';
import { migrate } from '../database/migrations.ts';
import { dropMovedIndex } from '../database/moved-index.ts';
import { connectPostgres, isPostgresUrl } from '../database/postgres/connect.ts';
import type { Db, Schema } from '../database/schema.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { MOVE, readSetting } from './settings.ts';

const IN_MEMORY = ':memory:';

/** What a copy is called that was made of a database whose file was deleted. */
export const rescuedFile = (file: string) => `${file}.rescued`;

export interface StoreOptions extends DriverOptions {
  /** Hears of work that takes a while. */
  readonly tell?: (text: string) => void;
  /** Whether one that is the half of a move may be opened. */
  readonly isMoving?: boolean;
  /** On PostgreSQL: how long a transaction may be silent, in seconds. */
  readonly silenceS?: number;
}

/**
 * `url` is file:PATH, relative to `root`, file::memory:, or the address of a PostgreSQL database. A folder is made where it
 * is missing. Throws a UserError that says what to do where the database can't be opened, or where one was that is gone.
 */
export async function openStore(url: string, root: string, options: StoreOptions = {}): Promise<Db> {
  const db = await (isPostgresUrl(url) ? openPostgres(url, options) : openSqlite(url, root, options));
  if (options.isMoving || (await readSetting(db, MOVE)) === null) return db;
  await db.destroy();
  throw new UserError('move-unfinished');
}

async function openPostgres(url: string, { silenceS, onTrouble }: StoreOptions): Promise<Db> {
  const db = await connectPostgres(url, {
    ...(silenceS !== undefined && { silenceS }),
    ...(onTrouble && { onTrouble }),
  });
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function openSqlite(
  url: string,
  root: string,
  { tell = () => {}, ...options }: StoreOptions,
): Promise<Db> {
  const path = databaseFile(url, root);
  const file = path ?? IN_MEMORY;
  try {
    if (path !== null) {
      await mkdir(dirname(path), { recursive: true });
      await refuseWhatIsLeft(path);
      await refuseUnwritable(path);
    }
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file, options) });
    try {
      await migrate(db);
      await dropMovedIndex(db, tell);
      return db;
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('database-open', { file, reason: messageOf(error) });
  }
}

/** SQLite would make a new database in silence where only an empty file, or a part of the old one, is left. */
async function refuseWhatIsLeft(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) throw new UserError('database-folder', { file });
  const bytesOf = async (path: string) => (await stat(path).catch(() => null))?.size ?? null;
  const bytes = found?.size ?? null;
  if (bytes === 0) throw new UserError('database-empty', { file });
  if (bytes !== null) return;
  const rescued = rescuedFile(file);
  if ((await bytesOf(rescued)) !== null) throw new UserError('database-rescued', { file, rescued });
  const log = `${file}-wal`;
  if (await bytesOf(log)) throw new UserError('database-gone', { file, log });
}

/** SQLite would open what it may not write to read it only, and leave files beside it that may not be written either. */
async function refuseUnwritable(file: string): Promise<void> {
  const { R_OK, W_OK } = constants;
  for (const path of [dirname(file), file, `${file}-wal`, `${file}-shm`]) {
    await access(path, R_OK | W_OK).catch(({ code }: NodeJS.ErrnoException) => {
      if (code !== 'ENOENT') throw new UserError('database-unwritable', { path });
    });
  }
}

/** The path that `url` names; null for a database in memory, or on a server. */
export function databaseFile(url: string, root: string): string | null {
  if (isPostgresUrl(url)) return null;
  const path = /^file:(.+)$/.exec(url)?.[1];
  if (path === undefined) throw new UserError('database-url', { url: withoutPassword(url) });
  return path === IN_MEMORY ? null : resolve(root, path);
}

/** Up to the last @: a password may hold one, and slashes. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/.*@/s, '//…@');
}
