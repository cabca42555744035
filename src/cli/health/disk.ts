// How much room the disk of the database has.
import { statfs } from 'node:fs/promises';

export interface Disk {
  /** Bytes that paperboy may still take. */
  readonly free: number;
  /** Bytes. */
  readonly size: number;
}

export async function readDisk(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}
