// Once a day: what need not be known any more is deleted, and all of servers that the bot left long ago; the index is put in order.
import type { App } from '../discord/app.ts';
import { forgetRemoved, forgetServer } from '../store/forget-server.ts';
import { purgeLookups } from '../store/lookups.ts';
import { purgeNotifications } from '../store/personal.ts';
import { forgetOldRevisions } from '../store/revisions.ts';
import { serversGoneBefore } from '../store/servers.ts';
import { forgetMarks, readSetting, writeSetting } from '../store/settings.ts';
import { purgeSpending } from '../store/spending.ts';
import { purgeAnswers } from '../store/summary-answers.ts';
import { purgeTasks } from '../store/summary-tasks.ts';

const DAY = 24 * 60 * 60 * 1000;

/** How long what a server chose is kept when the bot has left it, or when an admin removed it, in milliseconds. */
const KEPT = 30 * DAY;

/** How long it is known of which days members were told, in milliseconds. */
const TOLD = 14 * DAY;

/** How long it is known what summaries cost, in milliseconds. */
const ACCOUNTED = 400 * DAY;

/** How old a paper may be whose summary is still tried, or known to be given up, in milliseconds. */
const TRIED = 60 * DAY;

/** On which days it was said that the tokens are spent. */
const BUDGET_SPENT = 'budget-spent:';

const SETTING = 'tidied';

export async function doHousekeeping(app: App): Promise<void> {
  const { store, index, now, log } = app;
  const today = dateOf(now());
  if ((await readSetting(store, SETTING)) === today) return;
  await purgeLookups(store, now());
  await purgeNotifications(store, dateOf(now() - TOLD));
  await purgeAnswers(store, today);
  await purgeTasks(store, dateOf(now() - TRIED), now());
  await purgeSpending(store, dateOf(now() - ACCOUNTED));
  await forgetMarks(store, BUDGET_SPENT, today);
  const moment = now() - KEPT;
  await forgetRemoved(store, moment);
  for (const guild of await serversGoneBefore(store, moment)) {
    if (app.isEnding()) return;
    await forgetServer(store, guild, moment);
    log.info({ guild }, 'all that was stored of a server is deleted: the bot left it 30 days ago');
  }
  await index.tidy();
  await forgetOldRevisions(store);
  await writeSetting(store, SETTING, today);
}

function dateOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
