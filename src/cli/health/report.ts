// What a process tells of itself to those who watch it: that it starts, stands by, or is the bot and how it does.
import { Gauge, type Registry } from 'prom-client';
import { findSilence } from '../../daily/alarm.ts';
import type { App } from '../../discord/app.ts';
import { EVERYTHING } from '../../model/share.ts';
import { lastNewPaperAt } from '../../store/listings.ts';
import { sentence } from '../sentence.ts';
import type { Disk } from './disk.ts';
import { addMetrics, type Bots, sum, troublesOf } from './metrics.ts';

type Role = 'starting' | 'standby' | 'bot';

interface Report {
  /** False where somebody should look after the process. */
  readonly ok: boolean;
  readonly role: Role;
}

export interface HealthReport {
  examine(): Report | Promise<Report>;
  /** Adds its gauges, or sets those that are there. */
  measure(registry: Registry): void;
}

/** Before it is decided what the process is, and while it logs in. */
export const STARTING: HealthReport = {
  examine: () => ({ ok: false, role: 'starting' }),
  measure: isBot(() => 0),
};

/** Off Discord until somebody gives it a token that works. */
export const REFUSED: HealthReport = {
  examine: () => ({ ok: false, role: 'starting', discord: 'refused the token' }),
  measure: isBot(() => 0),
};

/** Off Discord, as it should be. */
export const STANDBY: HealthReport = {
  examine: () => ({ ok: true, role: 'standby', discord: 'not connected: another process is the bot' }),
  measure: isBot(() => 0),
};

/** Of the one bot of a process. `readDisk` is left out for a database in memory. */
export function healthReportOf(
  app: App,
  readDisk?: () => Promise<Disk>,
  measureMore?: HealthReport['measure'],
): HealthReport {
  return reportOfAll({ ...app, apps: () => [app] }, readDisk, measureMore);
}

/**
 * Of a process with a bot for each of its shares; while it has none, it stands by. `measureMore` adds what else it has to
 * tell.
 */
export function reportOfAll(
  bots: Bots,
  readDisk?: () => Promise<Disk>,
  measureMore?: HealthReport['measure'],
): HealthReport {
  const areThere = () => bots.apps().length > 0;
  return {
    // Where even that can't be read from the database, that is what there is to tell.
    examine: () =>
      areThere()
        ? examine(bots).catch((error: unknown) => ({
            ok: false,
            role: 'bot',
            reasons: [sentence(error, bots.texts)],
          }))
        : (bots.areStarting?.() ? STARTING : STANDBY).examine(),
    measure: (registry) => {
      isBot(() => (areThere() ? 1 : 0))(registry);
      addMetrics(bots, registry, readDisk ?? null);
      measureMore?.(registry);
    },
  };
}

async function examine({ apps, store, texts, now }: Bots) {
  const all = apps();
  const lastNewPaper = await lastNewPaperAt(store);
  const silence = await findSilence(store, now());
  const troubles = await troublesOf(all);
  const connected = all.every(({ client }) => client.isReady()) && !troubles.includes('gateway');
  const say = texts('en');
  const shards = all.flatMap(({ share }) => (share === EVERYTHING ? [] : share.shards));
  return {
    ok: connected && silence === null && troubles.length === 0,
    role: 'bot' as const,
    discord: connected ? 'connected' : 'not connected',
    ...(shards.length > 0 && { shards: shards.sort((a, b) => a - b) }),
    servers: sum(all.map(({ client }) => client.guilds.cache.size)),
    lastNewPaper: lastNewPaper === null ? null : new Date(lastNewPaper).toISOString(),
    silentWeekdays: silence?.weekdays ?? 0,
    reasons: troubles.map((trouble) => say(`trouble.${trouble}`)),
  };
}

function isBot(read: () => 0 | 1): HealthReport['measure'] {
  const name = 'paperboy_is_bot';
  const help = '1 for the bot, 0 for a process that stands by';
  return (registry) => {
    registry.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
}
