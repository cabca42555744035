// paperboy start: the bot on discord.com, until it is told to stop; a second process on the same database stands by.
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../model/errors.ts';
import { SHARED_SILENCE_S } from '../store/cluster/shares.ts';
import { databaseFile } from '../store/open.ts';
import { guardDatabase } from './database-guard.ts';
import { type Ending, listenForEnd, toldOf } from './ending.ts';
import { EXIT } from './exit-status.ts';
import { REFUSED } from './health/report.ts';
import { type Health, serveHealth } from './health/server.ts';
import type { Run, SpokenJob } from './job.ts';
import { openLibrary } from './open-library.ts';
import { startAlone } from './start/alone.ts';
import type { StartParts } from './start/parts.ts';
import { startPauseMs, whoStarts } from './start/pause.ts';

export const run: Run<SpokenJob> = async (job) => {
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
async function startAndEnd(job: SpokenJob, ending: Ending, health: Health): Promise<number> {
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
      if (config.SHARD_COUNT === 0) return await startAlone(job, parts);
      const { startShared } = await import('./cluster/start-shared.ts');
      return await startShared(job, parts);
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

async function pauseBeforeStart(
  { config, log, now }: SpokenJob,
  { library, stopped }: StartParts,
): Promise<void> {
  const pauseMs = await startPauseMs(library.store, now(), whoStarts(config));
  if (pauseMs === 0) return;
  const until = new Date(now() + pauseMs).toISOString();
  log.warn({ until }, 'started too often in a short time: it waits before it logs in again');
  await wait(pauseMs, undefined, { signal: stopped }).catch((error: unknown) => {
    throw stopped.reason instanceof UserError ? stopped.reason : error;
  });
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof UserError && error.key === 'login';
}

/** Where nothing holds a restart back, as in a container, the process stays and says what is wrong until it is stopped. */
async function waitRefused({ texts, err }: SpokenJob, health: Health, ending: Ending): Promise<number> {
  health.tell(REFUSED);
  err(`${texts('en')('errors.login')}\n`);
  await toldOf(ending);
  return EXIT.done;
}
