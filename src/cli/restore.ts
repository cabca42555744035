// paperboy restore FILE: puts a backup in the place of the database, while no bot runs; what was there is kept beside it.
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { bringToRest, takeIntoUse } from '../database/at-rest.ts';
import { copySqlite, removeUnfinishedCopy } from '../database/copy.ts';
import { isPostgresUrl } from '../database/postgres/connect.ts';
import { messageOf, UserError } from '../model/errors.ts';
import { databaseFile } from '../store/open.ts';
import { type Run, readArgs, UsageError } from './job.ts';
import { restoreServer } from './postgres/restore.ts';

const OWNER_ALONE = 0o600;

/** What SQLite keeps beside a database: with another database under the name it would be taken for that one's. */
const BESIDE = ['-wal', '-shm', '-journal'];

export const run: Run = async (job) => {
  const { values, positionals } = readArgs(job.args, { json: { type: 'boolean' } });
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw new UsageError('Which backup? paperboy restore FILE');
  if (isPostgresUrl(job.config.DATABASE_URL))
    return restoreServer(job, resolve(job.cwd, name), values.json ?? false);
  const file = databaseFile(job.config.DATABASE_URL, job.cwd);
  if (file === null) throw new UserError('restore-memory');
  const backup = resolve(job.cwd, name);
  await requireBackup(backup, file);
  await mkdir(dirname(file), { recursive: true });
  const copy = await copyChecked(backup, file);
  const kept = await putInPlace(copy, file, job.now());
  const told = kept === null ? '' : ` What was there before is kept in ${kept}.`;
  job.out(
    values.json
      ? `${JSON.stringify({ file, backup, kept })}\n`
      : `${file} is now what ${backup} holds.${told} Start the bot: it looks for what the channels have already, and makes the index anew.\n`,
  );
  return 0;
};

async function requireBackup(backup: string, file: string): Promise<void> {
  if (!(await stat(backup).catch(() => null))?.isFile())
    throw new UserError('path-missing', { path: backup });
  const isSame = existsSync(file) && (await realpath(backup)) === (await realpath(file));
  if (isSame) throw new UserError('restore-itself', { file });
}

/** A copy beside the database that is whole, of a form that this program knows, and on the disk. */
async function copyChecked(backup: string, file: string): Promise<string> {
  const copy = join(dirname(file), `.${basename(file)}.${process.pid}.part`);
  try {
    await copySqlite(backup, copy);
    await chmod(copy, OWNER_ALONE);
    removeUnfinishedCopy(copy);
    takeIntoUse(copy, backup);
    await toDisk(copy);
    return copy;
  } catch (error) {
    for (const ending of ['', ...BESIDE]) await rm(copy + ending, { force: true });
    if (error instanceof UserError) throw error;
    throw new UserError('restore-unusable', { file: backup, reason: messageOf(error) });
  }
}

/** Returns where the old one is. Where that is in use, all is as it was. */
async function putInPlace(copy: string, file: string, now: number): Promise<string | null> {
  try {
    bringToRest(file, now);
    return await swap(copy, file, now);
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
}

/** At no moment there is no database under the name: a start would make a new one. */
async function swap(copy: string, file: string, now: number): Promise<string | null> {
  const isThere = existsSync(file);
  const aside = nameAside(file, now);
  for (const ending of BESIDE) {
    if (existsSync(file + ending)) await rename(file + ending, aside + ending);
  }
  // Where the file system knows no second names, it takes two steps.
  if (isThere) await link(file, aside).catch(() => rename(file, aside));
  await rename(copy, file);
  await toDisk(dirname(file));
  return isThere ? aside : null;
}

/** paperboy.2026-11-29T095000Z.db for paperboy.db; none that is taken. */
function nameAside(file: string, now: number): string {
  const ending = extname(file);
  const moment = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
  for (let nth = 1; ; nth++) {
    const unlike = nth === 1 ? '' : `-${nth}`;
    const name = `${basename(file, ending)}.${moment}Z${unlike}${ending}`;
    const path = join(dirname(file), name);
    if (['', ...BESIDE].every((each) => !existsSync(path + each))) return path;
  }
}

async function toDisk(path: string): Promise<void> {
  await using handle = await open(path, 'r');
  await handle.sync();
}
