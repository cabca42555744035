// The bot's watch over its database: what befalls the file or its pages is told once, in a sentence, and ends the process.
import { rm, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { type FileTrouble, watchFile } from '../database/watch-file.ts';
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
  let stop = () => {};
  const onTrouble = (trouble: UserError) => {
    if (controller.signal.aborted) return;
    log.error({ trouble: trouble.key, ...trouble.values }, 'the database is in trouble');
    controller.abort(trouble);
  };
  return {
    trouble: controller.signal,
    onTrouble,
    watch: async (store, file) => {
      stop = await watchFile(file, async (trouble) => onTrouble(await troubleOfFile(trouble, store, file)));
    },
    stop: () => stop(),
  };
}

async function troubleOfFile(trouble: FileTrouble, store: Db, file: string): Promise<UserError> {
  if (trouble === 'emptied') return new UserError('database-emptied', { file });
  const found =
    trouble === 'deleted' ? await rescue(store, file) : new UserError('database-replaced', { file });
  // They belong to the file that is gone: SQLite would add them to whatever stands in its place.
  for (const ending of ['-wal', '-shm']) await rm(file + ending, { force: true });
  return found;
}

/** SQLite still holds what was deleted. The copy is for the owner alone, and never written over another one. */
async function rescue(store: Db, file: string): Promise<UserError> {
  const rescued = rescuedFile(file);
  try {
    await writeFile(rescued, '', { mode: 0o600, flag: 'wx' });
    await sql`vacuum into ${rescued}`.execute(store);
    return new UserError('database-deleted', { file, rescued });
  } catch (error) {
    return new UserError('database-deleted-lost', { file, rescued, reason: messageOf(error) });
  }
}
