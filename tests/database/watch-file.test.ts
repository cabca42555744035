// The database's file, watched: deleted, replaced or emptied by somebody else, and left alone while only SQLite writes to it.
import { copyFileSync, mkdtempSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FileTrouble, watchFile } from '../../src/database/watch-file.ts';

const EVERY_MS = 5;

let folder: string;
let file: string;
let database: DatabaseSync;
let end: () => void;
let told: FileTrouble[];
let trouble: Promise<FileTrouble>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  file = join(folder, 'paperboy.db');
  database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; create table texts (text text); pragma wal_checkpoint(truncate)');
  copyFileSync(file, join(folder, 'older.db'));
  write(100);
  const { promise, resolve } = Promise.withResolvers<FileTrouble>();
  trouble = promise;
  told = [];
  const onTrouble = (each: FileTrouble) => {
    told.push(each);
    resolve(each);
  };
  end = await watchFile(file, onTrouble, EVERY_MS);
});
afterEach(() => {
  end();
  database.close();
  rmSync(folder, { recursive: true });
});

function write(count: number): void {
  for (let n = 0; n < count; n++) {
    database.prepare('insert into texts values (?)').run(String(n).repeat(500));
    if (n % 10 === 0) database.exec('pragma wal_checkpoint(truncate)');
  }
}

it('is in no trouble while SQLite writes to it', async () => {
  for (let round = 0; round < 10; round++) {
    write(20);
    await wait(EVERY_MS);
  }
  expect(told).toEqual([]);
});

it.each<[FileTrouble, string, () => void]>([
  ['deleted', 'removed', () => rmSync(file)],
  ['deleted', 'moved away', () => renameSync(file, join(folder, 'elsewhere.db'))],
  ['replaced', 'replaced by another one', () => renameSync(join(folder, 'older.db'), file)],
  ['replaced', 'overwritten by an older copy', () => copyFileSync(join(folder, 'older.db'), file)],
  ['emptied', 'cut to nothing', () => truncateSync(file)],
])('is %s when it is %s, which is told once', async (expected, _, act) => {
  act();
  expect(await trouble).toBe(expected);
  await wait(4 * EVERY_MS);
  expect(told).toEqual([expected]);
});
