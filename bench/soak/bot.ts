// The soaked bot: the whole of it in a process of its own, with its schedule, collector, summaries and /metrics; its minutes come by order.
import cron from 'node-cron';
import { startBot } from '../../src/cli/bot.ts';
import { createCollector } from '../../src/cli/collector.ts';
import { healthReportOf } from '../../src/cli/health/report.ts';
import { serveHealth } from '../../src/cli/health/server.ts';
import { trimMemory } from '../../src/cli/idle-collection.ts';
import type { SpokenJob } from '../../src/cli/job.ts';
import { openLibrary } from '../../src/cli/open-library.ts';
import { readConfig } from '../../src/config.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import { createLog } from '../../src/log.ts';
import { huggingFace } from '../../src/source/huggingface.ts';
import { longIntervals, turn } from './clock.ts';

/** What is said to it. */
export type SoakOrder =
  /** A minute of the schedule at a time, in epoch milliseconds. */
  { readonly order: 'minute'; readonly at: number } | { readonly order: 'measure' | 'stop' | 'snapshot' };

/** What it says, first when it is up, then after each order. */
export interface SoakReport {
  /** Whether it is connected to the gateway. */
  readonly isConnected: boolean;
  readonly measured: Measured | null;
}

export interface Measured {
  /** MiB, when it has given back what it gives back by itself while it is idle. */
  readonly rss: number;
  readonly heap: number;
  /** Whatever keeps a process awake: sockets, timers, files. */
  readonly handles: readonly string[];
}

/** The gateway's heartbeats live by the machine's clock: by this one they seem to have stopped whenever it leaps. */
const NEVER_SILENT_MS = 1e13;

/** Real milliseconds in which what is under way comes to rest. */
const REST_MS = 300;

type Tick = (context: { readonly date: Date }) => Promise<void>;

let tick: Tick | null = null;
Object.assign(cron, {
  schedule: (_expression: string, run: Tick) => {
    tick = run;
    return { destroy: async () => undefined };
  },
});

const settings = readConfig(process.env);
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { config } = settings;
const log = createLog({ level: config.LOG_LEVEL });
const job: SpokenJob = {
  env: process.env,
  cwd: process.cwd(),
  out: () => undefined,
  err: () => undefined,
  now: Date.now,
  config,
  texts: loadTexts(),
  log,
  args: [],
};
const health = serveHealth(config, log);
const library = await openLibrary(job);
const { store, index } = library;
index.follow((error) => log.warn({ err: error }, 'the index could not be brought up; it is tried again'));
// As the bot's own, but that it waits no real seconds from one try to the next.
const http = { fetch, now: Date.now, wait: async () => {}, retries: 4, pause: 1, timeout: 30_000 };
const source = huggingFace({ url: config.HUGGINGFACE_URL, token: '', tokenRefused: () => {}, http });
const bot = await startBot({
  config,
  store,
  index,
  texts: job.texts,
  log,
  now: Date.now,
  collector: { ...createCollector(job, library), source },
  heartbeatMs: NEVER_SILENT_MS,
  votes: { requestGapMs: 0 },
});
health.tell(healthReportOf(bot.app));

async function measure(): Promise<Measured> {
  await Promise.all([bot.app.deliveries.settled(), bot.app.notifications.settled(), bot.votesCounted()]);
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  trimMemory();
  const { rss, heapUsed } = process.memoryUsage();
  const handles = [...process.getActiveResourcesInfo(), ...Array(longIntervals()).fill('LongInterval')];
  return { rss: rss / 2 ** 20, heap: heapUsed / 2 ** 20, handles };
}

async function obey(order: SoakOrder): Promise<Measured | null> {
  switch (order.order) {
    case 'minute':
      turn(order.at);
      await tick?.({ date: new Date(order.at) });
      // Messages to followers keep a distance in real time: without this they would come days late.
      await bot.app.notifications.settled();
      return null;
    case 'measure':
      return measure();
    case 'snapshot': {
      const { writeHeapSnapshot } = await import('node:v8');
      writeHeapSnapshot();
      return null;
    }
    case 'stop':
      await bot.stop();
      await library.close();
      await health.stop();
      return process.exit();
  }
}

function say(measured: Measured | null): void {
  const isConnected = [...bot.app.client.ws.shards.values()].every(({ status }) => status === 0);
  const report: SoakReport = { isConnected, measured };
  process.send?.(report);
}

process.on('message', (order: SoakOrder) => {
  void obey(order).then((measured) => say(measured));
});
process.on('disconnect', () => process.exit());
say(null);
