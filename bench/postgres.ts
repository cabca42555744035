// npm run bench:postgres -- --digests DIR [--kills 10]: the archive is moved to PostgreSQL and back, killed on the way, and searched on both: same papers, and how long it takes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type OpenLibrary, openLibrary } from '../src/cli/open-library.ts';
import { checksumOf, countRows } from '../src/database/copy-rows.ts';
import { TABLES, type Table } from '../src/database/tables.ts';
import { addDays } from '../src/model/day.ts';
import { type Query, search } from '../src/search/search.ts';
import { openStore } from '../src/store/open.ts';
import { papersById } from '../src/store/papers.ts';
import { addVote } from '../src/store/votes.ts';
import { keepIn } from './database-server.ts';
import { readDigests } from './drawn-papers.ts';
import { seeded } from './random.ts';
import { drawQueries } from './search-queries.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
const PAGE = { limit: 10, offset: 0, countTo: 1000 };
const QUERIES = 2_000;
const VOTES = 20_000;
const ENTRIES = [...Object.entries(TABLES), ['settings', ['key']] as const] as [Table, readonly string[]][];

/** Resolves with the exit status; null where it was killed after so many milliseconds. */
async function paperboy(
  folder: string,
  args: readonly string[],
  killedAfterMs?: number,
): Promise<number | null> {
  const env = { ...process.env, LOG_LEVEL: 'silent', DATABASE_URL: 'file:from.db' };
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (killedAfterMs !== undefined) {
    await Promise.race([ended, wait(killedAfterMs)]);
    child.kill('SIGKILL');
  }
  return (await ended)[0] as number | null;
}

/** Kills it so often in the middle, then lets it end; returns how often it had to be begun, and how far it was at each kill. */
async function moveWithKills(
  folder: string,
  { from, to, kills, lasts }: { from: string; to: string; kills: number; lasts: number },
) {
  const random = seeded(3);
  const rowsAtKills: number[] = [];
  for (let nth = 0; nth < kills; nth++) {
    if ((await paperboy(folder, ['move', from, to], lasts * (0.3 + 0.6 * random()))) === 0) break;
    await using half = await openStore(to.includes('://') ? to : `file:${join(folder, to)}`, '/', {
      isMoving: true,
    });
    let rows = 0;
    for (const [table] of ENTRIES) rows += await countRows(half, table);
    rowsAtKills.push(rows);
  }
  const status = await paperboy(folder, ['move', from, to]);
  if (status !== 0) throw new Error(`move ended with ${status}`);
  return rowsAtKills;
}

async function sumsOf(url: string): Promise<string> {
  await using db = await openStore(url, '/');
  const sums: string[] = [];
  for (const [table, key] of ENTRIES) sums.push(`${table} ${await checksumOf(db, table, key)}`);
  return sums.join('\n');
}

async function addVotes(url: string): Promise<void> {
  await using db = await openStore(url, '/');
  const papers = await db.selectFrom('papers').select('id').orderBy('seq').execute();
  const random = seeded(5);
  await db.transaction().execute(async (transaction) => {
    for (let nth = 0; nth < VOTES; nth++) {
      const paper = papers[Math.floor(random() * papers.length)];
      if (paper)
        await addVote(
          transaction,
          {
            guildId: `g${nth % 20}`,
            paperId: paper.id,
            memberId: `m${nth % 997}`,
            source: `${nth}:👍`,
            sign: 1,
          },
          nth,
        );
    }
  });
}

interface Answer {
  readonly ids: readonly string[];
  readonly total: number;
  readonly searchMs: number;
  /** With the papers read from the database. */
  readonly wholeMs: number;
}

async function ask({ index, store }: OpenLibrary, query: Query): Promise<Answer> {
  const began = performance.now();
  const { ids, total } = await search(index.db, query, PAGE);
  const searched = performance.now();
  const papers = await papersById(store, ids, 'ko');
  const ended = performance.now();
  const order = papers.map(({ id }) => id);
  return { ids: order, total, searchMs: searched - began, wholeMs: ended - began };
}

const p99 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
const rounded = (ms: number) => Math.round(ms * 100) / 100;

async function compare(sqlite: OpenLibrary, postgres: OpenLibrary, queries: readonly Query[]) {
  const times = { sqlite: [] as Answer[], postgres: [] as Answer[] };
  let different = 0;
  for (const round of [0, 1, 2]) {
    for (const [nth, query] of queries.entries()) {
      // Each is first every second time.
      const both = nth % 2 === 0 ? ([sqlite, postgres] as const) : ([postgres, sqlite] as const);
      const [one, other] = [await ask(both[0], query), await ask(both[1], query)];
      if (one.total !== other.total || one.ids.join() !== other.ids.join()) different++;
      if (round === 0) continue;
      times.sqlite.push(nth % 2 === 0 ? one : other);
      times.postgres.push(nth % 2 === 0 ? other : one);
    }
  }
  const of = (answers: readonly Answer[]) => ({
    searchP99: rounded(p99(answers.map(({ searchMs }) => searchMs))),
    wholeP99: rounded(p99(answers.map(({ wholeMs }) => wholeMs))),
  });
  const [on, beside] = [of(times.postgres), of(times.sqlite)];
  return {
    queries: queries.length,
    different,
    sqlite: beside,
    postgres: on,
    searchRatio: rounded(on.searchP99 / beside.searchP99),
    wholeRatio: rounded(on.wholeP99 / beside.wholeP99),
  };
}

const { values } = parseArgs({
  options: { digests: { type: 'string' }, kills: { type: 'string', default: '10' } },
});
if (!values.digests) throw new Error('--digests DIR is missing');
const digests = resolve(values.digests);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
const server = await keepIn(folder, { onPostgres: true });
try {
  await paperboy(folder, ['import', digests]);
  const from = `file:${join(folder, 'from.db')}`;
  await addVotes(from);
  const kills = Number(values.kills);
  const before = await sumsOf(from);
  const began = performance.now();
  await paperboy(folder, ['move', 'from.db', 'trial.db']);
  const lasts = performance.now() - began;
  const there = await moveWithKills(folder, { from: 'from.db', to: server.url, kills, lasts });
  const isSameThere = (await sumsOf(server.url)) === before;
  const back = await moveWithKills(folder, { from: server.url, to: 'back.db', kills, lasts });
  const isSameBack = (await sumsOf(`file:${join(folder, 'back.db')}`)) === before;
  const at = (DATABASE_URL: string, name: string) =>
    openLibrary({ config: { DATABASE_URL, INDEX_FILE: join(folder, `${name}.index.db`) }, cwd: folder });
  const [sqlite, postgres] = [await at(from, 'a'), await at(server.url, 'b')];
  await sqlite.index.bringUp();
  await postgres.index.bringUp();
  const archive = readDigests(digests);
  const to = archive
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (!to) throw new Error('there are no digests');
  const drawn = Object.values(drawQueries(archive, { from: addDays(to, -30), to })).flat();
  const more = Object.values(drawQueries(archive, { from: addDays(to, -90), to }, 11)).flat();
  const searched = await compare(sqlite, postgres, [...drawn, ...more].slice(0, QUERIES));
  await sqlite.close();
  await postgres.close();
  const moved = { rowsAtKills: { there, back }, isSameThere, isSameBack };
  process.stdout.write(`${JSON.stringify({ moved, searched })}\n`);
  if (!isSameThere || !isSameBack || searched.different > 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
