// What happens every minute: collecting, the alarm, delivering the digests that are due, and telling those who follow something.
import { Routes } from 'discord.js';
import cron from 'node-cron';
import { tellOwner } from '../discord/api/owner.ts';
import type { App } from '../discord/app.ts';
import { messageOf } from '../model/errors.ts';
import { createSingleFlight } from '../model/single-flight.ts';
import { postedPlaces } from '../store/servers.ts';
import type { Embedder } from '../summary/embedding/embedder.ts';
import { findSilence, raiseOnce } from './alarm.ts';
import type { Collector } from './collect/collect.ts';
import { keepUp } from './collect/keep-up.ts';
import { deliverDue } from './deliver/due.ts';
import { postMonthly } from './deliver/monthly.ts';
import { resumeWhatWorks } from './deliver/pauses.ts';
import { publishWaiting } from './deliver/publish.ts';
import { upgradeCards } from './deliver/upgrade.ts';
import { postWeekly } from './deliver/weekly.ts';
import { createEmbedding } from './embed-papers.ts';
import { tellFollowers } from './follow/notify.ts';
import { doHousekeeping } from './housekeeping.ts';
import { summariseRecent } from './summaries/summarise.ts';
import { tellOfPause } from './summaries/tell-host.ts';
import { createTroubleWatch } from './trouble-note.ts';

export interface Schedule {
  /** No further round begins; resolves when the present one is over, and what goes on beside it is broken off. */
  stop(): Promise<void>;
}

/** How often the open day's list is looked at, in minutes. */
const POLL_EVERY = 30;

/** A round now and then every minute; rounds never overlap. Without a collector, only what is stored is delivered. */
export function startSchedule(app: App, collector?: Collector, embedder?: Embedder): Schedule {
  // Not every bot of the world should knock at the source in the same minute.
  const minute = Number.parseInt(app.name(), 16) % POLL_EVERY;
  const summaries = collector
    ? background(app, 'summaries', (signal) => summariseRecent(collector, signal))
    : null;
  const embedding = embedder ? createEmbedding({ ...app, embedder }) : null;
  const embeddings = embedding
    ? background(app, 'embeddings', async (signal) => {
        if ((await embedding.makeMissing(signal)) > 0) await app.taste.renewMeanings();
      })
    : null;
  const follows = background(app, 'follows', (signal) => tellFollowers(app, { signal }));
  const lookForTroubles = createTroubleWatch(app);
  const go = async (poll: boolean) => {
    await goRound(app, collector, poll);
    await attempt(app, 'troubles', lookForTroubles);
    await attempt(app, 'pause of summaries', () => tellOfPause(app));
    summaries?.begin();
    embeddings?.begin();
    follows.begin();
  };
  let round = go(true);
  const task = cron.schedule(
    '* * * * *',
    ({ date }) => {
      const poll = date.getMinutes() % POLL_EVERY === minute;
      round = round.then(() => go(poll));
      return round;
    },
    { noOverlap: true, logger: cronLog(app) },
  );
  return {
    stop: async () => {
      await task.destroy();
      await round;
      await Promise.all([summaries?.stop(), embeddings?.stop(), follows.stop()]);
    },
  };
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
  const flight = createSingleFlight<unknown>();
  const attempt = () =>
    work(end.signal).catch((error: unknown) =>
      app.log.error({ err: error, task }, 'work beside the rounds failed'),
    );
  return {
    begin: () => void flight.run(task, attempt),
    async stop() {
      end.abort();
      await flight.settled();
    },
  };
}

/** Collects, raises the alarm, delivers; trouble with one doesn't keep the others from being done. */
export async function goRound(app: App, collector: Collector | undefined, poll: boolean): Promise<void> {
  const tasks = [
    ['collect', async () => collector && keepUp(collector, { poll })],
    ['alarm', () => watchForSilence(app)],
    ['ask', () => askWhileWaiting(app)],
    ['servers', async () => app.servers.catchUp(await postedPlaces(app.store))],
    ['resume', () => resumeWhatWorks(app)],
    ['deliver', () => deliverDue(app)],
    ['weekly', () => postWeekly(app)],
    ['publish', () => publishWaiting(app)],
    ['monthly', () => postMonthly(app)],
    ['upgrade', () => upgradeCards(app)],
    ['tidy', () => doHousekeeping(app)],
  ] as const;
  for (const [task, run] of tasks) {
    await attempt(app, task, run);
  }
}

async function attempt({ log }: App, task: string, run: () => Promise<unknown>): Promise<void> {
  await run().catch((error: unknown) => log.error({ err: error, task }, 'a part of the round failed'));
}

/** One request a round, so that the first minute in which Discord answers ends all waiting. */
async function askWhileWaiting({ waits, restOnce, log }: App): Promise<void> {
  if (waits.count() === 0 && waits.failingSince() === null) return;
  await restOnce.get(Routes.user()).catch((error: unknown) => {
    log.debug({ reason: messageOf(error) }, 'Discord does not answer yet');
  });
}

async function watchForSilence(app: App): Promise<void> {
  const silence = await findSilence(app.store, app.now());
  if (!silence) return;
  await raiseOnce(app.store, silence, async () => {
    app.log.error(silence, 'no new paper for days: has the source changed?');
    const date = new Date(silence.since).toISOString().slice(0, 10);
    await tellOwner(app, app.texts(app.config.DIGEST_LANGUAGE)('alarm.silence', { ...silence, date }));
  });
}
