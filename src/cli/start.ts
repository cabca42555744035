// paperboy start: the bot on discord.com, until it is told to stop.
import { once } from 'node:events';
import { UserError } from '../model/errors.ts';
import { openStore } from '../store/open.ts';
import { startBot } from './bot.ts';
import { createCollector } from './collector.ts';
import { serveHealth } from './health.ts';
import type { Run } from './run.ts';

export const run: Run = async (job) => {
  const { config, cwd, texts, log, now } = job;
  if (config.DISCORD_TOKEN === '') throw new UserError('no-token');
  const store = await openStore(config.DATABASE_URL, cwd);
  try {
    const bot = await startBot({ config, store, texts, log, now, collector: createCollector(job, store) });
    const health = serveHealth(bot.app);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    log.info('stopping: a message on its way is finished first');
    await health.stop();
    await bot.stop();
    return 0;
  } finally {
    await store.destroy();
  }
};
