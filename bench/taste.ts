// npm run bench:taste -- DIR... [--papers N] [--members N] [--trained N]: learning tastes and ordering by them, among many members and papers.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Db } from '../src/database/schema.ts';
import { createLog } from '../src/log.ts';
import { addDays, day } from '../src/model/day.ts';
import { openStore } from '../src/store/open.ts';
import { candidatesOf } from '../src/taste/candidates.ts';
import { byTaste } from '../src/taste/recommend.ts';
import { createTaste } from '../src/taste/taste.ts';
import { watchHolds } from './loop-holds.ts';
import { seeded } from './random.ts';
import { type Listed, readListed } from './taste-trials.ts';

const { values, positionals } = parseArgs({
  options: {
    papers: { type: 'string', default: '100000' },
    members: { type: 'string', default: '10000' },
    trained: { type: 'string', default: '1000' },
  },
  allowPositionals: true,
});
if (positionals.length === 0) throw new Error('usage: npm run bench:taste -- DIR... [--papers N]');

const [PAPERS, MEMBERS, TRAINED] = [values.papers, values.members, values.trained].map(Number) as [
  number,
  number,
  number,
];
const A_DAY = 40;
const LAST = day('2026-11-20');
const FEWEST_CHOICES = 5;
const MOST_CHOICES = 60;

/** Of the papers of so many days a member's list is made. */
const DAYS = 7;

/** So many members ask at the same time. */
const AT_ONCE = 4;

const random = seeded(1);
const folder = mkdtempSync(join(tmpdir(), 'paperboy-taste-'));
try {
  const file = join(folder, 'paperboy.db');
  const store = await openStore(`file:${file}`, '/');
  await fill(store, readListed(positionals));
  process.stderr.write(`${Math.round(statSync(file).size / 1e6)} MB\n`);
  process.stdout.write(`${JSON.stringify(await measure(store))}\n`);
  await store.destroy();
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(store: Db) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const holds = watchHolds();
  const taste = createTaste({ store, log: createLog({ level: 'error' }) });
  const started = performance.now();
  await taste.learned({ kind: 'member', id: 'nobody' });
  const referenceMs = performance.now() - started;
  const members = Array.from({ length: TRAINED }, (_, at) => String(Math.floor((at * MEMBERS) / TRAINED)));
  const learning = await timed(members, async (id) => {
    const { model } = await taste.learned({ kind: 'member', id });
    if (!model) throw new Error('nothing was learned');
  });
  await taste.settled();
  const found = await candidatesOf(store, DAYS);
  const candidates = found?.candidates ?? [];
  const ordering = await timed(members, async (id) => {
    const own = await taste.learned({ kind: 'member', id });
    if (own.model) await byTaste(own, own.model, candidates);
  });
  delay.disable();
  const holdsMs = holds.end();
  const { bytes, most } = await sql<{ bytes: number; most: number }>`
    select avg(length(model)) as bytes, max(length(model)) as most from tastes`
    .execute(store)
    .then(({ rows: [row] }) => row ?? { bytes: 0, most: 0 });
  return {
    papers: PAPERS,
    members: MEMBERS,
    trained: TRAINED,
    referenceMs: Math.round(referenceMs),
    learningMs: learning,
    candidates: candidates.length,
    orderingMs: ordering,
    bytesEach: Math.round(bytes),
    mostBytes: most,
    loopDelayMs: {
      p50: ms(delay.percentile(50)),
      p99: ms(delay.percentile(99)),
      max: ms(delay.max),
    },
    holdsMs,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  };
}

function ms(nanos: number): number {
  return Math.round(nanos / 1e5) / 10;
}

/** Milliseconds each, with others at work at the same time. */
async function timed(members: readonly string[], work: (id: string) => Promise<void>) {
  const times: number[] = [];
  const waiting = [...members];
  const started = performance.now();
  const worker = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const began = performance.now();
      await work(id);
      times.push(performance.now() - began);
      if (times.length % 100 === 0) process.stderr.write(`\r${times.length}/${members.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.stderr.write('\n');
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  const each = (performance.now() - started) / members.length;
  return { each: Math.round(each * 10) / 10, p50: at(0.5), p99: at(0.99) };
}

/** Papers whose abstracts are halves of real ones, and members with saved papers of a few real submitters' subjects. */
async function fill(store: Db, real: readonly Listed[]): Promise<void> {
  const first = addDays(LAST, -Math.ceil(PAPERS / A_DAY));
  const pick = () => real[Math.floor(random() * real.length)] as Listed;
  await store.transaction().execute(async (db) => {
    for (let at = 0; at < PAPERS; at++) {
      const [one, other] = [pick().paper, pick().paper];
      const date = addDays(first, Math.floor(at / A_DAY));
      const seq = Number(date.replaceAll('-', '')) * 100_000 + (at % A_DAY);
      const [head, tail] = [one.abstract ?? '', other.abstract ?? ''];
      const abstract = head.slice(0, head.length / 2) + tail.slice(tail.length / 2);
      await sql`insert into papers (seq, id, date, title, authors, keywords, abstract, organization, upvotes)
        values (${seq}, ${idOf(at)}, ${date}, ${one.title}, ${JSON.stringify(one.authors)},
        ${JSON.stringify([...one.keywords, ...other.keywords].slice(0, 8))}, ${abstract}, ${one.organization},
        ${Math.floor(random() * 100)})`.execute(db);
      if (at % 10_000 === 0) process.stderr.write(`\r${at} papers`);
    }
    for (let member = 0; member < MEMBERS; member++) {
      const count = FEWEST_CHOICES + Math.floor(random() * (MOST_CHOICES - FEWEST_CHOICES));
      const chosen = new Set(Array.from({ length: count }, () => Math.floor(random() * PAPERS)));
      const rows = [...chosen].map((paper, at) => ({
        member_id: String(member),
        paper_id: idOf(paper),
        created_at: 1 + at,
      }));
      await db.insertInto('saved').values(rows).execute();
    }
  });
  process.stderr.write('\n');
}

function idOf(paper: number): string {
  return `${String(1000 + Math.floor(paper / 90_000))}.${String(10_000 + (paper % 90_000))}`;
}
