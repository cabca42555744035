// What is wrong with the database when the bot starts.
import { chmodSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Fault } from './database-faults.ts';
import { backToBackup, filler, lock, PAGE, unlock } from './database-mishaps.ts';
import { fillDisk } from './small-disk.ts';

/** The exit status. */
const FAILED = 1;

export const AT_START: readonly Fault[] = [
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
    when: 'start',
    disk: 'data',
    begin: ({ data }) => fillDisk(filler(data)),
    says: /The disk of the database is full/,
    status: FAILED,
    doctor: /disk of the database is full/,
    mend: ({ data }) => rmSync(filler(data)),
  },
  {
    name: 'locked by another program for ever',
    when: 'start',
    begin: ({ file }) => lock(file, 600_000),
    says: /Another program has locked the database/,
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
