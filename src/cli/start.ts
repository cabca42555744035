// paperboy start: the bot on discord.com, until it is told to stop; a second process on the same database stands by.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Db } from '../database/schema.ts';
import { UserError } from '../model/errors.ts';
import { openStore } from '../store/open.ts';
import { startBot } from './bot.ts';
import { createCollector } from './collector.ts';
import { type Health, serveHealth } from './health.ts';
import { healthReportOf, STANDBY, STARTING } from './health-report.ts';
import type { Job, Run } from './job.ts';
import { type Lease, takeLease } from './standby.ts';

export const run: Run = async (job) => {
  const { config, cwd, log, now } = job;
  if (config.DISCORD_TOKEN === '') throw new UserError('no-token');
  const store = await openStore(config.DATABASE_URL, cwd);
  const stopping = new AbortController();
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]).then(() => stopping.abort());
  const health = serveHealth(config, log);
  try {
    const onWait = () => health.tell(STANDBY);
    const lease = await takeLease({ store, log, now, name: randomUUID(), onWait }, stopping.signal);
    if (!lease) return 0;
    health.tell(STARTING);
    return await beTheBot(job, { store, lease, told, health });
  } finally {
    await health.stop();
    await store.destroy();
  }
};

interface Reign {
  readonly store: Db;
  readonly lease: Lease;
  /** Resolves when the process is told to stop. */
  readonly told: Promise<void>;
  readonly health: Health;
}

/**
 * Ends with 0 when it was told to, with 1 when another process took over: whoever looks after it starts it again. Throws a
 * UserError when Discord doesn't want the bot any more.
 */
async function beTheBot(job: Job, { store, lease, told, health }: Reign): Promise<number> {
  const { config, texts, log, now } = job;
  const collector = createCollector(job, store);
  const bot = await startBot({ config, store, texts, log, now, collector, isBot: lease.isHeld });
  health.tell(healthReportOf(bot.app));
  const end = await Promise.race([
    told.then(() => 'told' as const),
    lease.lost.then(() => 'replaced' as const),
    bot.dismissed.then(() => 'dismissed' as const),
  ]);
  if (end === 'told') log.info('stopping: a message on its way is finished first');
  if (end === 'replaced') log.info('another process is the bot now');
  await bot.stop();
  await lease.release();
  if (end === 'dismissed') throw new UserError('login');
  return end === 'told' ? 0 : 1;
}
