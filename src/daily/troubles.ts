// What keeps the bot from its work now, for /health and for the host: each trouble has a name and a sentence.
import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../discord/app.ts';
import { findObstacle } from '../discord/obstacles.ts';
import { writeSetting } from '../store/settings.ts';
import { activeSubscriptions, troubledSubscriptions } from '../store/subscriptions.ts';
import { findDueDeliveries } from './deliver/due.ts';
import { isWaiting } from './deliver/pauses.ts';

export const TROUBLES = ['gateway', 'requests', 'overdue', 'database', 'channels', 'commands'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Work that has been due for less, in milliseconds, has hardly been begun: a round comes every minute. */
const BEGUN_WITHIN_MS = 75_000;

/**
 * A write that takes longer, in milliseconds, waits for another process's lock. That is no trouble yet: where it goes on,
 * the lease can't be renewed, which ends the process.
 */
const WRITTEN_WITHIN_MS = 100;

const OVERDUE_MS = 15 * 60_000;

export async function findTroubles(app: App): Promise<Trouble[]> {
  const isWritable = await Promise.race([
    writeSetting(app.store, 'health', String(app.now())).then(
      () => true,
      () => false,
    ),
    wait(WRITTEN_WITHIN_MS, true, { ref: false }),
  ]);
  const found: readonly (readonly [Trouble, boolean])[] = [
    ['gateway', app.gateway.isSilent()],
    ['database', !isWritable],
    ['commands', app.areCommandsMissing()],
    ...(await troublesOfWork(app)),
  ];
  return TROUBLES.filter((trouble) => found.some(([name, stands]) => stands && name === trouble));
}

async function troublesOfWork(app: App): Promise<readonly (readonly [Trouble, boolean])[]> {
  const now = app.now();
  const due = await findDueDeliveries(app, await activeSubscriptions(app.store, app.share));
  const since = Math.min(...due.map(({ lateSince }) => lateSince));
  const { waits } = app;
  const isUnanswered = waits.failingSince() !== null && (due.length > 0 || waits.count() > 0);
  const hasNoSuccess = now - since > BEGUN_WITHIN_MS && (waits.succeededAt() ?? 0) < since;
  const isStuck = due.length > 0 && due.every(({ subscription }) => isWaiting(app, subscription));
  return [
    ['requests', isUnanswered || hasNoSuccess],
    ['overdue', now - since > OVERDUE_MS],
    ['channels', isStuck || (await areAllPaused(app))],
  ];
}

/** Whether Discord's decisions keep every channel from its posts. */
async function areAllPaused({ store, share, client, now }: App): Promise<boolean> {
  const troubled = await troubledSubscriptions(store, share);
  const active = await activeSubscriptions(store, share);
  return (
    troubled.length + active.length > 0 && active.every((each) => findObstacle(client, each, now()) !== null)
  );
}
