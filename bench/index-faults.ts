// What befalls the index, which never ends the bot.
import { mkdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './database-faults.ts';
import { filler, nothing, overwrite } from './database-mishaps.ts';
import { fillDisk } from './small-disk.ts';

export const OF_INDEX: readonly Fault[] = [
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
    says: /^$|the index could not be brought up; it is tried again/,
    status: 'goes on',
    doctor: /index .* can't be written/,
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
