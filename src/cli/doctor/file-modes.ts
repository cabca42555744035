// Whom the files of the database let read: what members voted and saved is for the user alone that runs the bot, who must be able to write it.
import { existsSync } from 'node:fs';
import { chmod, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { messageOf } from '../../model/errors.ts';
import { databaseFile, rescuedFile } from '../../store/open.ts';
import type { Job } from '../job.ts';
import { indexFile } from '../open-library.ts';
import type { Mending } from './context.ts';

const OTHERS = 0o077;
const OWNER_OF_FILE = 0o600;
const OWNER_OF_FOLDER = 0o700;

const BESIDE = ['', '-wal', '-shm', '-journal'];

interface ModeFault {
  readonly path: string;
  readonly is: number;
  readonly wanted: number;
  /** As it is said: "may be read by others". */
  readonly what: string;
  /** The number of the user that it belongs to. */
  readonly owner: number;
}

/** What others may read, and what the owner may not read and write. */
export async function findModeFaults(job: Job): Promise<ModeFault[]> {
  const { file, index } = filesOf(job);
  const beside = file ?? index;
  // Elsewhere than on Unix a mode says little.
  if (beside === null || process.geteuid === undefined) return [];
  const archive = resolve(job.cwd, job.config.DIGESTS_DIR);
  const folders = await Promise.all([dirname(beside), archive].map(closed));
  const known = [file, index].filter((each) => each !== null);
  const own = known.flatMap((each) => BESIDE.map((ending) => each + ending));
  const needed = await Promise.all([...new Set(own)].map((path) => open(path, OWNER_OF_FILE)));
  const lying = file === null ? [] : await copiesBeside(file, own);
  const copies = await Promise.all(lying.map((path) => open(path, 0)));
  return [...folders, ...needed, ...copies].filter((fault) => fault !== null);
}

/** Changes what belongs to the user that asks; nothing of what a file holds. */
export async function mendModes(job: Job): Promise<Mending> {
  const [mended, left]: [string[], string[]] = [[], []];
  for (const { path, is, wanted, what, owner } of await findModeFaults(job)) {
    const why = mayChange({ owner }) ? await change(path, wanted) : belongsTo(owner);
    if (why === null) mended.push(`${path} ${what}: its mode was ${octal(is)} and is ${octal(wanted)} now`);
    else left.push(`${path} ${what}, but ${why}`);
  }
  return { mended, left };
}

/** Null for what is in memory or on a server. A DATABASE_URL that names nothing is told by the check of the database. */
function filesOf(job: Job): { readonly file: string | null; readonly index: string | null } {
  try {
    return { file: databaseFile(job.config.DATABASE_URL, job.cwd), index: indexFile(job) };
  } catch {
    return { file: null, index: null };
  }
}

export function mayChange({ owner }: Pick<ModeFault, 'owner'>): boolean {
  const user = process.geteuid?.();
  return user === 0 || user === owner;
}

/** Null, or why it couldn't be done. Some file systems, as those of USB sticks, take a mode and keep none. */
async function change(path: string, wanted: number): Promise<string | null> {
  try {
    await chmod(path, wanted);
    const { mode } = await stat(path);
    return (mode & 0o777) === wanted ? null : 'its file system keeps no modes';
  } catch (error) {
    return messageOf(error);
  }
}

export function belongsTo(owner: number): string {
  return `it belongs to user ${owner}, who alone may change that; run doctor --fix as that user, or give it to the one that runs paperboy with chown`;
}

/** A folder that its owner may not write; who else may look into it is the host's to say. */
async function closed(path: string): Promise<ModeFault | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory() || (found.mode & OWNER_OF_FOLDER) === OWNER_OF_FOLDER) return null;
  const is = found.mode & 0o777;
  return {
    path,
    is,
    wanted: is | OWNER_OF_FOLDER,
    what: 'may not be written by its owner',
    owner: found.uid,
  };
}

async function open(path: string, needed: number): Promise<ModeFault | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const is = found.mode & 0o777;
  const wanted = (is & ~OTHERS) | needed;
  if (wanted === is) return null;
  const what = is & OTHERS ? 'may be read by others' : 'may not be read and written by its owner';
  return { path, is, wanted, what, owner: found.uid };
}

/** Backups and what restore kept: databases of paperboy's that lie beside it, whatever they are called. No links: they may lead anywhere. */
async function copiesBeside(file: string, own: readonly string[]): Promise<string[]> {
  const folder = dirname(file);
  const known = new Set(await Promise.all(own.map((path) => realpath(path).catch(() => path))));
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
  const copies = files.filter((path) => !known.has(path) && !own.includes(path) && isOfPaperboy(path));
  return [...new Set([...copies, rescuedFile(file)])].flatMap((each) =>
    BESIDE.map((ending) => each + ending).filter((path) => existsSync(path)),
  );
}

/** Looked at without a lock, and without leaving anything beside it. */
function isOfPaperboy(path: string): boolean {
  try {
    using database = new DatabaseSync(`${pathToFileURL(path)}?immutable=1`, { readOnly: true });
    const tables = database.prepare(
      `select count(*) as found from sqlite_schema where type = 'table' and name in ('migrations', 'papers', 'votes')`,
    );
    return tables.get()?.found === 3;
  } catch {
    return false;
  }
}

function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}
