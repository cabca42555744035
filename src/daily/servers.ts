// What a bot does for its own servers each minute: what they are owed is posted.
import { Routes } from 'discord.js';
import type { App } from '../discord/app.ts';
import { messageOf } from '../model/errors.ts';
import { postedPlaces } from '../store/servers.ts';
import { deliverDue } from './deliver/due.ts';
import { postMonthly } from './deliver/monthly.ts';
import { resumeWhatWorks } from './deliver/pauses.ts';
import { publishWaiting } from './deliver/publish.ts';
import { upgradeCards } from './deliver/upgrade.ts';
import { postWeekly } from './deliver/weekly.ts';

/** Trouble with one doesn't keep the others from being done. */
export async function serveServers(app: App): Promise<void> {
  const tasks = [
    ['ask', () => askWhileWaiting(app)],
    ['servers', async () => app.servers.catchUp(await postedPlaces(app.store, app.share))],
    ['resume', () => resumeWhatWorks(app)],
    ['deliver', () => deliverDue(app)],
    ['weekly', () => postWeekly(app)],
    ['publish', () => publishWaiting(app)],
    ['monthly', () => postMonthly(app)],
    ['upgrade', () => upgradeCards(app)],
    ['commands', () => app.keepCommands()],
  ] as const;
  for (const [task, run] of tasks) await attempt(app, task, run);
}

export async function attempt(
  { log }: Pick<App, 'log'>,
  task: string,
  run: () => Promise<unknown>,
): Promise<void> {
  await run().catch((error: unknown) => log.error({ err: error, task }, 'a part of the round failed'));
}

/** One request a round, so that the first minute in which Discord answers ends all waiting. */
async function askWhileWaiting({ waits, restOnce, log }: App): Promise<void> {
  if (waits.count() === 0 && waits.failingSince() === null) return;
  await restOnce.get(Routes.user()).catch((error: unknown) => {
    log.debug({ reason: messageOf(error) }, 'Discord does not answer yet');
  });
}
