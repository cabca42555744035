// What can befall the database's file: noticed, said in a sentence of its own, and the process ends with a status; nothing is made anew in silence.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
      err: `The database ${file} is an empty file, as a full disk or a broken copy leaves it. Put a backup in its place, or remove it to begin anew.\n`,
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
      mount(small);
      try {
        cpSync(join(host.folder, 'data'), join(small, 'data'), { recursive: true });
        await start(small);
        await bot.logged(/^ready$/);
        fill(join(small, 'filler'));
        expect(await bot.exit(ENDS_WITHIN)).toBe(1);
        expect(bot.sentences).toEqual([expect.stringMatching(/^The disk of the database is full\./)]);
        rmSync(join(small, 'filler'));
        const database = new DatabaseSync(join(small, 'data', 'paperboy.db'));
        expect(database.prepare('select count(*) as papers from papers').get()).toEqual({ papers: 8 });
        expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
        database.close();
      } finally {
        await bot[Symbol.asyncDispose]();
        unmount(small);
      }
    },
  );
});

function mount(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
}

function unmount(folder: string): void {
  execFileSync('umount', [folder], { stdio: 'ignore' });
}

/** Root in a container often may not. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-mount-'));
  try {
    mount(folder);
    unmount(folder);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes until there is no room. */
function fill(path: string): void {
  const handle = openSync(path, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(PAGE));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(handle);
  }
}
