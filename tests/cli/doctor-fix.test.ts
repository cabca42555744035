// paperboy doctor --fix: what it mends, what it leaves and why; and that it destroys nothing.
import {
  chmodSync,
  chownSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { holdLease } from '../../src/store/lease.ts';
import { openStore } from '../../src/store/open.ts';
import { touchPapers } from '../../src/store/revisions.ts';
import { noteUnwritten, unwritten } from '../../src/store/unwritten-documents.ts';
import { onPostgres, postgresDatabase } from '../postgres/databases.ts';
import { asNobody, type Terminal, terminal } from './terminal.ts';

const SHIPPED = join(import.meta.dirname, '..', '..', 'digests');
/** As the terminal's clock says. */
const NOW = Date.parse('2024-01-24T00:00:00Z');

let playground: Playground;
let host: Terminal;
let at: (...path: string[]) => string;
beforeEach(async () => {
  playground = await startPlayground({ token: 'the-bots-own-token' });
  host = terminal({
    DISCORD_TOKEN: playground.token,
    DISCORD_API_URL: playground.apiUrl,
    SOURCE_DIR: SHIPPED,
  });
  at = (...path) => join(host.folder, ...path);
  await host.run('import', join(SHIPPED, '2024', '01', '22.md'), join(SHIPPED, '2024', '01', '08.md'));
  await host.run('digest', 'write');
  await host.run('index', 'build');
  await fix();
});
afterEach(async () => {
  expect(playground.world.violations).toEqual([]);
  host[Symbol.dispose]();
  await playground.close();
});

interface Told {
  readonly name: string;
  readonly detail: string;
}

/** What it tells, as lines. */
async function fix() {
  const { status, out } = await host.run('doctor', '--fix', '--json');
  const { mended, left } = JSON.parse(out) as { mended: Told[]; left: Told[] };
  const lines = (all: Told[]) =>
    all.map(({ name, detail }) => `${name}: ${detail.replaceAll(host.folder, '<folder>')}`);
  return { status, mended: lines(mended), left: lines(left) };
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** As another version would. */
async function registerElsewhere(): Promise<void> {
  const rest = new REST({ api: playground.apiUrl }).setToken(playground.token);
  const body = [{ name: 'elsewhere', description: 'Registered by another version' }];
  await rest.put(Routes.applicationCommands(playground.world.state.bot.id), { body });
}

/** The lease of a bot that runs beside it. */
async function botRuns(): Promise<void> {
  await using store = await openStore('file:data/paperboy.db', host.folder);
  await holdLease(store, 'the bot', { now: NOW, until: NOW + 30_000 });
}

/** Over the middle of a file. */
function overwrite(path: string): void {
  writeSync(openSync(path, 'r+'), Buffer.alloc(20_000, 7), 0, 20_000, Math.floor(statSync(path).size / 2));
}

describe('paperboy doctor --fix', () => {
  it('mends what it can, and tells each', async () => {
    chmodSync(at('data', 'paperboy.db'), 0o644);
    rmSync(at('data', 'paperboy.index.db'));
    rmSync(at('digests', '2024', '01', '08.md'));
    await registerElsewhere();
    const { status, out } = await host.run('doctor', '--fix');
    expect(status).toBe(0);
    const told = out.slice(out.indexOf('\nMended')).replaceAll(host.folder, '<folder>');
    expect(told.replace(/\b\d+ (?=of this version)/, 'N ')).toMatchInlineSnapshot(`
      "
      Mended:
        files: <folder>/data/paperboy.db may be read by others: its mode was 0644 and is 0600 now
        commands: Discord had 1 of another version; it has all N of this version now
        index: it was missing (0 of 15 papers in it), and is up to date now
        archive: documents were missing and are written: <folder>/digests/2024/01/08.md
      "
    `);
    expect(await fix()).toEqual({ status: 0, mended: [], left: [] });
    expect(modeOf(at('data', 'paperboy.db'))).toBe('600');
    expect((await host.run('search', 'diffusion', '--json')).out).toMatch(/"total":[1-9]/);
  });

  it('changes nothing where nothing is wrong', async () => {
    const before = playground.world.requests.length;
    const { out } = await host.run('doctor', '--fix');
    expect(out).toMatch(/\nMended: nothing\n$/);
    expect(playground.world.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('makes an index anew that is damaged, and brings up one that is behind', async () => {
    overwrite(at('data', 'paperboy.index.db'));
    const damaged = await fix();
    expect(damaged).toMatchObject({ status: 0, left: [] });
    expect(damaged.mended).toEqual([expect.stringMatching(/^index: it was .*damaged/)]);
    {
      await using store = await openStore('file:data/paperboy.db', host.folder);
      const ids = (await store.selectFrom('papers').select('id').execute()).map(({ id }) => id);
      await touchPapers(store, ids);
    }
    expect((await fix()).mended).toEqual([expect.stringMatching(/^index: it was \d+ papers behind/)]);
  });

  it('never writes over a document that is there, nor into a damaged database', async () => {
    writeFileSync(at('digests', '2024', '01', '22.md'), 'Mine\n');
    rmSync(at('digests', '2024', '01', '08.md'));
    expect((await fix()).mended).toEqual([
      'archive: documents were missing and are written: <folder>/digests/2024/01/08.md',
    ]);
    expect(readFileSync(at('digests', '2024', '01', '22.md'), 'utf8')).toBe('Mine\n');
    overwrite(at('data', 'paperboy.db'));
    const bytes = readFileSync(at('data', 'paperboy.db'));
    const { status, left } = await fix();
    expect(status).toBe(1);
    expect(left).toContainEqual(expect.stringMatching(/^database: .*damaged/));
    expect(readFileSync(at('data', 'paperboy.db')).equals(bytes)).toBe(true);
  });

  it('takes care of backups and of what may not be written, and leaves what is not its own', async () => {
    await host.run('backup', 'data/monday');
    new DatabaseSync(at('data', 'others.db')).exec('create table papers (id); create table votes (id)');
    writeFileSync(at('secret'), '');
    symlinkSync(at('secret'), at('data', 'paperboy.old.db'));
    for (const file of ['data/monday', 'data/others.db', 'secret']) chmodSync(at(file), 0o644);
    chmodSync(at('data', 'paperboy.db'), 0o400);
    chmodSync(at('digests'), 0o500);
    const { mended } = await fix();
    expect(mended).toEqual([
      'files: <folder>/digests may not be written by its owner: its mode was 0500 and is 0700 now',
      'files: <folder>/data/paperboy.db may not be read and written by its owner: its mode was 0400 and is 0600 now',
      'files: <folder>/data/monday may be read by others: its mode was 0644 and is 0600 now',
    ]);
    expect(['data/others.db', 'secret'].map((file) => modeOf(at(file)))).toEqual(['644', '644']);
  });

  it('says whom a file belongs to that it may not change', async (context) => {
    context.skip(process.getuid?.() !== 0, 'only root can give files away');
    for (const path of ['', 'data', 'digests', 'data/paperboy.index.db']) chownSync(at(path), 65_534, 65_534);
    chmodSync(at('data', 'paperboy.db'), 0o644);
    const { status, left } = await asNobody(fix);
    expect(status).toBe(1);
    expect(left[0]).toMatchInlineSnapshot(
      `"files: <folder>/data/paperboy.db may be read by others, but it belongs to user 0, who alone may change that; run doctor --fix as that user, or give it to the one that runs paperboy with chown"`,
    );
    expect(modeOf(at('data', 'paperboy.db'))).toBe('644');
  });

  it('is careful beside a bot that runs', async () => {
    await botRuns();
    const { commands } = playground.world.state;
    for (const id of [...commands.keys()].slice(0, 2)) commands.delete(id);
    rmSync(at('digests', '2024', '01', '08.md'));
    {
      await using store = await openStore('file:data/paperboy.db', host.folder);
      await noteUnwritten(store, { date: day('2024-01-08'), language: 'ko' });
    }
    const first = await fix();
    expect(first.mended).toEqual([expect.stringMatching(/^commands: Discord had only \d+/)]);
    expect(first.left).toEqual([
      'archive: the bot that runs has yet to write 1 document, and does so by itself',
    ]);
    expect(existsSync(at('digests', '2024', '01', '08.md'))).toBe(false);
    await registerElsewhere();
    expect((await fix()).left).toContainEqual(
      expect.stringMatching(/^commands: .* may be of another; start it/),
    );
    await using store = await openStore('file:data/paperboy.db', host.folder);
    expect(await unwritten(store)).toHaveLength(1);
  });

  it('tells of a DATABASE_URL that names nothing, and mends nothing', async () => {
    using lost = terminal({ DATABASE_URL: 'mysql://somewhere', SOURCE_DIR: SHIPPED });
    const { status, out } = await lost.run('doctor', '--fix');
    expect(status).toBe(1);
    expect(out).toMatch(/\nMended: nothing\nLeft for you:\n {2}token: .*\n {2}database: /);
  });

  it('takes no names of things to mend', async () => {
    expect(await host.run('doctor', '--fix', 'index')).toMatchObject({ status: 2, out: '' });
  });
});

onPostgres(() => {
  it('has its commands, its index and its documents mended, too', async () => {
    const { url, drop } = await postgresDatabase();
    const settings = {
      DATABASE_URL: url,
      DISCORD_TOKEN: playground.token,
      DISCORD_API_URL: playground.apiUrl,
    };
    using far = terminal({ ...settings, SOURCE_DIR: SHIPPED });
    await far.run('import', join(SHIPPED, '2024', '01', '22.md'));
    playground.world.state.commands.clear();
    const { out } = await far.run('doctor', '--fix', '--json');
    const { mended, left } = JSON.parse(out) as { mended: Told[]; left: Told[] };
    expect({ mended: mended.map(({ name }) => name), left }).toEqual({
      mended: ['commands', 'archive'],
      left: [],
    });
    await drop();
  });
});
