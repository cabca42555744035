// The bot as a process that can be killed: without a collector, and impatient, so that a benchmark needn't wait for minutes.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { startBot } from '../src/cli/bot.ts';
import { trimMemory } from '../src/cli/idle-collection.ts';
import { loadCommands } from '../src/cli/load-commands.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { takeLease } from '../src/cli/start/standby.ts';
import { readConfig } from '../src/config.ts';
import { goRound } from '../src/daily/schedule.ts';
import { isPostgresUrl } from '../src/database/postgres/connect.ts';
import type { VoteTiming } from '../src/discord/votes/timing.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';

export interface BotOrders {
  readonly apiUrl: string;
  readonly token: string;
  /** A path, or the address of a PostgreSQL database. */
  readonly database: string;
  /** The index's file; beside the database where nothing is said. */
  readonly index?: string;
  /** How long a lease holds at least, and how long the bot waits between two rounds, in milliseconds. */
  readonly lease: number;
  readonly pause: number;
  readonly votes?: Partial<VoteTiming>;
}

/** What the bot tells of itself on stdout before it ends; when it is up, it says so, and how long its lease is. */
export interface BotFigures {
  /** The 99th percentile since it was up, or since SIGUSR2, in milliseconds. */
  readonly loopDelay: number;
  readonly longestDelay: number;
  /** Seconds. */
  readonly cpu: number;
  /** MiB in use. */
  readonly heap: number;
  /** MiB in use once it has been idle for a while, when it gives back what it can. */
  readonly idle: number;
  /** MiB. */
  readonly rss: number;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as BotOrders;
const { apiUrl, token, database, lease: shortest, pause, votes = {} } = orders;
const settings = readConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl });
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { store, index } = await openLibrary({
  config: {
    DATABASE_URL: isPostgresUrl(database) ? database : `file:${database}`,
    INDEX_FILE: orders.index ?? '',
  },
  cwd: '.',
});
const log = createLog({ level: process.env.LOG_LEVEL ?? 'silent' });
index.follow((error) => log.warn({ err: error }, 'the index is behind'));
await loadCommands();
// Where all that took long, renewing a scaled lease takes long, too: it would end again and again.
const length = Math.max(shortest, Math.round(performance.now()));
const lease = await takeLease(
  { store, log, name: randomUUID(), now: Date.now, length, outlivesOutages: isPostgresUrl(database) },
  new AbortController().signal,
);
if (!lease) throw new Error('no lease');
const parts = { config: settings.config, store, index, texts: loadTexts(), log, now: Date.now, votes };
const bot = await startBot({ ...parts, isBot: lease.isHeld });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('SIGUSR2', () => delay.reset());
const cpu = process.cpuUsage();
process.stdout.write(`up ${length}\n`);
const ended = once(process, 'SIGTERM').then(() => 'ended' as const);
const lost = lease.lost.then(async () => {
  await bot.abandon();
  process.exit();
});
while ((await Promise.race([ended, lost, wait(pause, 'goes on' as const)])) === 'goes on')
  await goRound(bot.app, undefined, false);
const { user, system } = process.cpuUsage(cpu);
const [loopDelay, longestDelay] = [delay.percentile(99) / 1e6, delay.max / 1e6];
globalThis.gc?.();
const { heapUsed, rss } = process.memoryUsage();
trimMemory();
const figures: BotFigures = {
  loopDelay,
  longestDelay,
  cpu: (user + system) / 1e6,
  heap: heapUsed / 2 ** 20,
  idle: process.memoryUsage().heapUsed / 2 ** 20,
  rss: rss / 2 ** 20,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await bot.stop();
await lease.release();
process.exit();
