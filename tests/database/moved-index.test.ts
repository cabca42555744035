// The index leaves a database that it was a part of, and its space is given back; stopped in the middle, it goes on.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';

const OLD_FORM = join(import.meta.dirname, 'forms', '6.sql');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  file = join(folder, 'paperboy.db');
  const database = new DatabaseSync(file, { defensive: false });
  database.exec(`begin; ${readFileSync(OLD_FORM, 'utf8')} commit;`);
  // As large as an index of many papers.
  const fill = database.prepare('insert into spellings (part, word) values (?, ?)');
  database.exec('begin');
  for (let nth = 0; nth < 40_000; nth++) fill.run(`part ${nth} ${'x'.repeat(50)}`, `word ${nth}`);
  database.exec('commit');
  database.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const tables = () => {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(`select name from sqlite_schema where type = 'table'`).all();
  database.close();
  return rows.map(({ name }) => String(name));
};

it('once, and whoever waits is told how far it is', async () => {
  const before = statSync(file).size;
  const told: string[] = [];
  const open = () => openStore(`file:${file}`, '/', { tell: (text) => told.push(text) });
  await (await open()).destroy();
  expect(told.slice(0, 2)).toEqual([
    'the index leaves the database, which it was a part of: table 1 of 7',
    'the index leaves the database, which it was a part of: table 2 of 7',
  ]);
  expect(told.at(-1)).toMatch(/^the database gives back the space of \d+ of its \d+ pages$/);
  expect(tables().filter((name) => /index|indexed|people|bylines|filed_names|spellings/.test(name))).toEqual(
    [],
  );
  expect(statSync(file).size).toBeLessThan(before / 10);
  told.length = 0;
  await (await open()).destroy();
  expect(told).toEqual([]);
});

it('after it was stopped in the middle, from there', async () => {
  const stop = async (at: number) => {
    let steps = 0;
    const opened = openStore(`file:${file}`, '/', {
      tell: () => {
        if (++steps === at) throw new Error('the power is gone');
      },
    });
    await expect(opened).rejects.toThrow('the power is gone');
  };
  await stop(3);
  expect(tables()).not.toContain('title_index');
  expect(tables()).toContain('people');
  // All have left, and their space has not been given back.
  await stop(6);
  const before = statSync(file).size;
  await (await openStore(`file:${file}`, '/')).destroy();
  expect(statSync(file).size).toBeLessThan(before / 10);
});
