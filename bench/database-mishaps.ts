// What is done to the files of a database, for torture.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { restore, type Scene } from './database-scene.ts';

export const PAGE = 4096;

/** Prints a line when it holds the lock, and gives it back after so many milliseconds. */
const LOCKER = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 10000 });
  database.exec('begin immediate');
  console.log('locked');
  setTimeout(() => database.exec('commit'), Number(process.argv[2]));
`;

let locker: ChildProcess | null = null;

export async function lock(file: string, ms: number): Promise<void> {
  locker = spawn(process.execPath, ['-e', LOCKER, file, String(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (locker.stdout) await once(createInterface(locker.stdout), 'line');
}

export async function unlock(): Promise<void> {
  if (locker === null || locker.exitCode !== null) return;
  const gone = once(locker, 'exit');
  locker.kill();
  await gone;
}

export function overwrite(file: string, at: number, bytes: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0x5a), 0, bytes, at);
  closeSync(handle);
}

/** The page of a table's rows. */
export function pageOf(file: string, table: string): number {
  using database = new DatabaseSync(file);
  const row = database.prepare('select rootpage from sqlite_schema where name = ?').get(table);
  database.exec('pragma wal_checkpoint(passive)');
  return (Number(row?.rootpage) - 1) * PAGE;
}

export const nothing = () => {};
export const backToBackup = (scene: Scene) => restore(scene);
export const filler = (folder: string) => join(folder, 'filler');

/** As it lay there before its owner began to write. */
export function sameSizedOlder({ file, backup }: Scene): string {
  const older = `${backup}.older`;
  copyFileSync(backup, older);
  using database = new DatabaseSync(older);
  database.exec('delete from votes; create table room (text text)');
  for (let bytes = statSync(older).size; bytes <= statSync(file).size; bytes += 100 * PAGE)
    database.prepare('insert into room values (zeroblob(?))').run(100 * PAGE);
  database.exec('drop table room; pragma journal_mode = delete');
  return older;
}
