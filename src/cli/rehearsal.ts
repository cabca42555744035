// What the host can start in the playground's drawer: a stored day is posted again, or tomorrow comes.
import { deliver } from '../daily/deliver/deliver.ts';
import { tellFollowers } from '../daily/follow/notify.ts';
import { goRound } from '../daily/schedule.ts';
import type { App } from '../discord/app.ts';
import { closesAt, lastClosable } from '../model/closing-time.ts';
import { type Day, day } from '../model/day.ts';
import type { Subscription } from '../model/subscription.ts';
import { isDelivered } from '../store/deliveries.ts';
import { closeDigest, digestExists, paperIdsOf, storedDays } from '../store/digests.ts';
import { papersById } from '../store/papers.ts';
import { activeSubscriptions } from '../store/subscriptions.ts';
import type { Bot } from './bot.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Any stored day, posted at once where the digests go. */
export function postDay({ app }: Bot) {
  return {
    name: 'Post a day',
    description: 'Posts a stored digest now, in every channel that gets digests.',
    choices: async () => {
      const days = await storedDays(app.store, { limit: Number.MAX_SAFE_INTEGER });
      return days.map(({ date }) => date);
    },
    run: async (choice: string) => {
      const date = day(choice);
      const subscriptions = await activeSubscriptions(app.store);
      if (subscriptions.length === 0) throw new Error('No channel gets digests. Set one up: /digest setup');
      const outcomes = await Promise.all(subscriptions.map((each) => post(app, each, date)));
      if (!outcomes.includes(true)) throw new Error(`The digest of ${date} is posted already.`);
    },
  };
}

/** False where it was posted before. */
async function post(app: App, subscription: Subscription, date: Day): Promise<boolean> {
  if (await isDelivered(app.store, subscription, date)) return false;
  await deliver(app, subscription, date);
  return true;
}

/**
 * Turns the clock of both Discord and bot ahead by a day and closes the day in between. Nobody is asked for new papers:
 * those of a stored day stand in for them, the latest first.
 */
export function tomorrow({ app }: Bot, skip: (milliseconds: number) => void, standIns: readonly Day[]) {
  let turned = 0;
  return {
    name: 'Tomorrow',
    description:
      'Turns the clock ahead by a day and lets the next day close, with the papers of a stored one: digests, follow messages and, on Mondays, the week’s favourites are posted.',
    choices: null,
    run: async () => {
      const standIn = standIns[turned++ % standIns.length];
      skip(DAY_MS);
      if (standIn) await closeAs(app, standIn);
      await goRound(app, undefined, false);
      await tellFollowers(app, { gapMs: 0 });
    },
  };
}

/** The last day that can be closed, unless it is there. */
async function closeAs({ store, index, config, now }: App, standIn: Day): Promise<void> {
  const at = Temporal.Instant.fromEpochMilliseconds(now());
  const date = lastClosable(at, config.DIGEST_CLOSES);
  if (await digestExists(store, date)) return;
  const papers = await papersById(store, await paperIdsOf(store, standIn), config.DIGEST_LANGUAGE);
  const closedAt = closesAt(date, config.DIGEST_CLOSES).epochMilliseconds;
  const entries = papers.map((paper) => ({ ...paper, lateOf: null }));
  await store.transaction().execute((transaction) => closeDigest(transaction, date, entries, closedAt));
  await index.refresh();
}
