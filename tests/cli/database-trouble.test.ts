// What can befall the database's file: noticed, said in a sentence of its own, and the process ends with a status; nothing is made anew in silence.
import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillDisk, mayMount, mountSmallDisk } from '../../bench/small-disk.ts';
import type { Member } from '../../src/playground/actors/member.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { type BotProcess, startProcess } from './process.ts';
import { type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests', '2024', '01', '22.md');

/** Milliseconds in which a process that fails is to be gone. */
const ENDS_WITHIN = 15_000;

const PAGE = 4096;

let host: Terminal;
let file: string;
beforeEach(async () => {
  host = terminal();
  file = join(host.folder, 'data', 'paperboy.db');
  await host.run('import', SHIPPED);
});
afterEach(() => host[Symbol.dispose]());

/** Overwrites the pages of a table's rows. */
function damage(table: string): void {
  const database = new DatabaseSync(file);
  const [{ rootpage } = {}] = database
    .prepare('select rootpage from sqlite_schema where name = ?')
    .all(table);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(PAGE, 0x5a), 0, PAGE, (Number(rootpage) - 1) * PAGE);
  closeSync(handle);
}

const searched = async () => {
  const { status, out, err } = await host.run('search', 'depth', '--json');
  return { status, total: out === '' ? null : JSON.parse(out).total, err };
};

describe('a database that is opened', () => {
  it('belongs to its owner alone, as do the files beside it and its copies; the archive can be read', async () => {
    const database = new DatabaseSync(file);
    database.exec(`insert or replace into settings values ('a', 'b')`);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([file, `${file}-wal`, `${file}-shm`].map(mode)).toEqual(['600', '600', '600']);
    expect(await host.run('backup', 'live.db')).toMatchObject({ status: 0 });
    database.close();
    expect(await host.run('backup', 'resting.db')).toMatchObject({ status: 0 });
    expect(['live.db', 'resting.db'].map((name) => mode(join(host.folder, name)))).toEqual(['600', '600']);
    await host.run('digest', 'write');
    expect(mode(join(host.folder, 'digests', '2024', '01', '22.md'))).toBe('644');
  });

  it('is not made anew where it is empty', async () => {
    truncateSync(file);
    expect(await searched()).toEqual({
      status: 1,
      total: null,
      err: `The database ${file} is an empty file, as a full disk or a broken copy leaves it. Remove ${file}-wal if there is one, and put a backup in its place, or remove the empty file to begin anew.\n`,
    });
    expect(statSync(file).size).toBe(0);
  });

  it('is not made anew where only the log beside it is left', async () => {
    rmSync(file);
    writeFileSync(`${file}-wal`, 'what was not yet in the file');
    expect(await searched()).toMatchObject({ status: 1, err: expect.stringMatching(/is gone, but .*-wal/) });
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['is no database', () => writeFileSync(file, 'This is not a database.'.repeat(1000))],
    ['has a damaged page', () => damage('papers')],
  ])('%s: a search says so, and doctor too', async (_, act) => {
    act();
    const sentence = /database is damaged \(.*\)\. Stop the bot.*backup in its place/;
    expect(await searched()).toMatchObject({ status: 1, err: expect.stringMatching(sentence) });
    const { status, out } = await host.run('doctor');
    expect(status).toBe(1);
    expect(out).toMatch(sentence);
  });

  it('is looked through by doctor, where nobody has met the damage yet', async () => {
    damage('saved');
    expect(await searched()).toMatchObject({ status: 0, total: 1 });
    expect((await host.run('doctor')).out).toMatch(/✗ database: The database is damaged \(saved: /);
  });
});

describe('under the running bot', () => {
  let playground: Playground;
  let bot: BotProcess;
  let mina: Member;
  beforeEach(async () => {
    playground = await startPlayground();
    const guild = playground.world.guild();
    guild.channel('papers');
    mina = guild.member('Mina');
  });
  afterEach(async () => {
    await bot[Symbol.asyncDispose]();
    await playground.close();
  });

  async function start(folder = host.folder): Promise<void> {
    bot = startProcess(folder, { DISCORD_TOKEN: playground.token, DISCORD_API_URL: playground.apiUrl });
  }

  it('deleted: all that it held is put beside it, and no start begins anew in silence', async () => {
    await start();
    await bot.logged(/^ready$/);
    rmSync(file);
    expect(await bot.exit(ENDS_WITHIN)).toBe(1);
    expect(bot.sentences).toEqual([
      `The database ${file} was deleted while the bot ran, so it has stopped. All that it held is in ${file}.rescued: rename that to ${file} to go on with it, or remove it to begin anew.`,
    ]);
    expect((statSync(`${file}.rescued`).mode & 0o777).toString(8)).toBe('600');
    expect(await searched()).toMatchObject({ status: 1, err: expect.stringMatching(/was deleted.*Rename/) });
    renameSync(`${file}.rescued`, file);
    expect(await searched()).toMatchObject({ status: 0, total: 1 });
  });

  it('deleted with its folder: that is made again for what it held', async () => {
    await start();
    await bot.logged(/^ready$/);
    rmSync(join(host.folder, 'data'), { recursive: true });
    expect(await bot.exit(ENDS_WITHIN)).toBe(1);
    expect(bot.sentences).toEqual([expect.stringMatching(/was deleted while the bot ran/)]);
    renameSync(`${file}.rescued`, file);
    expect(await searched()).toMatchObject({ status: 0, total: 1 });
  });

  it('robbed of its -wal: what stood in it is in the file before it ends', async () => {
    await start();
    await bot.logged(/^ready$/);
    using other = new DatabaseSync(file);
    other.exec(`insert into settings values ('written', 'last')`);
    other.close();
    rmSync(`${file}-wal`);
    expect(await bot.exit(ENDS_WITHIN)).toBe(1);
    expect(bot.sentences).toEqual([
      expect.stringMatching(/-wal, which belongs to the database, was deleted/),
    ]);
    using database = new DatabaseSync(file);
    expect(database.prepare(`select value from settings where key = 'written'`).get()).toEqual({
      value: 'last',
    });
  });

  it('damaged: the first that meets it is told, and the process ends', async () => {
    damage('papers');
    await start();
    await bot.logged(/^ready$/);
    const answer = await mina.slash('/papers search', { query: 'depth' });
    expect(answer.transcript()).toMatch(/The database is damaged/);
    expect(await bot.exit(ENDS_WITHIN)).toBe(1);
    expect(bot.sentences).toEqual([expect.stringMatching(/^The database is damaged/)]);
  });

  it.skipIf(!mayMount())(
    `on a disk that is full: said, and all is there after room was made${mayMount() ? '' : ' (skipped: no small disk may be mounted here)'}`,
    async () => {
      const small = join(host.folder, 'small');
      const unmount = mountSmallDisk(small);
      try {
        cpSync(join(host.folder, 'data'), join(small, 'data'), { recursive: true });
        await start(small);
        await bot.logged(/^ready$/);
        fillDisk(join(small, 'filler'));
        expect(await bot.exit(ENDS_WITHIN)).toBe(1);
        expect(bot.sentences).toEqual([expect.stringMatching(/^The disk of the database is full\./)]);
        rmSync(join(small, 'filler'));
        const database = new DatabaseSync(join(small, 'data', 'paperboy.db'));
        expect(database.prepare('select count(*) as papers from papers').get()).toEqual({ papers: 8 });
        expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
        database.close();
      } finally {
        await bot[Symbol.asyncDispose]();
        unmount();
      }
    },
  );
});
