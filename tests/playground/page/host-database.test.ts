// The playground starts with a host's database without touching it, whether or not the host's bot is running on it.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { copyDatabase } from '../../../src/cli/copy-database.ts';

let folder: string;
let original: string;
let host: DatabaseSync;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-'));
  original = join(folder, 'host.db');
  host = new DatabaseSync(original);
  host.exec('pragma journal_mode = wal; create table papers (id); insert into papers values (1)');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const count = (file: string) => {
  const db = new DatabaseSync(file);
  const row = db.prepare('select count(*) as papers from papers').get();
  db.close();
  return row?.papers;
};

it('copies what a running bot has written so far', async () => {
  const copy = await copyDatabase(original);
  host.exec('insert into papers values (2)');
  expect(count(copy.file)).toBe(1);
  expect(count(original)).toBe(2);
  await copy.remove();
  host.close();
});

it('leaves a database at rest as it was, and nothing beside it', async () => {
  host.close();
  const before = await readFile(original);
  const copy = await copyDatabase(original);
  expect(count(copy.file)).toBe(1);
  expect((await readFile(original)).equals(before)).toBe(true);
  expect(await readdir(folder)).toEqual(['host.db']);
  await copy.remove();
  await expect(readFile(copy.file)).rejects.toThrow('ENOENT');
});

it('says where there is none', async () => {
  host.close();
  await expect(copyDatabase(join(folder, 'no.db'))).rejects.toMatchObject({ key: 'path-missing' });
  await writeFile(join(folder, 'other.db'), 'not a database');
  const copy = await copyDatabase(join(folder, 'other.db'));
  expect(() => count(copy.file)).toThrow('not a database');
  await copy.remove();
});
