// npm run bench:lookups -- --digests DIR [--papers N] [--seconds S]: how soon the bot acknowledges 50 look-ups a second.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Answer } from '../src/playground/actors/answer.ts';
import { startPlayground } from '../src/playground/start.ts';
import { openStore } from '../src/store/open.ts';
import type { BotFigures, BotOrders } from './delivery-bot.ts';
import { readDigests } from './drawn-papers.ts';
import { act, type LookupAction, pickAction } from './lookup-actions.ts';
import { readKnown } from './lookup-words.ts';
import { seeded } from './random.ts';
import { buildStore } from './search-build.ts';

/** As many requests a second as Discord allows a bot in all. */
const A_SECOND = 50;

const MEMBERS = 25;

/** The first seconds, in which code is compiled and pages are read, are not measured. */
const WARM_UP = 5;

interface Options {
  readonly digests: string;
  /** Default: as many as there are in the digests. */
  readonly papers?: number;
  readonly seconds: number;
}

async function lookups({ digests, papers, seconds }: Options) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-lookups-'));
  const database = join(folder, 'paperboy.db');
  const built = await buildStore(digests, papers ?? readDigests(digests).length, database);
  const store = await openStore(`file:${database}`, '.');
  await makeDigests(store);
  const known = await readKnown(store);
  await store.destroy();
  const { world, apiUrl, token, close } = await startPlayground();
  const guild = world.guild({ name: 'Readers', locale: 'ko' });
  guild.channel('papers');
  const members = Array.from({ length: MEMBERS }, (_, n) =>
    guild.member(`Member ${n}`, { locale: n % 2 === 0 ? 'ko' : 'en-US' }),
  );
  const orders: BotOrders = { apiUrl, token, database, lease: 30_000, pause: 1000 };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'delivery-bot.ts'), JSON.stringify(orders)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines = createInterface(child.stdout);
  await once(lines, 'line');

  const random = seeded(6);
  const lists = new Map<string, Answer>();
  const took = new Map<LookupAction, number[]>();
  const failures: string[] = [];
  const own = monitorEventLoopDelay({ resolution: 5 });
  const under = new Set<Promise<void>>();
  const began = performance.now();
  const count = (seconds + WARM_UP) * A_SECOND;
  for (let nth = 0; nth < count; nth++) {
    const due = began + (nth * 1000) / A_SECOND;
    await wait(Math.max(0, due - performance.now()));
    if (nth === WARM_UP * A_SECOND) own.enable();
    const member = members[nth % MEMBERS];
    if (!member) continue;
    const action = pickAction(random);
    const started = performance.now();
    const doing = act(action, { member, known, random, lists })
      .then(() => {
        if (nth >= WARM_UP * A_SECOND)
          took.set(action, [...(took.get(action) ?? []), performance.now() - started]);
      })
      .catch((error: unknown) => {
        failures.push(`${action}: ${String(error)}`);
      })
      .finally(() => under.delete(doing));
    under.add(doing);
    if (nth % A_SECOND === 0) process.stderr.write(`\r${nth} of ${count} look-ups`);
  }
  await Promise.all(under);
  process.stderr.write('\n');
  const { loopDelay, cpu, rss } = await figuresOf(child, lines);
  const violations = world.violations.length;
  await close();
  rmSync(folder, { recursive: true });
  for (const failure of failures.slice(0, 5)) process.stderr.write(`${failure}\n`);
  const all = [...took.values()].flat();
  return {
    papers: built.papers,
    seconds,
    perSecond: A_SECOND,
    lookups: all.length,
    acknowledged: quantiles(all),
    byDeed: Object.fromEntries([...took].map(([action, each]) => [action, quantiles(each)])),
    loopDelayP99: round(loopDelay),
    playgroundLoopDelayP99: round(own.percentile(99) / 1e6),
    cpuSeconds: round(cpu),
    rssMiB: Math.round(rss),
    failures: failures.length,
    violations,
  };
}

/** Each day that a paper is of has a digest, so that days can be looked up. */
async function makeDigests(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  await sql`insert into digests (date, closed_at) select distinct date, 0 from papers`.execute(store);
  await sql`insert into entries (date, paper_id, rank, title, authors, upvotes)
    select date, id, row_number() over (partition by date order by seq), title, authors, upvotes
    from papers`.execute(store);
}

async function figuresOf(
  child: ReturnType<typeof spawn>,
  lines: ReturnType<typeof createInterface>,
): Promise<BotFigures> {
  const last = once(lines, 'line') as Promise<[string]>;
  child.kill('SIGTERM');
  const [line] = await last;
  await once(child, 'exit');
  return JSON.parse(line) as BotFigures;
}

/** Milliseconds. */
function quantiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      digests: { type: 'string', default: 'digests' },
      papers: { type: 'string' },
      seconds: { type: 'string', default: '60' },
    },
  });
  const { digests, papers, seconds } = values;
  const count = papers === undefined ? {} : { papers: Number(papers) };
  const figures = await lookups({ digests: resolve(digests), ...count, seconds: Number(seconds) });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
