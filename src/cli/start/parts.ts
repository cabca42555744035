// What stands when a process may become the bot, and what it gives to a bot in any case.
import { isPostgres } from '../../database/dialect.ts';
import { UserError } from '../../model/errors.ts';
import type { Library } from '../../search/library.ts';
import type { BotParts } from '../bot.ts';
import { createCollector, createEmbedder, createPaperFetcher } from '../collector.ts';
import type { Ending } from '../ending.ts';
import type { Health } from '../health/server.ts';
import type { SpokenJob } from '../job.ts';
import { sharedJobs } from '../postgres/jobs.ts';
import { sentence } from '../sentence.ts';

export interface StartParts {
  readonly library: Library;
  readonly ending: Ending;
  /** Aborted with a UserError when the database is in trouble. */
  readonly trouble: AbortSignal;
  /** Aborted when the process is told to stop, or the database is in trouble. */
  readonly stopped: AbortSignal;
  readonly health: Health;
}

/** What a bot is given in any case; the index follows the database from now on. */
export function botParts(job: SpokenJob, library: Library): BotParts {
  const { store, index } = library;
  const { config, texts, log, now } = job;
  index.follow((error) => {
    const isTold = error instanceof UserError && error.key === 'index-elsewhere';
    log.warn(
      { err: error },
      isTold ? sentence(error, texts) : 'the index could not be brought up; it is tried again',
    );
  });
  const embedder = createEmbedder(job);
  return {
    ...{ config, store, index, texts, log, now },
    collector: createCollector(job, library),
    fetchPapers: createPaperFetcher(job),
    ...(embedder && { embedder }),
    ...(isPostgres(store) && { openJobs: sharedJobs(job) }),
  };
}
