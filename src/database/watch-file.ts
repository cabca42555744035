// Watches the database's file, and the two that belong to it, while the bot runs: SQLite itself goes on writing into what was deleted, for nobody to find.
import { openSync, read } from 'node:fs';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { isOlderHeader, isWholeHeader, LENGTH } from './file-header.ts';

/** How often it is looked at, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

/** Gone, another file in its place, nothing left of it, less of it, or an older copy written over it; or its log is gone. */
export type FileTrouble = 'deleted' | 'replaced' | 'emptied' | 'cut' | 'log-gone';

/** What SQLite keeps beside the file: what it has not written into it yet, and who reads what of that. */
export const LOGS = ['-wal', '-shm'] as const;

interface FileState {
  /** Device and inode. */
  readonly identity: string;
  readonly bytes: number;
  readonly changedAtMs: number;
}

interface Look {
  readonly file: FileState | null;
  readonly header: Buffer | null;
  readonly logs: readonly (FileState | null)[];
}

export interface FileWatch {
  /** Looks now, whatever the time; null where the files are as they should be. */
  look(): Promise<FileTrouble | null>;
  end(): void;
}

/** Calls `onTrouble` once; to be called when the file is open. */
export async function watchFile(
  file: string,
  onTrouble: (trouble: FileTrouble) => void,
  everyMs = LOOK_EVERY_MS,
): Promise<FileWatch> {
  // It stays open as long as the process: closing it would take SQLite's locks away, which belong to the whole process.
  const handle = openSync(file, 'r');
  let before = await lookAt(file, handle, null);
  let isOver = false;
  const end = () => {
    isOver = true;
    clearInterval(looking);
  };
  const look = async () => {
    const now = await lookAt(file, handle, before).catch(() => before);
    const trouble = troubleBetween(before, now);
    // What was seen when all was well remains what is compared with.
    if (trouble === null) before = now;
    return trouble;
  };
  const looking = setInterval(async () => {
    const trouble = await look();
    if (trouble === null || isOver) return;
    end();
    onTrouble(trouble);
  }, everyMs);
  looking.unref();
  return { look, end };
}

function troubleBetween(before: Look, now: Look): FileTrouble | null {
  if (now.file === null) return 'deleted';
  if (now.file.bytes === 0) return 'emptied';
  if (before.file === null || before.file.identity !== now.file.identity) return 'replaced';
  // Nothing that the bot does makes it smaller.
  if (now.file.bytes < before.file.bytes || isOverwritten(before, now)) return 'cut';
  return before.logs.some((log, nth) => log !== null && log.identity !== now.logs[nth]?.identity)
    ? 'log-gone'
    : null;
}

/** A header of noise is damage, which whoever reads it meets. */
function isOverwritten(before: Look, now: Look): boolean {
  if (before.header === null || now.header === null || !isWholeHeader(now.header)) return false;
  return isOlderHeader(now.header, before.header);
}

/** Throws where something can't be looked at. The header is read where the file was written since. */
async function lookAt(path: string, handle: number, before: Look | null): Promise<Look> {
  const file = await stateOf(path);
  const logs = await Promise.all(LOGS.map((ending) => stateOf(path + ending)));
  const isAsBefore = file !== null && file.changedAtMs === before?.file?.changedAtMs;
  const header = before !== null && isAsBefore ? before.header : await headerOf(handle);
  return { file, header, logs };
}

async function headerOf(handle: number): Promise<Buffer | null> {
  const { bytesRead, buffer } = await promisify(read)(handle, Buffer.alloc(LENGTH), 0, LENGTH, 0);
  return bytesRead === LENGTH ? buffer : null;
}

/** Null where there is no such file. */
async function stateOf(path: string): Promise<FileState | null> {
  try {
    const { dev, ino, size, ctimeMs } = await stat(path);
    return { identity: `${dev}:${ino}`, bytes: size, changedAtMs: ctimeMs };
  } catch (error) {
    // Where its folder is a file now, it is gone as well.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
