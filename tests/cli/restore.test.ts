// paperboy restore: a backup in the database's place, the old one beside it; or a sentence, and all as it was.
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests', '2024', '01', '22.md');
const EARLIER = join(import.meta.dirname, '..', '..', 'digests', '2024', '01', '08.md');

/** 2024-01-24T00:00:00Z, as the terminal's clock says. */
const NOW = Date.parse('2024-01-24T00:00:00Z');
const KEPT = 'paperboy.2024-01-24T000000Z.db';

let host: Terminal;
let file: string;
let backup: string;
beforeEach(async () => {
  host = terminal();
  file = join(host.folder, 'data', 'paperboy.db');
  backup = join(host.folder, 'backup.db');
  await host.run('import', SHIPPED);
  await host.run('backup', 'backup.db');
  await host.run('import', EARLIER);
});
afterEach(() => host[Symbol.dispose]());

const daysIn = (path: string) => {
  using database = new DatabaseSync(path, { readOnly: true });
  return database
    .prepare('select date from digests order by date')
    .all()
    .map(({ date }) => date);
};

const change = (path: string, statement: string) => {
  using database = new DatabaseSync(path);
  database.exec(statement);
};

/** What a refusal says; nothing has changed. */
async function refused(...args: string[]): Promise<string> {
  const before = readdirSync(join(host.folder, 'data')).sort();
  const bytes = existsSync(file) ? readFileSync(file) : null;
  const { status, out, err } = await host.run('restore', ...args);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(readdirSync(join(host.folder, 'data')).sort()).toEqual(before);
  if (bytes) expect(readFileSync(file).equals(bytes)).toBe(true);
  return err;
}

describe('paperboy restore', () => {
  it('puts the backup in place, keeps what was there, and look-ups find what the backup has', async () => {
    const { status, out, err } = await host.run('restore', 'backup.db', '--json');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const kept = join(host.folder, 'data', KEPT);
    expect(JSON.parse(out)).toEqual({ file, backup, kept });
    expect(daysIn(file)).toEqual(['2024-01-22']);
    expect(daysIn(kept)).toEqual(['2024-01-08', '2024-01-22']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse((await host.run('search', 'depth', '--json')).out).total).toBe(1);
    expect(await host.run('index', 'check')).toMatchObject({ status: 0 });
  });

  it('never takes the place of one that was kept before', async () => {
    await host.run('restore', 'backup.db');
    await host.run('import', EARLIER);
    expect(await host.run('restore', 'backup.db')).toMatchObject({ status: 0 });
    expect(readdirSync(join(host.folder, 'data')).filter((name) => name.includes('Z'))).toEqual([
      'paperboy.2024-01-24T000000Z-2.db',
      KEPT,
    ]);
  });

  it('makes a database where there is none, and nobody is the bot on it', async () => {
    change(backup, `insert into leases values ('bot', 'somebody', ${NOW + 20_000})`);
    using other = terminal();
    expect(await other.run('restore', backup)).toMatchObject({ status: 0 });
    using database = new DatabaseSync(join(other.folder, 'data', 'paperboy.db'));
    expect(database.prepare('select * from leases').all()).toEqual([]);
    expect(daysIn(backup)).toEqual(['2024-01-22']);
  });

  it('refuses while a bot holds the lease, and not when it has ended', async () => {
    change(file, `insert into leases values ('bot', 'somebody', ${NOW + 20_000})`);
    expect(await refused('backup.db')).toMatch(/A bot is running on .*2024-01-24T00:00:20/);
    change(file, `update leases set until = ${NOW}`);
    expect(await host.run('restore', 'backup.db')).toMatchObject({ status: 0 });
  });

  it('refuses while any program has the database open', async () => {
    using standby = new DatabaseSync(file);
    standby.prepare('select count(*) from papers').get();
    expect((await host.run('restore', 'backup.db')).err).toMatch(/Another program has .* open/);
    expect(daysIn(file)).toEqual(['2024-01-08', '2024-01-22']);
  });

  it.each([
    [
      'that is damaged',
      () => writeFileSync(backup, readFileSync(backup).fill(0x41, 5000, 90_000)),
      /can't be restored/,
    ],
    [
      'that is cut off',
      () => writeFileSync(backup, readFileSync(backup).subarray(0, 20_000)),
      /can't be restored/,
    ],
    [
      'that is no database',
      () => writeFileSync(backup, 'no database at all, but long enough'),
      /can't be restored/,
    ],
    ['that is empty', () => writeFileSync(backup, ''), /not one of paperboy's/],
    [
      'of a newer paperboy',
      () => change(backup, 'insert into migrations (number) values (999)'),
      /later version of paperboy \(its form is 999/,
    ],
    ['of another program', () => change(backup, 'drop table migrations'), /not one of paperboy's/],
  ])('refuses a backup %s, and all is as it was', async (_, spoil, sentence) => {
    spoil();
    expect(await refused('backup.db')).toMatch(sentence);
  });

  it('takes the place of a damaged database, which is kept as it is', async () => {
    writeFileSync(file, 'This is not a database.'.repeat(100));
    expect(await host.run('restore', 'backup.db')).toMatchObject({ status: 0 });
    expect(daysIn(file)).toEqual(['2024-01-22']);
    expect(readFileSync(join(host.folder, 'data', KEPT), 'utf8')).toMatch(/^This is not a database/);
  });

  it('takes the log of a database that is gone out of the way', async () => {
    using other = terminal();
    await other.run('import', EARLIER);
    const data = join(other.folder, 'data');
    copyFileSync(join(data, 'paperboy.db'), join(data, 'paperboy.db-wal'));
    await other.run('index', 'check');
    expect(await other.run('restore', backup)).toMatchObject({ status: 0 });
    expect(daysIn(join(data, 'paperboy.db'))).toEqual(['2024-01-22']);
    expect(existsSync(join(data, 'paperboy.db-wal'))).toBe(false);
  });

  it('says what is missing or meaningless', async () => {
    expect(await host.run('restore')).toMatchObject({ status: 2, out: '' });
    expect(await refused('nowhere.db')).toMatch(/no file or folder .*nowhere.db/);
    expect(await refused('data')).toMatch(/no file or folder/);
    expect(await refused(file)).toMatch(/is the database itself/);
    using memory = terminal({ DATABASE_URL: 'file::memory:' });
    expect(await memory.run('restore', backup)).toMatchObject({
      status: 1,
      err: expect.stringMatching(/memory/),
    });
  });
});
