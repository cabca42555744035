// What happens every minute: jobs that are done once for all servers, and what this bot's own servers are owed.
import cron from 'node-cron';
import type { App } from '../discord/app.ts';
import { showVotes } from '../discord/votes/show-votes.ts';
import { createSingleFlight } from '../model/single-flight.ts';
import { databaseIdentity } from '../store/revisions.ts';
import { tellFollowers } from './follow/notify.ts';
import type { Jobs } from './jobs/jobs.ts';
import { leaseJobs } from './jobs/lease-jobs.ts';
import { attempt, serveServers } from './servers.ts';
import { createTroubleWatch } from './trouble-note.ts';
import { worksOf } from './works.ts';

export interface Schedule {
  /** No further round begins; resolves when the present one is over, and what goes on beside it is broken off. */
  stop(): Promise<void>;
}

/** How often the open day's list is looked at, in minutes. */
const POLL_EVERY = 30;

/** How often troubles are looked for while a round lasts, in milliseconds. */
const WATCH_EVERY = 60_000;

/** A round now and then every minute; rounds never overlap. Stops the jobs with itself. */
export function startSchedule(app: App, jobs: Jobs): Schedule {
  const minute = pollMinute(app, jobs);
  const follows = background(app, 'follows', (signal) => tellFollowers(app, { signal }));
  const voteButtons = background(app, 'vote buttons', (signal) => showVotes(app, signal));
  const troubles = background(app, 'troubles', createTroubleWatch(app));
  const go = async (poll: boolean) => {
    // Not behind the round: one that doesn't end is to be told of, too.
    const watching = setInterval(troubles.begin, WATCH_EVERY);
    await goRound(app, jobs, poll).finally(() => clearInterval(watching));
    troubles.begin();
    await jobs.run('tell');
    void jobs.run('summarise');
    void jobs.run('embed');
    follows.begin();
    voteButtons.begin();
  };
  let round = go(true);
  const task = cron.schedule(
    '* * * * *',
    ({ date }) => {
      round = round.then(async () => go(date.getMinutes() % POLL_EVERY === (await minute)));
      return round;
    },
    { noOverlap: true, logger: cronLog(app) },
  );
  return {
    stop: async () => {
      await task.destroy();
      await round;
      await Promise.all([jobs.stop(), troubles.stop(), follows.stop(), voteButtons.stop()]);
    },
  };
}

/** Not every bot of the world should knock at the source in the same minute, but all processes of one. */
async function pollMinute({ store, name }: App, { examine }: Jobs): Promise<number> {
  const shared = examine ? await databaseIdentity(store).catch(() => null) : null;
  return Number.parseInt(shared?.slice(0, 8) ?? name(), 16) % POLL_EVERY;
}

/** What node-cron has to say, such as of a minute that was missed, goes where everything goes. */
function cronLog({ log }: Pick<App, 'log'>) {
  const said = (message: string | Error) => (message instanceof Error ? message.message : message);
  return {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string | Error) => log.error(said(message)),
    debug: (message: string | Error) => log.trace(said(message)),
  };
}

/** Work that goes on beside the rounds, because it may take minutes; it is never done twice at the same time. */
function background(app: App, task: string, work: (signal: AbortSignal) => Promise<unknown>) {
  const end = new AbortController();
  const flight = createSingleFlight<void>();
  return {
    begin: () => void flight.run(task, () => attempt(app, task, () => work(end.signal))),
    async stop() {
      end.abort();
      await flight.settled();
    },
  };
}

/** Collects, raises the alarm, delivers. Jobs that are not given are done here; without a collector there are few. */
export async function goRound(
  app: App,
  jobs: Jobs = leaseJobs(worksOf(app), app.log),
  poll = false,
): Promise<void> {
  await jobs.run('close');
  await jobs.run('write');
  if (poll) await jobs.run('collect');
  await jobs.run('alarm');
  await serveServers(app);
  await jobs.run('housekeeping');
}
