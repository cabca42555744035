// paperboy start: the bot on discord.com, until it is told to stop; a second process on the same database stands by.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import { isPostgres } from '../database/dialect.ts';
import { UserError } from '../model/errors.ts';
import type { Library } from '../search/library.ts';
import { SHARED_SILENCE_S } from '../store/cluster/shares.ts';
import { databaseFile } from '../store/open.ts';
import { type Bot, type BotParts, startBot } from './bot.ts';
import { createCollector, createEmbedder, createPaperFetcher } from './collector.ts';
import { guardDatabase } from './database-guard.ts';
import { type Ending, listenForEnd } from './ending.ts';
import { EXIT } from './exit-status.ts';
import { readDisk } from './health/disk.ts';
import { addJobMetrics } from './health/job-metrics.ts';
import { healthReportOf, REFUSED, reportOfAll, STANDBY, STARTING } from './health/report.ts';
import { type Health, serveHealth } from './health/server.ts';
import { trimWhenIdle } from './idle-collection.ts';
import type { Job, Run } from './job.ts';
import { openLibrary } from './open-library.ts';
import { sharedJobs } from './postgres/jobs.ts';
import { sentence } from './sentence.ts';
import { type Lease, takeLease } from './standby.ts';
import { noteStart, startPauseMs } from './start-pause.ts';

export const run: Run = async (job) => {
  const { config, log } = job;
  if (config.DISCORD_TOKEN === '') throw new UserError('no-token');
  const ending = listenForEnd(process, log);
  const health = serveHealth(config, log);
  let status: number = EXIT.failed;
  try {
    status = await startAndEnd(job, ending, health);
    return status;
  } catch (error) {
    if (isTokenRefused(error)) status = EXIT.tokenRefused;
    throw error;
  } finally {
    ending.deadline(status);
    await health.stop();
    ending.over(status);
  }
};

/** Throws what ended it, unless it was told to stop anyway. */
async function startAndEnd(job: Job, ending: Ending, health: Health): Promise<number> {
  const { config, cwd, log } = job;
  const guard = guardDatabase(log);
  const stopped = AbortSignal.any([ending.told, guard.trouble]);
  try {
    const tell = (what: string) => log.info({ what }, 'the database is brought into its present form');
    const library = await openLibrary(job, {
      ...{ onTrouble: guard.onTrouble, tell },
      ...(config.SHARD_COUNT > 0 && { silenceS: SHARED_SILENCE_S }),
    });
    try {
      const file = databaseFile(config.DATABASE_URL, cwd);
      if (file !== null) await guard.watch(library.store, file);
      const parts = { library, ending, stopped, trouble: guard.trouble, health };
      await pauseBeforeStart(job, parts);
      return await (config.SHARD_COUNT > 0 ? share(job, parts) : contend(job, parts));
    } finally {
      guard.stop();
      await library.close();
    }
  } catch (error) {
    if (ending.told.aborted) return EXIT.done;
    if (!isTokenRefused(error) || config.TOKEN_REFUSED === 'exit') throw error;
    return waitRefused(job, health, ending);
  }
}

interface Parts {
  readonly library: Library;
  readonly ending: Ending;
  /** Aborted with a UserError when the database is in trouble. */
  readonly trouble: AbortSignal;
  /** Aborted when the process is told to stop, or the database is in trouble. */
  readonly stopped: AbortSignal;
  readonly health: Health;
}

/** Waits for its turn, then is the bot. The lease is given up whatever comes. */
async function contend(job: Job, parts: Parts): Promise<number> {
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

/** Of several processes each is told by its machine and its port. */
function whoStarts({ SHARD_COUNT, PORT }: Config): string | undefined {
  return SHARD_COUNT === 0 ? undefined : `${hostname()}:${PORT}`;
}

async function pauseBeforeStart({ config, log, now }: Job, { library, stopped }: Parts): Promise<void> {
  const pauseMs = await startPauseMs(library.store, now(), whoStarts(config));
  if (pauseMs === 0) return;
  const until = new Date(now() + pauseMs).toISOString();
  log.warn({ until }, 'started too often in a short time: it waits before it logs in again');
  await wait(pauseMs, undefined, { signal: stopped }).catch((error: unknown) => {
    throw stopped.reason instanceof UserError ? stopped.reason : error;
  });
}

/**
 * Ends with 0 when it was told to, with a status of its own when another process took over: whoever looks after it
 * starts it again. Throws a UserError when Discord doesn't want the bot any more, or the database is out of reach.
 */
async function beTheBot(job: Job, lease: Lease, all: Parts): Promise<number> {
  const { library, ending, trouble, stopped, health } = all;
  const { config, cwd, now } = job;
  await noteStart(library.store, now());
  const bot = await startBot({ ...partsOf(job, library), isBot: lease.isHeld }, stopped);
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

/** What a bot is given in any case; the index follows the database from now on. */
function partsOf(job: Job, library: Library): BotParts {
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

/** Is the bot for a share of the servers, or waits for one, until it is told to stop. */
async function share(job: Job, { library, ending, stopped, health }: Parts): Promise<number> {
  const { config, log, now } = job;
  const { shareServers } = await import('./cluster/serve.ts');
  await noteStart(library.store, now(), whoStarts(config));
  const bots = partsOf(job, library);
  let stopTrimming = () => {};
  try {
    await shareServers({
      ...{ config, log, now, parts: bots, stopped },
      onOpen: ({ apps, areStarting, jobs }) => {
        const measureJobs = (registry: Registry) => addJobMetrics(registry, jobs, now);
        health.tell(reportOfAll({ ...bots, apps, areStarting }, undefined, measureJobs));
        stopTrimming = trimWhenIdle({ apps });
      },
      onFailure: (error) => ending.deadline(EXIT.failed, () => job.err(`${sentence(error, job.texts)}\n`)),
    });
    return EXIT.done;
  } finally {
    stopTrimming();
  }
}

async function toldOf({ told }: Ending): Promise<'told'> {
  if (!told.aborted) await once(told, 'abort');
  return 'told';
}

async function troubleOf(trouble: AbortSignal): Promise<UserError> {
  if (!trouble.aborted) await once(trouble, 'abort');
  return trouble.reason;
}

type UntoldEnd = Awaited<Lease['lost']> | Awaited<Bot['dismissed']> | UserError;

/** Nothing more is answered or sent: another process may be the bot already. */
async function endAtOnce(bot: Bot, end: UntoldEnd, ending: Ending, job: Job): Promise<number> {
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
async function fail(bot: Bot, error: UserError, ending: Ending, { err, texts }: Job): Promise<never> {
  ending.deadline(EXIT.failed, () => err(`${sentence(error, texts)}\n`));
  await bot.abandon();
  throw error;
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof UserError && error.key === 'login';
}

/** Where nothing holds a restart back, as in a container, the process stays and says what is wrong until it is stopped. */
async function waitRefused({ texts, err }: Job, health: Health, ending: Ending): Promise<number> {
  health.tell(REFUSED);
  err(`${texts('en')('errors.login')}\n`);
  await toldOf(ending);
  return EXIT.done;
}
