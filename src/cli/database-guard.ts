// The bot's watch over its database: what befalls the file or its pages is told once, in a sentence, and ends the process.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { type FileTrouble, type FileWatch, LOGS, watchFile } from '../database/watch-file.ts';
import type { Log } from '../log.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { rescuedFile } from '../store/open.ts';

export interface DatabaseGuard {
  /** Aborted with a UserError when the database is in trouble. */
  readonly trouble: AbortSignal;
  /** For the driver, which meets damage and full disks. */
  readonly onTrouble: (trouble: UserError) => void;
  /** Watches the file of an open database, from now until `stop`. */
  watch(store: Db, file: string): Promise<void>;
  stop(): void;
}

export function guardDatabase(log: Log): DatabaseGuard {
  const controller = new AbortController();
  let watched: { readonly watch: FileWatch; readonly store: Db; readonly file: string } | null = null;
  let isTold = false;
  const tell = (trouble: UserError) => {
    log.error({ trouble: trouble.key, ...trouble.values }, 'the database is in trouble');
    controller.abort(trouble);
  };
  /** `met`: what a statement met; null where the files alone tell. */
  const find = async (met: UserError | null) => {
    if (isTold || controller.signal.aborted) return;
    isTold = true;
    const trouble = await watched?.watch.look().catch(() => null);
    const found = watched && trouble ? await troubleOfFile(trouble, watched.store, watched.file) : met;
    if (found) tell(found);
    else isTold = false;
  };
  return {
    trouble: controller.signal,
    // What a statement meets may come of what befell the file, which says more.
    onTrouble: (trouble) => void find(trouble),
    watch: async (store, file) => {
      watched = { watch: await watchFile(file, () => void find(null)), store, file };
    },
    stop: () => watched?.watch.end(),
  };
}

async function troubleOfFile(trouble: FileTrouble, store: Db, file: string): Promise<UserError> {
  const found = await explain(trouble, store, file);
  // They belong to the file that is gone: SQLite would add them to whatever stands in its place.
  for (const ending of LOGS) await rm(file + ending, { force: true });
  return found;
}

async function explain(trouble: FileTrouble, store: Db, file: string): Promise<UserError> {
  switch (trouble) {
    case 'deleted':
      return rescue(store, file);
    case 'replaced':
      return new UserError('database-replaced', { file });
    case 'emptied':
      return new UserError('database-emptied', { file });
    case 'cut':
      return new UserError('database-cut', { file });
    case 'log-gone':
      return keepLog(store, file);
  }
}

/** SQLite still holds what was deleted. The copy is for the owner alone, and never written over another one. */
async function rescue(store: Db, file: string): Promise<UserError> {
  const rescued = rescuedFile(file);
  try {
    // The folder may be gone as well.
    await mkdir(dirname(rescued), { recursive: true });
    await writeFile(rescued, '', { mode: 0o600, flag: 'wx' });
    await sql`vacuum into ${rescued}`.execute(store);
    return new UserError('database-deleted', { file, rescued });
  } catch (error) {
    return new UserError('database-deleted-lost', { file, rescued, reason: messageOf(error) });
  }
}

/** SQLite still holds the log: other processes would begin one of their own beside it. */
async function keepLog(store: Db, file: string): Promise<UserError> {
  await sql`pragma wal_checkpoint(truncate)`.execute(store);
  const isThere = await Promise.all(LOGS.map((ending) => stat(file + ending).catch(() => null)));
  const gone = LOGS.find((_, nth) => isThere[nth] === null) ?? LOGS[0];
  return new UserError('database-log-gone', { log: file + gone });
}
