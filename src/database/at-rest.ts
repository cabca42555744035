// Whether a SQLite database is at rest, so that its file may give way to another; and what a copy is before it takes its place.
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../model/errors.ts';
import { LATEST_FORM } from './migrations.ts';
import { resultCode } from './trouble.ts';

/** How long another program's statement is waited for, in milliseconds. */
const BUSY_TIMEOUT_MS = 1_000;

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOTADB = 26;

/**
 * Throws a UserError where a bot holds its lease, or any program has the file open. Afterwards all of it is in one file,
 * unless it is damaged: then it is left as it is.
 */
export function bringToRest(file: string, now: number): void {
  if (!existsSync(file)) return;
  try {
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      refuseLease(database, { file, now });
      // Only who is alone with a file may take its log away.
      database.exec('pragma journal_mode = delete');
      database.exec('begin exclusive; rollback');
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (resultCode(error) ?? 0) & 0xff;
    if (code === BUSY || code === LOCKED) throw new UserError('restore-in-use', { file });
    if (code !== CORRUPT && code !== NOTADB) throw error;
  }
}

function refuseLease(
  database: DatabaseSync,
  { file, now }: { readonly file: string; readonly now: number },
): void {
  if (!hasTable(database, 'leases')) return;
  const held = database.prepare('select until from leases where until > ?').get(now);
  if (held) throw new UserError('restore-alive', { file, until: new Date(Number(held.until)).toISOString() });
}

/** Throws a UserError for a copy that is no database of paperboy's, or of a newer one; nobody is the bot on it. */
export function takeIntoUse(copy: string, backup: string): void {
  const database = new DatabaseSync(copy);
  try {
    if (!hasTable(database, 'migrations') || !hasTable(database, 'papers'))
      throw new UserError('restore-foreign', { file: backup });
    const form = Number(database.prepare('select max(number) as form from migrations').get()?.form ?? 0);
    if (form > LATEST_FORM) throw new UserError('database-newer', { form, known: LATEST_FORM });
    if (hasTable(database, 'leases')) database.exec('delete from leases');
  } finally {
    database.close();
  }
}

function hasTable(database: DatabaseSync, name: string): boolean {
  const named = database.prepare(`select 1 from sqlite_schema where type = 'table' and name = ?`);
  return named.get(name) !== undefined;
}
