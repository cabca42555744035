// Has the processes on one PostgreSQL server share the jobs that are done once for all servers.
import { withoutSecrets } from '../../config.ts';
import type { OpenJobs } from '../../daily/jobs/jobs.ts';
import type { SpokenJob } from '../job.ts';
import { sentence } from '../sentence.ts';

/** What it takes is loaded when the bot begins: SQLite, and other sub-commands, do without it. */
export function sharedJobs({
  config,
  texts,
  log,
  now,
}: Pick<SpokenJob, 'config' | 'texts' | 'log' | 'now'>): OpenJobs {
  return async (works) => {
    const { openBoss } = await import('../../daily/jobs/boss.ts');
    const { bossJobs } = await import('../../daily/jobs/boss-jobs.ts');
    const tell = (error: unknown) => withoutSecrets(config, sentence(error, texts));
    return bossJobs(await openBoss(config.DATABASE_URL), works, { log, now, tell });
  };
}
