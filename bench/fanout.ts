// npm run bench:fanout -- --channels 1000 [--papers 3] [--voting buttons] [--processes 3 [--proxy] [--shards 12]]: how much of the 50 requests a second that
// Discord allows the bot makes use of, alone or as processes that share the servers on one PostgreSQL, and what a channel's day leaves in the database.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Db } from '../src/database/schema.ts';
import { day } from '../src/model/day.ts';
import { defaultPlan, VOTINGS, type Voting } from '../src/model/subscription.ts';
import { startPlayground } from '../src/playground/start.ts';
import type { World } from '../src/playground/world.ts';
import { openStore } from '../src/store/open.ts';
import { subscribe } from '../src/store/subscriptions.ts';
import { keepIn } from './database-server.ts';
import type { BotFigures, BotOrders } from './delivery-bot.ts';
import { startCrew } from './fanout-crew.ts';
import { closeInvented } from './invented-papers.ts';
import { storedOf } from './stored-size.ts';

/** Requests a second that Discord allows a bot in all. */
const ALLOWED = 50;

const CHANNELS_A_SERVER = 10;

interface FanOutOptions {
  readonly channels?: number;
  readonly papers?: number;
  readonly voting?: Voting;
  /** More than one share the servers. */
  readonly processes?: number;
  readonly shards?: number;
  /** Whether a proxy keeps the limit for all of them. */
  readonly isProxied?: boolean;
}

export interface FanOut {
  readonly channels: number;
  readonly processes: number;
  readonly isProxied: boolean;
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly ratio: number;
  /** Answers of Discord's that asked to wait, and those because of all requests together. */
  readonly limited: number;
  readonly limitedGlobally: number;
  /** Rows that a channel's day adds to the database, and what it grows by. */
  readonly rowsAChannel: number;
  readonly bytesAChannel: number;
  /** Of a single bot: event-loop delay, 99th percentile, in milliseconds; CPU; memory. */
  readonly bot: {
    readonly loopDelayP99: number;
    readonly cpuSeconds: number;
    readonly rssMiB: number;
  } | null;
}

interface Bots {
  /** Returns what a single bot tells of itself. */
  end(): Promise<FanOut['bot']>;
}

const round = (number: number, places = 1) => Number(number.toFixed(places));

export async function fanOut({
  channels = 1000,
  papers = 3,
  voting = 'reactions',
  processes = 1,
  shards = 12,
  isProxied = false,
}: FanOutOptions = {}): Promise<FanOut> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-fanout-'));
  const kept = await keepIn(folder, { onPostgres: processes > 1 });
  const store = await openStore(kept.url, '.');
  const { world, apiUrl, token, close } = await startPlayground({
    limits: { on: true, scale: 1 },
    // Log-ins aren't what is measured.
    sharding: { maxConcurrency: 16 },
  });
  await fill(world, store, { channels, voting });
  const orders = { apiUrl, token, database: kept.url.replace(/^file:/, '') };
  const bots =
    processes === 1
      ? await startBot({ ...orders, lease: 30_000, pause: 100 })
      : await startCrew({ ...orders, shards, pause: 100 }, processes, isProxied);
  const before = await storedOf(store);
  world.record.clear();
  await closeInvented(store, day('2026-01-05'), papers);
  const measured = await watch(world, store, channels);
  const after = await storedOf(store);
  const bot = await bots.end();
  await store.destroy();
  await close();
  await kept.stop();
  rmSync(folder, { recursive: true });
  const perSecond = measured.requests / measured.seconds;
  return {
    channels,
    processes,
    isProxied,
    ...measured,
    seconds: round(measured.seconds),
    perSecond: round(perSecond, 2),
    ratio: round(perSecond / ALLOWED, 3),
    rowsAChannel: round((after.rows - before.rows) / channels, 2),
    bytesAChannel: Math.round((after.bytes - before.bytes) / channels),
    bot,
  };
}

/** Servers are made in different milliseconds, by which Discord puts them on shards. */
async function fill(
  world: World,
  store: Db,
  { channels, voting }: { readonly channels: number; readonly voting: Voting },
): Promise<void> {
  const plan = { ...defaultPlan('en'), voting };
  for (let nth = 0; nth < channels; nth += CHANNELS_A_SERVER) {
    await wait(1);
    const guild = world.guild({ name: `Server ${nth}` });
    for (let place = nth; place < Math.min(nth + CHANNELS_A_SERVER, channels); place++)
      await subscribe(
        store,
        { guildId: guild.id, channelId: guild.channel(`papers-${place}`).id },
        plan,
        Date.now() - 1,
      );
  }
}

async function startBot(orders: BotOrders): Promise<Bots> {
  const script = join(import.meta.dirname, 'delivery-bot.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  await once(lines, 'line');
  return {
    async end() {
      const last = once(lines, 'line') as Promise<[string]>;
      child.kill('SIGTERM');
      const { loopDelay, cpu, rss } = JSON.parse((await last)[0]) as BotFigures;
      await once(child, 'exit');
      return { loopDelayP99: round(loopDelay), cpuSeconds: round(cpu), rssMiB: round(rss, 0) };
    },
  };
}

/** Until each channel has its digest. The record forgets what is old, so it is counted as it grows. */
async function watch(world: World, store: Db, channels: number) {
  const { record } = world;
  let seen = 0;
  const counts = { requests: 0, limited: 0, limitedGlobally: 0 };
  const count = () => {
    const fresh = record.count - seen;
    seen = record.count;
    for (const { status, isGlobal } of fresh > 0 ? record.requests.slice(-fresh) : []) {
      if (status < 300) counts.requests++;
      if (status === 429) counts.limited++;
      if (isGlobal) counts.limitedGlobally++;
    }
  };
  while (record.count === 0) await wait(1);
  const began = performance.now();
  for (let done = 0; done < channels; ) {
    await wait(100);
    count();
    done = await delivered(store);
    process.stderr.write(`\r${done} of ${channels} channels, ${counts.requests} requests`);
  }
  process.stderr.write('\n');
  const seconds = (performance.now() - began) / 1000;
  count();
  return { ...counts, seconds };
}

async function delivered(store: Db): Promise<number> {
  const { count } = await store
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'posted')
    .executeTakeFirstOrThrow();
  return count;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      channels: { type: 'string', default: '1000' },
      papers: { type: 'string', default: '3' },
      voting: { type: 'string' },
      processes: { type: 'string', default: '1' },
      shards: { type: 'string', default: '12' },
      proxy: { type: 'boolean', default: false },
    },
  });
  const figures = await fanOut({
    channels: Number(values.channels),
    papers: Number(values.papers),
    voting: VOTINGS.find((each) => each === values.voting) ?? 'reactions',
    processes: Number(values.processes),
    shards: Number(values.shards),
    isProxied: values.proxy,
  });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
