// The index's file: one connection to read by, which always sees something whole, and one to write by.
import { rm, stat } from 'node:fs/promises';
import { Kysely, sql } from 'kysely';
import { sqliteDialect } from '../database/driver.ts';
import { resultCode } from '../database/trouble.ts';
import { UserError } from '../model/errors.ts';
import type { IndexDb, IndexSchema } from './schema.ts';

/** SQLite's result codes for a file that can't be read, is damaged, or no database; extended codes have them as their lowest byte. */
const DAMAGED = [10, 11, 26];

/** The rest of the file is in the cache of the machine. */
const READING_CACHE_KIB = 4_000;

/** What is written is gathered by FTS5 and hardly read again. */
const WRITING_CACHE_KIB = 2_000;

/** Pages of 4 KB that are brought from the log into the file at once: SQLite's own 1,000 take 20 ms of whoever commits. */
const CHECKPOINT_PAGES = 250;

export interface IndexFile {
  readonly reads: IndexDb;
  readonly writes: IndexDb;
  /** Whether it is still what its path names. */
  readonly isThere: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Null for an index in memory. Throws what SQLite says; `onDamage` is called whenever a statement finds it damaged. */
export async function openIndexFile(path: string | null, onDamage: () => void): Promise<IndexFile> {
  const options = { troubleOf: indexTrouble, onTrouble: onDamage };
  const open = (cacheKib: number): IndexDb =>
    new Kysely<IndexSchema>({
      dialect: sqliteDialect(path ?? ':memory:', { ...options, cacheKib, givesBack: true }),
    });
  const reads = open(READING_CACHE_KIB);
  if (path === null) return { reads, writes: reads, isThere: async () => true, close: () => reads.destroy() };
  const writes = open(WRITING_CACHE_KIB);
  await sql`pragma wal_autocheckpoint = ${sql.lit(CHECKPOINT_PAGES)}`.execute(writes);
  const opened = await inodeOf(path);
  return {
    reads,
    writes,
    isThere: async () => (await inodeOf(path)) === opened,
    close: async () => {
      await writes.destroy();
      await reads.destroy();
    },
  };
}

/** Another process that has it open goes on with what is gone, until it looks whether it is there. */
export async function removeIndexFile(path: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(path + ending, { force: true });
}

function indexTrouble(error: unknown): UserError | null {
  const code = resultCode(error);
  return code !== null && DAMAGED.includes(code & 0xff) ? new UserError('index-damaged') : null;
}

async function inodeOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : `${found.dev}:${found.ino}`;
}
