// Opens the database that DATABASE_URL names and brings it up to date.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { sqliteDialect } from '../database/driver.ts';
import { migrate } from '../database/migrations.ts';
import type { Db, Schema } from '../database/schema.ts';
import { createFullText, createRanked } from '../index/fulltext.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { refreshIndex } from './reindex.ts';

const IN_MEMORY = ':memory:';

/**
 * `url` is file:PATH, relative to `root`, or file::memory:. The folder is made where it is missing.
 * Throws a UserError that says what to do where the database can't be opened.
 */
export async function openStore(url: string, root: string): Promise<Db> {
  const path = databaseFile(url, root);
  const file = path ?? IN_MEMORY;
  try {
    if (path !== null) await mkdir(dirname(path), { recursive: true });
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) });
    await migrate(db, { createFullText, createRanked });
    await refreshIndex(db);
    return db;
  } catch (error) {
    throw new UserError('database-open', { file, reason: messageOf(error) });
  }
}

/** The path that `url` names; null for a database in memory. */
export function databaseFile(url: string, root: string): string | null {
  const path = /^file:(.+)$/.exec(url)?.[1];
  if (path === undefined) throw new UserError('database-url', { url: withoutPassword(url) });
  return path === IN_MEMORY ? null : resolve(root, path);
}

/** Up to the last @: a password may hold one, and slashes. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/.*@/s, '//…@');
}
