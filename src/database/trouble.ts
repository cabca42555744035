// What of SQLite's errors means that the database itself is in trouble: whoever runs the bot is told in a sentence, and the process ends.
import { UserError } from '../model/errors.ts';

/** SQLite's result codes, the lowest byte of the extended ones. */
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const NOTADB = 26;

/** The full-text index alone is damaged: it is made of the papers, and can be made again. */
const CORRUPT_VTAB = 267;

/** There is no room for what SQLite keeps beside the file: its -shm. */
const IOERR_SHMSIZE = 4874;

/** The sentence for it; null for all errors that are not the database's. `path` is its file. */
export function databaseTrouble(error: unknown, path: string): UserError | null {
  const code = resultCode(error);
  if (code === null || code === CORRUPT_VTAB || !(error instanceof Error)) return null;
  const reason = error.message;
  if (code === IOERR_SHMSIZE) return new UserError('database-full');
  switch (code & 0xff) {
    case CORRUPT:
    case NOTADB:
      return new UserError('database-damaged', { reason });
    case FULL:
      return new UserError('database-full');
    case READONLY:
      return new UserError('database-unwritable', { path });
    case IOERR:
      return new UserError('database-io', { reason });
    default:
      return null;
  }
}

/** SQLite's extended result code; null where it wasn't SQLite that failed. */
export function resultCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}
