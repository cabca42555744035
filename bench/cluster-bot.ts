// One of several processes that share the servers, as paperboy start has it, but impatient: it looks for what is due twice a second. Tells on stdout which shards it has.
import { setTimeout as wait } from 'node:timers/promises';
import { shareServers } from '../src/cli/cluster/serve.ts';
import { openLibrary } from '../src/cli/open-library.ts';
import { readConfig } from '../src/config.ts';
import { serveServers } from '../src/daily/servers.ts';
import type { App } from '../src/discord/app.ts';
import type { VoteTiming } from '../src/discord/votes/timing.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';
import { SHARED_SILENCE_S } from '../src/store/cluster/shares.ts';

export interface ClusterOrders {
  readonly apiUrl: string;
  readonly token: string;
  /** The address of a PostgreSQL database. */
  readonly database: string;
  readonly shards: number;
  readonly votes: Partial<VoteTiming>;
}

/** In milliseconds. */
const PAUSE = 500;
const TELL_EVERY = 50;

const orders = JSON.parse(process.argv[2] ?? '{}') as ClusterOrders;
const settings = readConfig({
  DISCORD_TOKEN: orders.token,
  DISCORD_API_URL: orders.apiUrl,
  DATABASE_URL: orders.database,
  SHARDS: 'claim',
  SHARD_COUNT: String(orders.shards),
});
if (settings.problems) throw new Error(settings.problems.join('\n'));
const { config } = settings;
const log = createLog({ level: process.env.LOG_LEVEL ?? 'silent' });
const place = { config: { DATABASE_URL: orders.database, INDEX_FILE: ':memory:' }, cwd: '.' };
const { store, index, close } = await openLibrary(place, { silenceS: SHARED_SILENCE_S });
const stopped = new AbortController();
process.on('SIGTERM', () => stopped.abort());
let apps: () => readonly App[] = () => [];

/** Rounds of a share don't overlap. */
async function serveRounds(): Promise<void> {
  const under = new Set<App>();
  while (!stopped.signal.aborted) {
    for (const app of apps()) {
      if (under.has(app)) continue;
      under.add(app);
      void serveServers(app).finally(() => under.delete(app));
    }
    await wait(PAUSE);
  }
}

let told = '';
const telling = setInterval(() => {
  const held = apps().flatMap(({ share, isBot }) => (isBot() ? share.shards : []));
  const now = held.sort((a, b) => a - b).join();
  if (now !== told) process.stdout.write(`${now}\n`);
  told = now;
}, TELL_EVERY);

void serveRounds();
await shareServers({
  ...{ config, log, now: Date.now, stopped: stopped.signal },
  parts: { config, store, index, texts: loadTexts(), log, now: Date.now, votes: orders.votes },
  onOpen: (open) => {
    apps = open.apps;
  },
  onFailure: (error) => process.stderr.write(`\na process failed: ${error}\n`),
});
clearInterval(telling);
await close();
process.exit();
