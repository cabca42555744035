// Watches the database's file while the bot runs: SQLite itself goes on writing into one that was deleted, for nobody to find.
import { stat } from 'node:fs/promises';

/** How often it is looked at, in milliseconds. */
const LOOK_EVERY_MS = 2_000;

export type FileTrouble = 'deleted' | 'replaced' | 'emptied';

interface FileState {
  /** Device and inode. */
  readonly identity: string;
  readonly bytes: number;
}

/** Calls `onTrouble` once; to be called when the file is open. Returns what ends the watching. */
export async function watchFile(
  file: string,
  onTrouble: (trouble: FileTrouble) => void,
  everyMs = LOOK_EVERY_MS,
): Promise<() => void> {
  let before = await look(file);
  let isOver = false;
  const end = () => {
    isOver = true;
    clearInterval(looking);
  };
  const looking = setInterval(async () => {
    const now = await look(file).catch(() => before);
    const trouble = troubleBetween(before, now);
    before = now;
    if (trouble === null || isOver) return;
    end();
    onTrouble(trouble);
  }, everyMs);
  looking.unref();
  return end;
}

function troubleBetween(before: FileState | null, now: FileState | null): FileTrouble | null {
  if (now === null) return 'deleted';
  if (now.bytes === 0) return 'emptied';
  if (before === null || before.identity !== now.identity) return 'replaced';
  // Nothing that the bot does makes it smaller: somebody has copied an older one over it.
  return now.bytes < before.bytes ? 'replaced' : null;
}

/**
 * Null where there is no such file. Throws where it can't be looked at. It is never opened: closing it again would take
 * SQLite's locks away, which belong to the whole process.
 */
async function look(file: string): Promise<FileState | null> {
  try {
    const { dev, ino, size } = await stat(file);
    return { identity: `${dev}:${ino}`, bytes: size };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
