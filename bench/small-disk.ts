// A disk of a few megabytes for tests of full ones, where this machine lets one be mounted.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Puts a small disk at the folder; returns what takes it away. Throws where it may not. */
export function mountSmallDisk(folder: string, megabytes = 16): () => void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  // Whoever still has a file there doesn't keep it from being taken away.
  return () => execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
}

/** Root in a container often may not. */
export function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-mount-'));
  try {
    mountSmallDisk(folder)();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes a file that takes all the room that is left. Throws what is no lack of room. */
export function fillDisk(path: string): void {
  const handle = openSync(path, 'w');
  try {
    for (const bytes of [4096, 1]) writeUntilFull(handle, Buffer.alloc(bytes));
  } finally {
    closeSync(handle);
  }
}

function writeUntilFull(handle: number, piece: Buffer): void {
  try {
    for (;;) writeSync(handle, piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
