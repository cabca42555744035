// A process that shares jobs with others, and does them on made-up papers: whenever it is told that a day has come, all are due.
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '../src/config.ts';
import type { Collector } from '../src/daily/collect/collect.ts';
import { openBoss } from '../src/daily/jobs/boss.ts';
import { bossJobs } from '../src/daily/jobs/boss-jobs.ts';
import { JOBS, type Works } from '../src/daily/jobs/jobs.ts';
import { worksOf } from '../src/daily/works.ts';
import { openPool } from '../src/database/postgres/connect.ts';
import type { App } from '../src/discord/app.ts';
import { createLog } from '../src/log.ts';
import { addDays, type Day, day } from '../src/model/day.ts';
import { messageOf } from '../src/model/errors.ts';
import { openIndex } from '../src/search/open-index.ts';
import { openStore } from '../src/store/open.ts';
import type { Embedder } from '../src/summary/embedding/embedder.ts';
import type { Summarizer } from '../src/summary/summarizer.ts';
import { listed } from '../tests/daily/fixture.ts';
import { KOREAN, MEDUSA } from '../tests/summary/papers.ts';
import { type DayOrder, EARNEST_EVERY, type JobOrders } from './job-ledger.ts';

/** How long a job takes at most beside what it does, in milliseconds, so that there is always one to be hit. */
const LONGEST_MS = 40;

const FIRST = day('2020-01-01');
const MINUTE = 60_000;

/** The moment at which a round's day can just be closed. */
const momentOf = (round: number) =>
  Date.parse(`${addDays(FIRST, Math.floor(round / EARNEST_EVERY) + 1)}T04:00:00Z`);

const { url, folder } = JSON.parse(process.argv[2] ?? '{}') as JobOrders;
let [round, isEarnest] = [0, false];
const now = () => momentOf(round);
const settings = readConfig({
  LLM_MODEL: 'played',
  EMBEDDING_MODEL: 'played',
  LLM_DAILY_TOKENS: '0',
  MISSED_DAYS: '2',
});
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { config } = settings;
const store = await openStore(url, '.');
const index = await openIndex(store, null);
const { pool: ledger } = await openPool(url, { connections: 2 });
const buy = (what: string, paper: string) =>
  ledger.query('insert into bought values ($1, $2)', [what, paper]);

const log = createLog({
  level: process.env.LOG_LEVEL ?? 'info',
  to: {
    write(line) {
      const { msg, date, level } = JSON.parse(line) as { msg: string; date?: Day; level: number };
      if (msg === 'digest closed') void ledger.query('insert into closed values ($1)', [date]);
      if (level >= 40) process.stderr.write(`\n${line}`);
    },
  },
});

const summarizer: Summarizer = {
  model: 'played',
  estimate: () => ({ input: 1, output: 1 }),
  describe: () => null,
  async draft({ paper, language }) {
    await buy('summary', paper.title);
    const bullets = KOREAN.bullets.map((text) => ({ label: null, text, depth: 0 as const }));
    const summary = { kind: 'written', by: 'played', language, tldr: KOREAN.tldr, bullets } as const;
    return { summary, tokens: { input: 1, output: 1 } };
  },
};
const embedder: Embedder = {
  model: 'played',
  estimate: () => 1,
  async embed(text) {
    await buy('embedding', text.split('\n')[0] ?? '');
    return {
      vector: Float64Array.from({ length: 8 }, (_, place) => 1 + (text.length % (place + 2))),
      tokens: 1,
    };
  },
};
const collector: Collector = {
  ...{ config, store, index, log, now, summarizer, archive: folder },
  source: {
    async list(date) {
      if (Date.parse(date) > now()) return { state: 'not-open', says: 'too early' };
      const id = `${date.slice(2, 4)}${date.slice(5, 7)}.${date.slice(8)}001`;
      const paper = listed(id, { ...MEDUSA, title: `Medusa of ${date}`, listedAt: Date.parse(date) });
      return { state: 'listed', papers: [paper], rejected: [] };
    },
  },
};

/** All that jobs ask of a bot; nobody is to be told anything, as papers come every day. */
const app = {
  ...{ config, store, index, log, now },
  isEnding: () => false,
  taste: { renewMeanings: async () => {} },
} as unknown as App;

const works = worksOf(app, collector, embedder);
const BEGIN = `insert into runs (kind, pid, round, earnest)
  select $1, $2, round, earnest from clock order by round desc limit 1 returning id, round, earnest`;

const watched: Works = Object.fromEntries(
  JOBS.map((kind) => [
    kind,
    async (signal: AbortSignal) => {
      // Who has not been told yet may be the one that comes first.
      const { rows } = await ledger.query(BEGIN, [kind, process.pid]);
      ({ round, earnest: isEarnest } = rows[0]);
      await wait(Math.random() * LONGEST_MS);
      if (isEarnest) await works[kind]?.(signal);
      await ledger.query('update runs set ended = clock_timestamp() where id = $1', [rows[0].id]);
    },
  ]),
);
const jobs = bossJobs(await openBoss(url), watched, { log, now: () => round * MINUTE, tell: messageOf });
process.on('message', (order: DayOrder) => {
  round = order.round;
  for (const kind of JOBS) void jobs.run(kind);
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => void jobs.stop().then(() => process.exit()));
process.send?.('ready');
