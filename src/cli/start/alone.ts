// paperboy start where one process is the bot: waits for the lease, and is the bot until it is told to stop or another takes over.
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { isPostgres } from '../../database/dialect.ts';
import { UserError } from '../../model/errors.ts';
import { databaseFile } from '../../store/open.ts';
import { type Bot, startBot } from '../bot.ts';
import { type Ending, toldOf, troubleOf } from '../ending.ts';
import { EXIT } from '../exit-status.ts';
import { readDisk } from '../health/disk.ts';
import { addJobMetrics } from '../health/job-metrics.ts';
import { healthReportOf, STANDBY, STARTING } from '../health/report.ts';
import { trimWhenIdle } from '../idle-collection.ts';
import type { SpokenJob } from '../job.ts';
import { sentence } from '../sentence.ts';
import { botParts, type StartParts } from './parts.ts';
import { noteStart } from './pause.ts';
import { type Lease, takeLease } from './standby.ts';

/** Waits for its turn, then is the bot. The lease is given up whatever comes. */
export async function startAlone(job: SpokenJob, parts: StartParts): Promise<number> {
  const { log, now } = job;
  const { library, trouble, stopped, health } = parts;
  const { store } = library;
  const onWait = () => health.tell(STANDBY);
  const contender = { store, log, now, name: randomUUID(), onWait, outlivesOutages: isPostgres(store) };
  const lease = await takeLease(contender, stopped);
  trouble.throwIfAborted();
  if (!lease) return EXIT.done;
  health.tell(STARTING);
  try {
    return await beTheBot(job, lease, parts);
  } finally {
    await lease.release().catch((error: unknown) => log.warn({ err: error }, 'the lease was not given back'));
  }
}

/**
 * Ends with 0 when it was told to, with a status of its own when another process took over: whoever looks after it
 * starts it again. Throws a UserError when Discord doesn't want the bot any more, or the database is out of reach.
 */
async function beTheBot(job: SpokenJob, lease: Lease, all: StartParts): Promise<number> {
  const { library, ending, trouble, stopped, health } = all;
  const { config, cwd, now } = job;
  await noteStart(library.store, now());
  const bot = await startBot({ ...botParts(job, library), isBot: lease.isHeld }, stopped);
  const file = databaseFile(config.DATABASE_URL, cwd);
  const disk = file === null ? undefined : () => readDisk(dirname(file));
  health.tell(healthReportOf(bot.app, disk, (registry) => addJobMetrics(registry, bot.jobs, now)));
  const stopTrimming = trimWhenIdle({ apps: () => [bot.app] });
  const end = await Promise.race([toldOf(ending), lease.lost, bot.dismissed, troubleOf(trouble)]);
  stopTrimming();
  if (end === 'told') {
    await bot.stop();
    return EXIT.done;
  }
  return endAtOnce(bot, end, ending, job);
}

type UntoldEnd = Awaited<Lease['lost']> | Awaited<Bot['dismissed']> | UserError;

/** Nothing more is answered or sent: another process may be the bot already. */
async function endAtOnce(bot: Bot, end: UntoldEnd, ending: Ending, job: SpokenJob): Promise<number> {
  switch (end) {
    case 'replaced':
      ending.deadline(EXIT.replaced);
      job.log.warn('another process is the bot now');
      await bot.abandon();
      return EXIT.replaced;
    case 'token-refused':
      await bot.abandon();
      throw new UserError('login');
    case 'unwritable':
      return fail(bot, new UserError('database-lost'), ending, job);
    case 'disconnected':
      return fail(bot, new UserError('disconnected'), ending, job);
    default:
      return fail(bot, end, ending, job);
  }
}

/** Throws the error. What is still to be written may wait for the very lock that ends it, beyond the deadline. */
async function fail(bot: Bot, error: UserError, ending: Ending, { err, texts }: SpokenJob): Promise<never> {
  ending.deadline(EXIT.failed, () => err(`${sentence(error, texts)}\n`));
  await bot.abandon();
  throw error;
}
