// The index is made of the database, and made anew whenever it is of no use: whatever becomes of its file, look-ups answer rightly.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
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
import { seeded } from '../../bench/random.ts';
import { type OpenLibrary, openLibrary } from '../../src/cli/open-library.ts';
import { addDays, day } from '../../src/model/day.ts';
import { authorsLike } from '../../src/search/authors.ts';
import { pullIndex } from '../../src/search/pull-index.ts';
import { search } from '../../src/search/search.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { openStore } from '../../src/store/open.ts';
import { runs } from '../sample.ts';
import { digestOf, entry } from '../store/made-up.ts';

const DAYS = 60;
const A_DAY = 10;

const NOUNS = ['trees', 'rivers', 'stones', 'walrus', 'lantern', 'harbour', 'violin', 'desert'];
const KOREAN = ['확산 모델', '언어 모델', '강화학습', '깊이 추정', '로봇 제어'];

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const index = () => join(folder, 'paperboy.index.db');
const open = (name = 'paperboy', file = index()) =>
  openLibrary({ config: { DATABASE_URL: `file:${name}.db`, INDEX_FILE: file }, cwd: folder });

async function fill({ store }: OpenLibrary, seed = 1): Promise<void> {
  const random = seeded(seed);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  await store.transaction().execute(async (transaction) => {
    for (let nth = 0; nth < DAYS; nth++) {
      const entries = Array.from({ length: A_DAY }, (_, n) =>
        entry(`${2401 + seed}.${10_000 + nth * A_DAY + n}`, {
          title: `${pick(NOUNS)} and ${pick(NOUNS)} ${n}`,
          authors: [`Ada ${pick(NOUNS)}`, `Mina ${pick(NOUNS)}`],
          upvotes: Math.floor(random() * 99),
          bullets: [`${pick(KOREAN)}을 ${pick(KOREAN)}에 쓴다.`],
        }),
      );
      await saveDigest(transaction, digestOf(addDays(day('2024-01-01'), nth), entries), 0);
    }
  });
}

/** What look-ups of every kind answer. */
async function answers({ index: { db } }: OpenLibrary) {
  const page = { limit: 20, offset: 0 };
  const texts = [...NOUNS, ...KOREAN, 'walrs', '"trees and rivers"', 'desert -violin'];
  return [
    ...(await Promise.all(texts.map((text) => search(db, { text }, page)))),
    await search(db, { text: 'stones', sort: 'votes' }, page),
    await search(db, { text: '', author: 'Mina violin', from: day('2024-02-01') }, page),
    await authorsLike(db, 'ada', 10),
  ];
}

async function whole(name?: string, file?: string): Promise<OpenLibrary> {
  const library = await open(name, file);
  await library.index.bringUp();
  return library;
}

/** A database with an index that is whole, closed again; and what it answers. */
async function closedLibrary(): Promise<unknown> {
  const library = await whole();
  await fill(library);
  await library.index.bringUp();
  const right = await answers(library);
  expect(JSON.stringify(right)).toContain('2402.1');
  await library.close();
  return right;
}

function edit(sql: string): void {
  const database = new DatabaseSync(index());
  database.exec(sql);
  database.close();
}

function overwritePage(number: number, bytes: Buffer): void {
  const file = openSync(index(), 'r+');
  writeSync(file, bytes, 0, bytes.length, number * 4096);
  closeSync(file);
}

const NOISE = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167 + 13) % 256));

describe('an index of no use', () => {
  const MISHAPS: readonly (readonly [what: string, happens: () => void])[] = [
    ['is gone', () => rmSync(index())],
    ['is empty', () => truncateSync(index(), 0)],
    ['is half of what it was', () => truncateSync(index(), 4096 * Math.floor(statSync(index()).size / 8192))],
    ['is cut in the middle of a page', () => truncateSync(index(), 10_000)],
    ['is another kind of file', () => writeFileSync(index(), 'Dear diary,\n'.repeat(1000))],
    ['is of an older form', () => edit(`update state set form = 'older'`)],
    ['has lost a table', () => edit('drop table bylines')],
    ['is of a revision that the database never had', () => edit('update state set revision = revision + 1')],
  ];
  it.each(MISHAPS)('%s: the next start makes it anew', async (_, happens) => {
    const right = await closedLibrary();
    happens();
    const library = await open();
    expect(await library.index.isCurrent()).toBe(false);
    await library.index.bringUp();
    expect(await answers(library)).toEqual(right);
    expect(await library.index.findDamage()).toBeNull();
    await library.close();
  });

  const FOREIGN: readonly (readonly [what: string, name: string, make: (file: string) => void])[] = [
    ['the database itself', 'paperboy.db', () => {}],
    ['a backup', 'copy.db', (file) => copyFileSync(join(folder, 'paperboy.db'), file)],
    ['a backup by its own name', 'copy.index.db', (file) => copyFileSync(join(folder, 'paperboy.db'), file)],
    ['notes', 'notes.txt', (file) => writeFileSync(file, 'Dear diary,\n'.repeat(1000))],
    [
      'a database of another program',
      'other.db',
      (file) => new DatabaseSync(file).exec('create table a (b)'),
    ],
  ];
  it.each(FOREIGN)(
    'is made in memory where INDEX_FILE names %s, which stays as it is',
    async (_, name, make) => {
      const right = await closedLibrary();
      const file = join(folder, name);
      make(file);
      const before = readFileSync(file);
      const library = await whole('paperboy', file);
      expect(await answers(library)).toEqual(right);
      expect(library.index.trouble).toMatchObject({
        file,
        reason: expect.stringContaining('left as it is'),
      });
      await library.index.makeAnew();
      await library.close();
      expect(readFileSync(file).equals(before)).toBe(true);
      await using store = await openStore('file:paperboy.db', folder);
      await expect(pullIndex(store, { from: index(), to: file })).rejects.toThrow('left as it is');
    },
  );

  it('can be made in memory alone where its file can’t: a folder stands there', async () => {
    const right = await closedLibrary();
    rmSync(index());
    mkdirSync(index());
    const library = await whole();
    expect(await answers(library)).toEqual(right);
    expect(library.index.trouble).toMatchObject({ file: index() });
    await library.close();
  });

  it('vanishes and can’t be made anew while it is open: it goes on in memory', async () => {
    const right = await closedLibrary();
    const library = await whole();
    for (const ending of ['', '-wal', '-shm']) rmSync(index() + ending);
    mkdirSync(index());
    await library.index.bringUp();
    expect(await answers(library)).toEqual(right);
    expect(library.index.trouble).toMatchObject({ file: index() });
    await library.close();
  });

  it('has a page that was overwritten, whichever', async () => {
    const right = await closedLibrary();
    const sound = readFileSync(index());
    const pages = sound.length / 4096;
    for (let page = 0; page < pages; page += Math.ceil(pages / 12)) {
      writeFileSync(index(), sound);
      overwritePage(page, page % 2 === 0 ? NOISE : Buffer.alloc(4096));
      const library = await whole();
      expect(await answers(library)).toEqual(right);
      await library.close();
    }
  }, 60_000);

  it('is another database’s, and that database’s again', async () => {
    const right = await closedLibrary();
    const other = await whole('other');
    await fill(other, 2);
    await other.index.bringUp();
    expect(JSON.stringify(await answers(other))).not.toContain('2402.1');
    await other.close();
    const library = await whole();
    expect(await answers(library)).toEqual(right);
    await library.close();
  });

  it('is newer than a copy of the database that was put back', async () => {
    await closedLibrary();
    const copy = readFileSync(join(folder, 'paperboy.db'));
    const later = await whole();
    await saveDigest(later.store, digestOf('2024-06-01', [entry('2406.00001', { title: 'Later' })]), 0);
    await later.index.bringUp();
    await later.close();
    writeFileSync(join(folder, 'paperboy.db'), copy);
    const library = await whole();
    const found = async (text: string) =>
      (await search(library.index.db, { text }, { limit: 9, offset: 0 })).ids;
    expect(await found('later')).toEqual([]);
    await saveDigest(library.store, digestOf('2024-06-02', [entry('2406.00002', { title: 'Elsewhere' })]), 0);
    await library.index.bringUp();
    expect(await found('elsewhere')).toEqual(['2406.00002']);
    await library.close();
  });
});

describe('while a process has it open', () => {
  it('it is deleted, and made anew within the next look', async () => {
    const right = await closedLibrary();
    const library = await whole();
    rmSync(index());
    await library.index.bringUp();
    expect(existsSync(index())).toBe(true);
    expect(await answers(library)).toEqual(right);
    await library.close();
  });

  it('another writes papers: all are found after the next look, in both', async () => {
    await closedLibrary();
    const [one, other] = [await whole(), await whole()];
    await saveDigest(other.store, digestOf('2024-06-01', [entry('2406.00001', { title: 'Zebras' })]), 0);
    await other.index.refresh();
    for (const { index: each } of [other, one]) {
      await each.bringUp();
      expect((await search(each.db, { text: 'zebras' }, { limit: 9, offset: 0 })).ids).toEqual([
        '2406.00001',
      ]);
    }
    await one.close();
    await other.close();
  });

  it('a day gets more papers than there is room for: it is made anew with more', async () => {
    const library = await whole();
    const many = Array.from({ length: 1030 }, (_, n) => entry(`2401.${10_000 + n}`, { title: `Ant ${n}` }));
    await saveDigest(library.store, digestOf('2024-01-01', many), 0);
    await saveDigest(library.store, digestOf('2024-01-02', [entry('2401.00001', { title: 'Ant queen' })]), 0);
    await library.index.bringUp();
    const query = { text: 'ant', from: day('2024-01-01'), to: day('2024-01-01') };
    expect((await search(library.index.db, query, { limit: 9, offset: 0 })).total).toBe(1030);
    await library.close();
  });
});

/** A process that makes the index, until it is killed. */
function maker(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'bench', 'make-index.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const KILLS = runs(20, 4);

describe('killed while it is made', () => {
  it(`${KILLS} times over, it goes on from where it was and is whole in the end`, async () => {
    const right = await closedLibrary();
    rmSync(index());
    let kills = 0;
    for (let round = 1; kills < KILLS && round < 3 * KILLS; round++) {
      const process = maker();
      // It tells of each step: the kill comes in another one every time.
      for (let steps = round % 4; steps >= 0; steps--)
        await once(process.stdout as NonNullable<typeof process.stdout>, 'data');
      process.kill('SIGKILL');
      await once(process, 'exit');
      kills++;
      if (round % 3 === 0) rmSync(index());
    }
    expect(kills).toBe(KILLS);
    const library = await whole();
    expect(await answers(library)).toEqual(right);
    expect(await library.index.findDamage()).toBeNull();
    await library.close();
  }, 60_000);
});
