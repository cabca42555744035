// The database's file, watched: deleted, replaced or emptied by somebody else, and left alone while only SQLite writes to it.
import { copyFileSync, mkdtempSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
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
  // Each connection that finds what another one wrote counts on.
  for (let nth = 0; nth < 3; nth++) {
    using other = new DatabaseSync(file);
    other.exec('insert into texts values (zeroblob(50000))');
    write(30);
  }
  const { promise, resolve } = Promise.withResolvers<FileTrouble>();
  trouble = promise;
  told = [];
  const onTrouble = (each: FileTrouble) => {
    told.push(each);
    resolve(each);
  };
  ({ end } = await watchFile(file, onTrouble, EVERY_MS));
});
afterEach(() => {
  end();
  database.close();
  rmSync(folder, { recursive: true });
});

/** By a copy of it with a change. */
function overwrite(sql: string): void {
  const copy = join(folder, 'older.db');
  database.exec('pragma wal_checkpoint(truncate)');
  if (sql.startsWith('pragma')) copyFileSync(file, copy);
  const other = new DatabaseSync(copy);
  other.exec(sql);
  other.close();
  copyFileSync(copy, file);
}

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
  ['cut', 'overwritten by an older copy', () => copyFileSync(join(folder, 'older.db'), file)],
  [
    'cut',
    'overwritten by an older copy that is larger',
    () => overwrite('insert into texts values (zeroblob(1e6))'),
  ],
  ['cut', 'overwritten by a backup', () => overwrite('pragma journal_mode = delete')],
  ['cut', 'cut to half', () => truncateSync(file, statSync(file).size / 2)],
  ['log-gone', 'robbed of its log', () => rmSync(`${file}-wal`)],
  ['log-gone', "robbed of its log's index", () => rmSync(`${file}-shm`)],
  ['emptied', 'cut to nothing', () => truncateSync(file)],
])('is %s when it is %s, which is told once', async (expected, _, act) => {
  act();
  expect(await trouble).toBe(expected);
  await wait(4 * EVERY_MS);
  expect(told).toEqual([expected]);
});
