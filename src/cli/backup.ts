// paperboy backup FILE: a copy of the database, whole or not at all, while the bot goes on.
import { chmod, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { copySqlite, removeUnfinishedCopy } from '../database/copy.ts';
import { connectPostgres, isPostgresUrl } from '../database/postgres/connect.ts';
import { dumpPostgres, lookIntoDump, type Server } from '../database/postgres/dump.ts';
import { hasOurTables } from '../database/postgres/ours.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { databaseFile } from '../store/open.ts';
import { type Job, type Run, readArgs, UsageError } from './job.ts';

/** A copy holds what the database holds. */
const OWNER_ALONE = 0o600;

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  const [target, ...more] = positionals;
  if (!target || more.length > 0) throw new UsageError('Into which file? npm run -s paperboy -- backup FILE');
  const file = resolve(job.cwd, target);
  const bytes = await backUp(sourceOf(job), file);
  job.out(values.json ? `${JSON.stringify({ file, bytes })}\n` : `${file} holds a copy of ${bytes} bytes.\n`);
  return 0;
};

/** What a copy is made of, and how. */
interface Source {
  /** Throws where there is nothing to copy. */
  readonly require: () => Promise<void>;
  /** Throws what is wrong; the copy is whole otherwise. */
  readonly copy: (unfinished: string) => Promise<void>;
}

function sourceOf({ config: { DATABASE_URL }, cwd, env }: Job): Source {
  if (isPostgresUrl(DATABASE_URL)) return serverSource({ url: DATABASE_URL, env });
  const original = databaseFile(DATABASE_URL, cwd);
  if (original === null) throw new UserError('backup-memory');
  return {
    async require() {
      const source = await stat(original).catch(() => null);
      if (!source?.isFile()) throw new UserError('path-missing', { path: original });
    },
    async copy(unfinished) {
      await copySqlite(original, unfinished);
      await chmod(unfinished, OWNER_ALONE);
      removeUnfinishedCopy(unfinished);
    },
  };
}

export function serverSource(server: Server): Source {
  return {
    async require() {
      await using db = await connectPostgres(server.url);
      await hasOurTables(db);
    },
    async copy(unfinished) {
      await dumpPostgres(server, unfinished);
      if ((await lookIntoDump(unfinished, server.env)) === null)
        throw new Error('pg_dump wrote no whole copy');
    },
  };
}

/** Resolves with the size. Under its name the copy appears only when it is complete and on the disk. */
export async function backUp(source: Source, file: string): Promise<number> {
  await source.require();
  if (await lstat(file).catch(() => null)) throw new UserError('backup-exists', { file });
  const folder = dirname(file);
  if (!(await stat(folder).catch(() => null))) throw new UserError('path-missing', { path: folder });
  const unfinished = join(folder, `.${basename(file)}.${process.pid}.part`);
  try {
    await source.copy(unfinished);
    await toDisk(unfinished);
    await rename(unfinished, file);
    await toDisk(folder);
    return (await stat(file)).size;
  } catch (error) {
    for (const ending of ['', '-journal', '-wal', '-shm']) await rm(unfinished + ending, { force: true });
    if (error instanceof UserError) throw error;
    throw new UserError('backup-failed', { file, reason: messageOf(error) });
  }
}

async function toDisk(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}
