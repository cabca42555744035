// npm run bench:postgres -- --digests DIR [--kills 10]: the archive is moved to PostgreSQL and back, killed on the way, and searched on both: same papers, and how long it takes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type OpenLibrary, openLibrary } from '../src/cli/open-library.ts';
import { addDays } from '../src/model/day.ts';
import { type Query, search } from '../src/search/search.ts';
import { papersById } from '../src/store/papers.ts';
import { keepIn } from './database-server.ts';
import { readDigests } from './drawn-papers.ts';
import { addVotesAndPosts, countAll, moveWithKills, paperboy, sumsOf } from './move-with-kills.ts';
import { drawQueries } from './search-queries.ts';

const PAGE = { limit: 10, offset: 0, countTo: 1000 };
const QUERIES = 2_000;

/** After one to warm up by. */
const ROUNDS = 3;

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

type Time = 'searchMs' | 'wholeMs';

/** In milliseconds; p99Quickest is of each query's quickest round, which what else runs on the machine hardly lengthens. */
function timesOf(rounds: readonly (readonly Answer[])[], time: Time) {
  const all = rounds.flat().map((answer) => answer[time]);
  const quickest = rounds[0]?.map((_, nth) => Math.min(...rounds.map((round) => round[nth]?.[time] ?? 0)));
  return { p50: quantile(all, 0.5), p99: quantile(all, 0.99), p99Quickest: quantile(quickest ?? [], 0.99) };
}

const quantile = (times: readonly number[], share: number) =>
  rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN);
const rounded = (ms: number) => Math.round(ms * 100) / 100;

async function compare(sqlite: OpenLibrary, postgres: OpenLibrary, queries: readonly Query[]) {
  const times = { sqlite: [] as Answer[][], postgres: [] as Answer[][] };
  let different = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const [ofSqlite, ofPostgres]: [Answer[], Answer[]] = [[], []];
    for (const [nth, query] of queries.entries()) {
      // Each is first every second time.
      const both = nth % 2 === 0 ? ([sqlite, postgres] as const) : ([postgres, sqlite] as const);
      const [one, other] = [await ask(both[0], query), await ask(both[1], query)];
      if (one.total !== other.total || one.ids.join() !== other.ids.join()) different++;
      ofSqlite.push(nth % 2 === 0 ? one : other);
      ofPostgres.push(nth % 2 === 0 ? other : one);
    }
    // The first is to warm up by.
    if (round === 0) continue;
    times.sqlite.push(ofSqlite);
    times.postgres.push(ofPostgres);
  }
  const of = (rounds: readonly Answer[][]) => ({
    search: timesOf(rounds, 'searchMs'),
    whole: timesOf(rounds, 'wholeMs'),
  });
  const [on, beside] = [of(times.postgres), of(times.sqlite)];
  const ratio = (what: 'search' | 'whole') => rounded(on[what].p99Quickest / beside[what].p99Quickest);
  return {
    queries: queries.length,
    different,
    sqlite: beside,
    postgres: on,
    searchRatio: ratio('search'),
    wholeRatio: ratio('whole'),
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
  await addVotesAndPosts(from);
  const kills = Number(values.kills);
  const before = await sumsOf(from);
  const there = await moveWithKills(folder, { from, to: server.url, kills });
  const isSameThere = (await sumsOf(server.url)) === before;
  const to = `file:${join(folder, 'back.db')}`;
  const back = await moveWithKills(folder, { from: server.url, to, kills });
  const isSameBack = (await sumsOf(to)) === before;
  const at = (DATABASE_URL: string, name: string) =>
    openLibrary({ config: { DATABASE_URL, INDEX_FILE: join(folder, `${name}.index.db`) }, cwd: folder });
  const [sqlite, postgres] = [await at(from, 'a'), await at(server.url, 'b')];
  await sqlite.index.bringUp();
  await postgres.index.bringUp();
  const archive = readDigests(digests);
  const last = archive
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (!last) throw new Error('there are no digests');
  const drawn = Object.values(drawQueries(archive, { from: addDays(last, -30), to: last })).flat();
  const more = Object.values(drawQueries(archive, { from: addDays(last, -90), to: last }, 11)).flat();
  const searched = await compare(sqlite, postgres, [...drawn, ...more].slice(0, QUERIES));
  await sqlite.close();
  await postgres.close();
  const moved = { rows: await countAll(from), percentAtKills: { there, back }, isSameThere, isSameBack };
  process.stdout.write(`${JSON.stringify({ moved, searched })}\n`);
  if (!isSameThere || !isSameBack || searched.different > 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
