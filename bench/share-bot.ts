// The bot as one of several processes that share the servers: without a collector, and impatient, so that a benchmark needn't wait for minutes.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { shareServers } from '../src/cli/cluster/serve.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { readConfig } from '../src/config.ts';
import { goRound } from '../src/daily/schedule.ts';
import type { App } from '../src/discord/app.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';

export interface ShareOrders {
  readonly apiUrl: string;
  readonly token: string;
  /** The address of a PostgreSQL database. */
  readonly database: string;
  readonly shards: number;
  /** How long it waits between two rounds, in milliseconds. */
  readonly pause: number;
}

/** What it says, a line of JSON each time that it has other shards. */
export interface ShareReport {
  readonly shards: readonly number[];
}

const { apiUrl, token, database, shards, pause } = JSON.parse(process.argv[2] ?? '{}') as ShareOrders;
const settings = readConfig({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: apiUrl,
  DATABASE_URL: database,
  SHARDS: 'claim',
  SHARD_COUNT: String(shards),
});
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { config } = settings;
const library = await openLibrary({ config: { DATABASE_URL: database, INDEX_FILE: ':memory:' }, cwd: '.' });
const log = createLog({ level: process.env.LOG_LEVEL ?? 'silent' });
library.index.follow((error) => log.warn({ err: error }, 'the index is behind'));
const stopped = new AbortController();
let apps: () => readonly App[] = () => [];
const over = shareServers({
  config,
  log,
  now: Date.now,
  parts: { config, ...library, texts: loadTexts(), log, now: Date.now },
  stopped: stopped.signal,
  onOpen: (open) => {
    apps = open.apps;
  },
  onFailure: (error) => log.error({ err: error }, 'not the bot'),
});
const ended = once(process, 'SIGTERM').then(() => 'ended' as const);
/** Each share goes its own rounds, none waits for another. */
const underWay = new Map<App, Promise<void>>();
let told = '';
while ((await Promise.race([ended, wait(pause, 'goes on' as const)])) === 'goes on') {
  const present = apps();
  const report: ShareReport = { shards: present.flatMap(({ share }) => share.shards).sort((a, b) => a - b) };
  if (JSON.stringify(report) !== told) {
    told = JSON.stringify(report);
    process.stdout.write(`${told}\n`);
  }
  for (const app of present) {
    if (underWay.has(app)) continue;
    underWay.set(
      app,
      goRound(app)
        .catch((error: unknown) => log.error({ err: error }, 'a round failed'))
        .finally(() => underWay.delete(app)),
    );
  }
}
stopped.abort();
await over;
await library.close();
process.exit();
