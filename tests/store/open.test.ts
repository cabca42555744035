// The database: opened, brought up to date, and honest about what it can't do.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the database', () => {
  it('is made with its folder, and opened again with what it held', async () => {
    const first = await openStore('file:data/deep/paperboy.db', folder);
    await first.insertInto('settings').values({ key: 'a', value: 'b' }).execute();
    await first.destroy();
    const second = await openStore('file:data/deep/paperboy.db', folder);
    expect(await readSetting(second, 'a')).toBe('b');
    await second.destroy();
  });

  it('answers selects with rows, keeps foreign keys, and writes ahead', async () => {
    const db = await openStore('file:paperboy.db', folder);
    const { rows } = await sql`select 1 as one`.execute(db);
    expect(rows).toEqual([{ one: 1 }]);
    expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }]);
    const orphan = {
      guild_id: '1',
      paper_id: 'nobody',
      member_id: '1',
      source: 'x',
      value: 1,
      created_at: 0,
    };
    await expect(db.insertInto('votes').values(orphan).execute()).rejects.toThrow(/FOREIGN KEY/);
    await db.destroy();
  });

  it('undoes a transaction that fails', async () => {
    const db = await openStore('file::memory:', folder);
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('settings').values({ key: 'a', value: 'b' }).execute();
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(await readSetting(db, 'a')).toBeNull();
    await db.destroy();
  });

  it('answers with all columns where another process has added one', async () => {
    const db = await openStore('file:paperboy.db', folder);
    await writeSetting(db, 'a', 'b');
    const read = () => sql`select * from settings where key = 'a'`.execute(db);
    expect((await read()).rows).toEqual([{ key: 'a', value: 'b' }]);
    const other = await openStore('file:paperboy.db', folder);
    await sql`alter table settings add column more text default 'c'`.execute(other);
    await other.destroy();
    expect((await read()).rows).toEqual([{ key: 'a', value: 'b', more: 'c' }]);
    await db.destroy();
  });

  it('is not touched by a version that is older than itself', async () => {
    const db = await openStore('file:paperboy.db', folder);
    await sql`insert into migrations (number) values (999)`.execute(db);
    await db.destroy();
    await expect(openStore('file:paperboy.db', folder)).rejects.toMatchObject({
      key: 'database-newer',
      values: { form: 999 },
    });
  });

  it('is no folder', async () => {
    mkdirSync(join(folder, 'paperboy.db'));
    await expect(openStore('file:paperboy.db', folder)).rejects.toMatchObject({ key: 'database-folder' });
  });

  it.each([
    ['something that is no database', 'database-damaged', 'file:broken.db'],
    ['an address it does not know', 'database-url', 'mysql://me:secret@host/db'],
  ])('says so when it is given %s, without the password', async (_, key, url) => {
    writeFileSync(join(folder, 'broken.db'), 'This is not a database.'.repeat(100));
    const error = await openStore(url, folder).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ key });
    expect(String(error)).not.toContain('secret');
  });
});
