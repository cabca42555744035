// Opens the database that DATABASE_URL names and brings it up to date.
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { messageOf, UserError } from '../model/errors.ts';
import { migrate } from './migrations.ts';
import { refreshIndex } from './reindex.ts';
import type { Db, Schema } from './schema.ts';
import { sqliteDialect } from './sqlite/driver.ts';

/**
 * `url` is file:PATH, relative to `root`, or file::memory:. The folder is made where it is missing.
 * Throws a UserError that says what to do where the database can't be opened.
 */
export async function openStore(url: string, root: string): Promise<Db> {
  const path = /^file:(.+)$/.exec(url)?.[1];
  if (path === undefined) throw new UserError('database-url', { url: withoutPassword(url) });
  const file = path === ':memory:' ? path : resolve(root, path);
  try {
    if (path !== ':memory:') await mkdir(dirname(file), { recursive: true });
    const db = new Kysely<Schema>({ dialect: sqliteDialect(file) });
    await migrate(db);
    await refreshIndex(db);
    return db;
  } catch (error) {
    throw new UserError('database-open', { file, reason: messageOf(error) });
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}
