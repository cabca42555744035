// What Prometheus reads of the bot: how much waits, what keeps it waiting, and what is wrong.
import { Gauge, type Registry } from 'prom-client';
import { findSilence } from '../../daily/alarm.ts';
import { type Asked, findPause, type Pause } from '../../daily/summaries/pause.ts';
import { HINDRANCES } from '../../daily/summaries/setback.ts';
import { findTroubles, TROUBLES, type Trouble } from '../../daily/troubles.ts';
import type { App } from '../../discord/app.ts';
import { lastNewPaperAt } from '../../store/listings.ts';
import { spentOn } from '../../store/spending.ts';
import { activeSubscriptions, troubledSubscriptions } from '../../store/subscriptions.ts';
import { countEmbeddings } from '../../taste/kept-embeddings.ts';
import type { Disk } from './disk.ts';

/** A pause that ended so long ago, in milliseconds, was followed by no request: nothing was to be made. */
const PAUSE_FORGOTTEN_MS = 2 * 60 * 60_000;

const SPENDING = {
  requests: 'requests',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  bookedTokens: 'booked_tokens',
} as const;

type Read = () => number | Promise<number>;

/** A process, and the bots that it is just now. */
export interface Bots extends Pick<App, 'config' | 'store' | 'index' | 'texts' | 'now'> {
  readonly apps: () => readonly App[];
  /** Whether there is none yet, and one is about to be. */
  readonly areStarting?: () => boolean;
}

/** Adds the process's gauges, which are sums over its bots. `readDisk` is null for a database in memory. */
export function addMetrics(
  { apps, config, store, index, now }: Bots,
  registry: Registry,
  readDisk: (() => Promise<Disk>) | null,
): void {
  const total = async (read: (app: App) => number | Promise<number>) =>
    sum(await Promise.all(apps().map(read)));
  const gauge = (name: string, help: string, read: Read) =>
    new Gauge({
      name: `paperboy_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(await read());
      },
    });
  gauge('servers', 'Servers that the bot is in', () => total(({ client }) => client.guilds.cache.size));
  gauge('shards', 'Connections to the gateway', () => total(({ client }) => client.ws.shards.size));
  gauge('gateway_ping_ms', "Discord's heartbeat, in milliseconds", () =>
    Math.max(-1, ...apps().map(({ client }) => client.ws.ping)),
  );
  gauge('messages_sent', 'Messages of digests sent since the start', () => total(({ tally }) => tally.sent));
  gauge('deliveries', 'Deliveries finished since the start', () => total(({ tally }) => tally.delivered));
  gauge('channels_waiting', 'Channels that are owed a digest now', () => total(({ tally }) => tally.waiting));
  gauge('votes_waiting', 'Votes that stand in line to be written', () =>
    total(({ votesWaiting }) => votesWaiting()),
  );
  gauge('work_held', 'Pieces of work that wait for Discord to answer again', () =>
    total(({ waits }) => waits.count()),
  );
  gauge('unanswered_seconds', 'For how long no request to Discord has succeeded; 0 while they do', () => {
    const since = apps().flatMap(({ waits }) => waits.failingSince() ?? []);
    return since.length === 0 ? 0 : (now() - Math.min(...since)) / 1000;
  });
  gauge('rate_limit_waits', "Waits for Discord's limits since the start", () =>
    total(({ tally }) => tally.limited),
  );
  gauge('rate_limit_wait_seconds', 'What they took together', () =>
    total(({ tally }) => tally.limitedMs / 1000),
  );
  gauge('breaker_open', '1 while this address is blocked on the way to Discord and nothing is sent', () =>
    apps().some((app) => app.isBlocked()) ? 1 : 0,
  );
  gauge('index_behind_papers', 'Papers that look-ups do not know as the database has them', async () => {
    const making = await index.progress();
    return making === null ? index.lag() : making.all - making.done;
  });
  gauge('subscriptions', 'Channels that get digests', () =>
    total(async ({ share }) => (await activeSubscriptions(store, share)).length),
  );
  gauge('subscriptions_paused', 'Subscriptions that trouble paused', () =>
    total(async ({ share }) => (await troubledSubscriptions(store, share)).length),
  );
  gauge('last_new_paper_seconds', 'When the last new paper came, in epoch seconds', async () => {
    return Math.floor(((await lastNewPaperAt(store)) ?? 0) / 1000);
  });
  gauge('silent_weekdays', 'Weekdays without a new paper, once there are too many; else 0', async () => {
    return (await findSilence(store, now()))?.weekdays ?? 0;
  });
  for (const field of ['requests', 'inputTokens', 'outputTokens', 'bookedTokens'] as const) {
    gauge(
      `summary_${SPENDING[field]}_today`,
      'What summaries cost today (UTC)',
      async () => (await spentOn(store, now()))[field],
    );
  }
  addKinds(registry, { name: 'trouble', help: '1 for what keeps the bot from its work' }, TROUBLES, () =>
    troublesOf(apps()),
  );
  addKinds(registry, { name: 'model_trouble', help: '1 for why no summary is made' }, HINDRANCES, () =>
    hindrancesOf({ store, now }, 'summaries'),
  );
  if (config.EMBEDDING_MODEL !== '') {
    gauge('embeddings', 'Papers that the recommendations know as numbers', () =>
      countEmbeddings(store, config.EMBEDDING_MODEL),
    );
    const help = '1 for why papers are not turned into numbers';
    addKinds(registry, { name: 'embedding_trouble', help }, HINDRANCES, () =>
      hindrancesOf({ store, now }, 'embeddings'),
    );
  }
  if (readDisk) {
    gauge('disk_free_bytes', "Space left on the database's disk", async () => (await readDisk()).free);
    gauge('disk_size_bytes', "Size of the database's disk", async () => (await readDisk()).size);
  }
}

async function hindrancesOf(
  { store, now }: Pick<App, 'store' | 'now'>,
  asked: Asked,
): Promise<Pause['hindrance'][]> {
  const pause = await findPause(store, asked);
  return pause === null || now() - pause.until > PAUSE_FORGOTTEN_MS ? [] : [pause.hindrance];
}

/** Of any of them. */
export async function troublesOf(apps: readonly App[]): Promise<Trouble[]> {
  const found = new Set((await Promise.all(apps.map(findTroubles))).flat());
  return TROUBLES.filter((trouble) => found.has(trouble));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

/** A gauge that is 1 for the kinds that stand, and 0 for all others. */
function addKinds<K extends string>(
  registry: Registry,
  { name, help }: { readonly name: string; readonly help: string },
  kinds: readonly K[],
  find: () => Promise<readonly K[]>,
): void {
  new Gauge({
    name: `paperboy_${name}`,
    help,
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      const found = await find();
      for (const kind of kinds) this.set({ kind }, found.includes(kind) ? 1 : 0);
    },
  });
}
