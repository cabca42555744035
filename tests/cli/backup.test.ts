// paperboy backup: a whole copy of a database in use, or a sentence and nothing.
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests', '2024', '01', '22.md');

let host: Terminal;
beforeEach(async () => {
  host = terminal();
  await host.run('import', SHIPPED);
});
afterEach(() => host[Symbol.dispose]());

const upvotesIn = (file: string) => {
  using database = new DatabaseSync(file, { readOnly: true });
  return database.prepare('select distinct upvotes from papers').all();
};

describe('paperboy backup', () => {
  it('copies the database into one file that opens as it is', async () => {
    const { status, out, err } = await host.run('backup', 'copy.db', '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const file = join(host.folder, 'copy.db');
    expect(JSON.parse(out)).toEqual({ file, bytes: statSync(file).size });
    expect(readdirSync(host.folder).sort()).toEqual(['copy.db', 'data']);
    expect(readdirSync(join(host.folder, 'data'))).toEqual(['paperboy.db', 'paperboy.index.db']);
    using restored = terminal({ DATABASE_URL: `file:${file}` });
    expect(JSON.parse((await restored.run('search', 'depth', '--json')).out).total).toBe(1);
  });

  it('has what a running bot wrote last, and nothing that it is still writing', async () => {
    using bot = new DatabaseSync(join(host.folder, 'data', 'paperboy.db'));
    bot.exec('update papers set upvotes = 7');
    bot.exec('begin; update papers set upvotes = 8');
    expect(await host.run('backup', 'copy.db')).toMatchObject({ status: 0 });
    bot.exec('rollback');
    expect(upvotesIn(join(host.folder, 'copy.db'))).toEqual([{ upvotes: 7 }]);
    expect(readdirSync(host.folder).sort()).toEqual(['copy.db', 'data']);
  });

  it('is read by nobody who may not read the original', async () => {
    chmodSync(join(host.folder, 'data', 'paperboy.db'), 0o600);
    await host.run('backup', 'copy.db');
    expect(statSync(join(host.folder, 'copy.db')).mode & 0o777).toBe(0o600);
  });

  it('takes the place of nothing', async () => {
    writeFileSync(join(host.folder, 'mine.db'), 'mine');
    symlinkSync('nowhere', join(host.folder, 'link.db'));
    mkdirSync(join(host.folder, 'folder'));
    for (const name of ['mine.db', 'link.db', 'folder']) {
      expect(await host.run('backup', name)).toEqual({
        status: 1,
        out: '',
        err: `There is a file ${join(host.folder, name)} already. Choose another name, or remove it first.\n`,
      });
    }
    expect(readFileSync(join(host.folder, 'mine.db'), 'utf8')).toBe('mine');
  });

  it('leaves nothing half', async () => {
    writeFileSync(join(host.folder, 'data', 'paperboy.db'), 'not a database at all');
    expect(await host.run('backup', 'copy.db')).toEqual({
      status: 1,
      out: '',
      err: `The database could not be copied to ${join(host.folder, 'copy.db')}: file is not a database\n`,
    });
    expect(readdirSync(host.folder)).toEqual(['data']);
  });

  it('says what is missing', async () => {
    expect(await host.run('backup')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('backup', 'a', 'b')).toMatchObject({ status: 2, out: '' });
    expect(await host.run('backup', 'no/copy.db')).toMatchObject({
      status: 1,
      err: `There is no file or folder ${join(host.folder, 'no')}\n`,
    });
    using empty = terminal();
    expect(await empty.run('backup', 'copy.db')).toMatchObject({
      status: 1,
      err: `There is no file or folder ${join(empty.folder, 'data', 'paperboy.db')}\n`,
    });
    expect(readdirSync(empty.folder)).toEqual([]);
    using memory = terminal({ DATABASE_URL: 'file::memory:' });
    expect(await memory.run('backup', 'copy.db')).toMatchObject({
      status: 1,
      err: expect.stringMatching(/in memory only/),
    });
  });
});
