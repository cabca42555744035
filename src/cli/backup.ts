// paperboy backup FILE: a copy of the database, whole or not at all, while the bot goes on.
import { chmod, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { copySqlite, removeUnfinishedCopy } from '../database/copy.ts';
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
  const bytes = await backUp(originalOf(job), file);
  job.out(values.json ? `${JSON.stringify({ file, bytes })}\n` : `${file} holds a copy of ${bytes} bytes.\n`);
  return 0;
};

function originalOf({ config, cwd }: Job): string {
  const original = databaseFile(config.DATABASE_URL, cwd);
  if (original === null) throw new UserError('backup-memory');
  return original;
}

/** Resolves with the size. Under its name the copy appears only when it is complete and on the disk. */
async function backUp(original: string, file: string): Promise<number> {
  const source = await stat(original).catch(() => null);
  if (!source?.isFile()) throw new UserError('path-missing', { path: original });
  if (await lstat(file).catch(() => null)) throw new UserError('backup-exists', { file });
  const folder = dirname(file);
  if (!(await stat(folder).catch(() => null))) throw new UserError('path-missing', { path: folder });
  const unfinished = join(folder, `.${basename(file)}.${process.pid}.part`);
  try {
    await copySqlite(original, unfinished);
    await chmod(unfinished, OWNER_ALONE);
    removeUnfinishedCopy(unfinished);
    await toDisk(unfinished);
    await rename(unfinished, file);
    await toDisk(folder);
    return (await stat(file)).size;
  } catch (error) {
    for (const ending of ['', '-journal', '-wal', '-shm']) await rm(unfinished + ending, { force: true });
    throw new UserError('backup-failed', { file, reason: messageOf(error) });
  }
}

async function toDisk(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}
