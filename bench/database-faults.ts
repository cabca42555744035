// What can befall the database's files and the index: what is done, what the bot is to say of it, how it is to end, and how it is mended.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { restore, type Scene, type Setting } from './database-scene.ts';
import { fillDisk } from './small-disk.ts';

export interface Fault extends Setting {
  readonly name: string;
  /** Befalls the running bot, or one that isn't started yet. */
  readonly when: 'running' | 'start';
  /** Called before the fault; what it returns is given to `mend`. */
  begin(scene: Scene): unknown;
  /** What stands on standard error, or in the log where it goes on. */
  readonly says: RegExp;
  /** The exit status, or that it goes on. */
  readonly status: number | 'goes on';
  /** What doctor says while the fault stands; null where there is nothing to be seen. */
  readonly doctor: RegExp | null;
  /** How long the bot may take to notice, in milliseconds. */
  readonly withinMs?: number;
  mend(scene: Scene): unknown;
}

const PAGE = 4096;

/** Statuses. */
const FAILED = 1;

/** Prints a line when it holds the lock, and gives it back after so many milliseconds. */
const LOCKER = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 10000 });
  database.exec('begin immediate');
  console.log('locked');
  setTimeout(() => database.exec('commit'), Number(process.argv[2]));
`;

let locker: ChildProcess | null = null;

async function lock(file: string, ms: number): Promise<void> {
  locker = spawn(process.execPath, ['-e', LOCKER, file, String(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (locker.stdout) await once(createInterface(locker.stdout), 'line');
}

async function unlock(): Promise<void> {
  if (locker === null || locker.exitCode !== null) return;
  const gone = once(locker, 'exit');
  locker.kill();
  await gone;
}

function overwrite(file: string, at: number, bytes: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0x5a), 0, bytes, at);
  closeSync(handle);
}

/** The page of a table's rows. */
function pageOf(file: string, table: string): number {
  using database = new DatabaseSync(file);
  const row = database.prepare('select rootpage from sqlite_schema where name = ?').get(table);
  database.exec('pragma wal_checkpoint(passive)');
  return (Number(row?.rootpage) - 1) * PAGE;
}

const nothing = () => {};
const backToBackup = (scene: Scene) => restore(scene);
const filler = (folder: string) => join(folder, 'filler');

/** As it lay there before its owner began to write. */
function sameSizedOlder({ file, backup }: Scene): string {
  const older = `${backup}.older`;
  copyFileSync(backup, older);
  using database = new DatabaseSync(older);
  database.exec('delete from votes; create table room (text text)');
  for (let bytes = statSync(older).size; bytes <= statSync(file).size; bytes += 100 * PAGE)
    database.prepare('insert into room values (zeroblob(?))').run(100 * PAGE);
  database.exec('drop table room; pragma journal_mode = delete');
  return older;
}

const DATABASE: readonly Fault[] = [
  {
    name: 'deleted',
    when: 'running',
    begin: ({ file }) => rmSync(file),
    says: /was deleted while the bot ran.*All that it held is in/,
    status: FAILED,
    doctor: /was deleted while the bot ran.*Rename/,
    mend: ({ file }) => renameSync(`${file}.rescued`, file),
  },
  {
    name: 'its folder deleted',
    when: 'running',
    begin: ({ data }) => rmSync(data, { recursive: true }),
    says: /was deleted while the bot ran.*All that it held is in/,
    status: FAILED,
    doctor: /was deleted while the bot ran.*Rename/,
    mend: ({ file }) => renameSync(`${file}.rescued`, file),
  },
  {
    name: 'its folder moved away',
    when: 'running',
    begin: ({ data }) => renameSync(data, `${data}-elsewhere`),
    says: /was deleted while the bot ran.*All that it held is in/,
    status: FAILED,
    doctor: /was deleted while the bot ran.*Rename/,
    mend: ({ data }) => {
      rmSync(data, { recursive: true, force: true });
      renameSync(`${data}-elsewhere`, data);
    },
  },
  {
    name: 'replaced by another copy',
    when: 'running',
    begin: ({ file, backup }) => {
      cpSync(backup, `${file}.new`);
      renameSync(`${file}.new`, file);
    },
    says: /was replaced/,
    status: FAILED,
    doctor: null,
    mend: nothing,
  },
  {
    name: 'an older copy written over it',
    when: 'running',
    begin: (scene) => copyFileSync(sameSizedOlder(scene), scene.file),
    says: /an older copy written over it/,
    status: FAILED,
    doctor: null,
    mend: backToBackup,
  },
  {
    name: 'cut to nothing',
    when: 'running',
    begin: ({ file }) => truncateSync(file),
    says: /was emptied/,
    status: FAILED,
    doctor: /is an empty file|damaged/,
    mend: backToBackup,
  },
  {
    name: 'cut to half',
    when: 'running',
    begin: ({ file }) => truncateSync(file, Math.ceil(statSync(file).size / 2 / PAGE) * PAGE),
    says: /was cut short/,
    status: FAILED,
    doctor: /damaged/,
    mend: backToBackup,
  },
  {
    name: 'a page overwritten with noise',
    when: 'running',
    begin: ({ file }) => overwrite(file, pageOf(file, 'papers'), PAGE),
    says: /database is damaged/,
    status: FAILED,
    doctor: /database is damaged/,
    mend: backToBackup,
  },
  {
    name: 'its header overwritten',
    when: 'running',
    begin: ({ file }) => overwrite(file, 0, 100),
    says: /database is damaged|was replaced/,
    status: FAILED,
    doctor: /damaged/,
    mend: backToBackup,
  },
  {
    name: 'made read-only',
    when: 'running',
    asNobody: true,
    begin: ({ file }) => chmodSync(file, 0o400),
    says: /^$/,
    status: 'goes on',
    doctor: /may not be read and written/,
    mend: ({ file }) => chmodSync(file, 0o600),
  },
  {
    name: 'read-only',
    when: 'start',
    asNobody: true,
    begin: ({ file }) => chmodSync(file, 0o400),
    says: /may not be read and written/,
    status: FAILED,
    doctor: /may not be read and written/,
    mend: ({ file }) => chmodSync(file, 0o600),
  },
  {
    name: 'its folder made unwritable',
    when: 'running',
    asNobody: true,
    begin: ({ data }) => chmodSync(data, 0o500),
    says: /^$/,
    status: 'goes on',
    doctor: /may not be read and written/,
    mend: ({ data }) => chmodSync(data, 0o700),
  },
  {
    name: 'its folder unwritable',
    when: 'start',
    asNobody: true,
    begin: ({ data }) => chmodSync(data, 0o500),
    says: /may not be read and written/,
    status: FAILED,
    doctor: /may not be read and written/,
    mend: ({ data }) => chmodSync(data, 0o700),
  },
  {
    name: 'may not be read',
    when: 'start',
    asNobody: true,
    begin: ({ file }) => chmodSync(file, 0o000),
    says: /may not be read and written/,
    status: FAILED,
    doctor: /may not be read and written/,
    mend: ({ file }) => chmodSync(file, 0o600),
  },
  {
    name: 'the disk full',
    when: 'running',
    disk: 'data',
    begin: ({ data }) => fillDisk(filler(data)),
    says: /The disk of the database is full/,
    status: FAILED,
    doctor: /disk of the database is full/,
    mend: ({ data }) => rmSync(filler(data)),
  },
  {
    name: 'the disk full',
    when: 'start',
    disk: 'data',
    begin: ({ data }) => fillDisk(filler(data)),
    says: /The disk of the database is full/,
    status: FAILED,
    doctor: /disk of the database is full/,
    mend: ({ data }) => rmSync(filler(data)),
  },
  {
    name: '-wal deleted',
    when: 'running',
    begin: ({ file }) => rmSync(`${file}-wal`),
    says: /-wal.*was deleted/,
    status: FAILED,
    doctor: null,
    mend: nothing,
  },
  {
    name: '-shm deleted',
    when: 'running',
    begin: ({ file }) => rmSync(`${file}-shm`),
    says: /-shm.*was deleted/,
    status: FAILED,
    doctor: null,
    mend: nothing,
  },
  {
    name: '-wal cut to nothing',
    when: 'running',
    begin: ({ file }) => truncateSync(`${file}-wal`),
    says: /database is damaged|can't be read or written/,
    status: FAILED,
    doctor: null,
    mend: backToBackup,
  },
  {
    name: 'locked by another program for 8 s',
    when: 'running',
    begin: ({ file }) => lock(file, 8_000),
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: unlock,
  },
  {
    name: 'locked by another program for ever',
    when: 'running',
    begin: ({ file }) => lock(file, 600_000),
    says: /could not be written for half a minute/,
    status: FAILED,
    withinMs: 50_000,
    doctor: /locked/,
    mend: unlock,
  },
  {
    name: 'locked by another program for ever',
    when: 'start',
    begin: ({ file }) => lock(file, 600_000),
    says: /Another program holds the database locked/,
    status: FAILED,
    withinMs: 50_000,
    doctor: /locked/,
    mend: unlock,
  },
  {
    name: 'an empty file',
    when: 'start',
    begin: ({ file }) => truncateSync(file),
    says: /is an empty file/,
    status: FAILED,
    doctor: /is an empty file/,
    mend: backToBackup,
  },
  {
    name: 'no database',
    when: 'start',
    begin: ({ file }) => writeFileSync(file, 'This is no database.'.repeat(1000)),
    says: /damaged \(file is not a database\)/,
    status: FAILED,
    doctor: /damaged \(file is not a database\)/,
    mend: backToBackup,
  },
  {
    name: 'half of it',
    when: 'start',
    begin: ({ file }) => truncateSync(file, Math.ceil(statSync(file).size / 2 / PAGE) * PAGE),
    says: /damaged/,
    status: FAILED,
    doctor: /damaged/,
    mend: backToBackup,
  },
  {
    name: 'a folder in its place',
    when: 'start',
    begin: ({ file }) => {
      rmSync(file);
      mkdirSync(file);
    },
    says: /is a folder/,
    status: FAILED,
    doctor: /is a folder/,
    mend: backToBackup,
  },
  {
    name: 'newer than the program',
    when: 'start',
    begin: ({ file }) => {
      using database = new DatabaseSync(file);
      database.exec('insert into migrations (number) values (9999)');
    },
    says: /a later version of paperboy/,
    status: FAILED,
    doctor: /a later version of paperboy/,
    mend: ({ file }) => {
      using database = new DatabaseSync(file);
      database.exec('delete from migrations where number = 9999');
    },
  },
];

const INDEX: readonly Fault[] = [
  {
    name: 'index deleted',
    when: 'running',
    begin: ({ index }) => {
      for (const ending of ['', '-wal', '-shm']) rmSync(index + ending, { force: true });
    },
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: nothing,
  },
  {
    name: 'index cut to nothing',
    when: 'running',
    begin: ({ index }) => truncateSync(index),
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: nothing,
  },
  {
    name: 'index overwritten with noise',
    when: 'running',
    begin: ({ index }) => overwrite(index, 0, statSync(index).size),
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: nothing,
  },
  {
    name: 'index -shm deleted',
    when: 'running',
    begin: ({ index }) => rmSync(`${index}-shm`),
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: nothing,
  },
  {
    name: 'index on a full disk',
    when: 'running',
    disk: 'index',
    begin: ({ index }) => fillDisk(filler(join(index, '..'))),
    says: /^$/,
    status: 'goes on',
    doctor: null,
    mend: ({ index }) => rmSync(filler(join(index, '..'))),
  },
  {
    name: 'index deleted on a full disk',
    when: 'running',
    disk: 'index',
    begin: ({ index }) => {
      for (const ending of ['', '-wal', '-shm']) rmSync(index + ending, { force: true });
      fillDisk(filler(join(index, '..')));
    },
    says: /index .* can't be written .* in memory/,
    status: 'goes on',
    doctor: /index .* can't be written/,
    mend: ({ index }) => rmSync(filler(join(index, '..'))),
  },
  {
    name: 'index on a full disk',
    when: 'start',
    disk: 'index',
    begin: ({ index }) => {
      for (const ending of ['', '-wal', '-shm']) rmSync(index + ending, { force: true });
      fillDisk(filler(join(index, '..')));
    },
    says: /index .* can't be written .* in memory/,
    status: 'goes on',
    doctor: /index .* can't be written/,
    mend: ({ index }) => rmSync(filler(join(index, '..'))),
  },
  {
    name: 'a folder in place of the index',
    when: 'start',
    begin: ({ index }) => {
      rmSync(index, { force: true });
      mkdirSync(index);
    },
    says: /index .* can't be written .* in memory/,
    status: 'goes on',
    doctor: /index .* can't be written/,
    mend: ({ index }) => rmSync(index, { recursive: true, force: true }),
  },
];

export const FAULTS: readonly Fault[] = [...DATABASE, ...INDEX];
