// Which digests each channel is owed now, and their delivery: many channels at once, nearest deadline first.
import { setImmediate as breathe } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { App } from '../../discord/app.ts';
import { channelsAtOnce } from '../../discord/request-share.ts';
import type { Day } from '../../model/day.ts';
import { lastHour } from '../../model/hour.ts';
import type { Subscription } from '../../model/subscription.ts';
import { type ClosedDigest, deliveriesOfClosed } from '../../store/deliveries.ts';
import { workingSubscriptions } from '../../store/subscriptions.ts';
import { areSummariesSettled } from '../../store/summary-status.ts';
import { deliver } from './deliver.ts';
import { goOn, handleTrouble, isTroubleTold, isWaiting, noteDelivered } from './pauses.ts';

const MINUTE = 60 * 1000;

/** Digests that closed longer ago, in milliseconds, are owed to nobody any more. */
const OWED = 30 * 24 * 60 * MINUTE;

/** How many digests an hour gets; older ones become a line of links. */
const AT_ONCE = 3;

/** How long a delivery waits for summaries after the close, in milliseconds. */
const SUMMARIES_AWAITED = 10 * MINUTE;

/** Channels that are posted to at the same time, by all that share the servers. Discord takes 50 requests a second; each channel much fewer. */
const CHANNELS = 150;

/** How often the log tells how far it is, in milliseconds. */
const REPORT_EVERY = 10_000;

/** What a channel is owed. */
interface DueDelivery {
  readonly subscription: Subscription;
  /** Oldest first. */
  readonly dates: readonly Day[];
  /** Linked to in the header of the first. */
  readonly older: readonly Day[];
  /** Since when it is owed, in epoch milliseconds. */
  readonly since: number;
  /** Since when it could have been posted, in epoch milliseconds. */
  readonly lateSince: number;
}

/** Delivers what is due; one channel's trouble doesn't keep the others waiting. */
export async function deliverDue(app: App): Promise<void> {
  const working = await workingSubscriptions(app.store, app.share, app.now());
  const dueDeliveries = await findDueDeliveries(app, working);
  if (dueDeliveries.length === 0) return;
  const { log, tally } = app;
  tally.waiting = dueDeliveries.length;
  const before = tally.sent;
  const isNews = dueDeliveries.some(({ subscription }) => !isTroubleTold(app, subscription));
  const report = (what: string) =>
    log[isNews ? 'info' : 'debug'](
      { channels: dueDeliveries.length, waiting: tally.waiting, messages: tally.sent - before },
      what,
    );
  report('digests are due');
  const reporting = setInterval(() => report('digests are going out'), REPORT_EVERY);
  const limit = pLimit(channelsAtOnce(app.share, CHANNELS));
  try {
    await Promise.all(dueDeliveries.map((due) => limit(() => pay(app, due))));
  } finally {
    clearInterval(reporting);
  }
  report('digests are out');
}

async function pay(app: App, { subscription, dates, older }: DueDelivery): Promise<void> {
  try {
    if (isWaiting(app, subscription)) return;
    for (const [place, date] of dates.entries()) {
      if (app.isEnding()) return;
      await deliver(app, subscription, date, place === 0 ? older : []);
    }
    noteDelivered(app, subscription);
    if (subscription.paused !== null) await goOn(app, subscription);
  } catch (error) {
    await handleTrouble(app, subscription, error);
  } finally {
    app.tally.waiting--;
  }
}

/** What these subscriptions are owed now, nearest deadline first. */
export async function findDueDeliveries(
  app: Pick<App, 'config' | 'store' | 'now'>,
  subscriptions: readonly Subscription[],
): Promise<DueDelivery[]> {
  const now = app.now();
  const digests = await deliveriesOfClosed(app.store, now - OWED, now);
  if (digests.length === 0) return [];
  const hour = remember((subscription: Subscription) => hourOf(subscription, now), timetableOf);
  const isReady = remember(
    ({ digest, language }: Reading) => areReady(app, digest, language),
    ({ digest, language }) => `${digest.date} ${language}`,
  );
  const dueDeliveries: DueDelivery[] = [];
  for (const [place, subscription] of subscriptions.entries()) {
    // Thousands of channels are looked through without keeping interactions waiting.
    if (place % 100 === 99) await breathe();
    const owed = digests.filter((digest) => isOwed(digest, subscription));
    if (owed.length === 0) continue;
    const due = await debtOf(subscription, owed, { hour: hour(subscription), isReady });
    if (due) dueDeliveries.push(due);
  }
  return dueDeliveries.sort((a, b) => a.since - b.since);
}

/** Whether a subscription has yet to get something that closed. */
export async function isOwedSomething(
  app: Pick<App, 'store' | 'now'>,
  subscription: Subscription,
): Promise<boolean> {
  const digests = await deliveriesOfClosed(app.store, app.now() - OWED, app.now());
  return digests.some((digest) => isOwed(digest, subscription));
}

interface Reading {
  readonly digest: ClosedDigest;
  readonly language: string;
}

interface Conditions {
  /** By when a digest must have closed, in epoch milliseconds; null where there are no posts today. */
  readonly hour: number | null;
  readonly isReady: (reading: Reading) => Promise<boolean>;
}

/** What was begun goes on at any hour; of the rest, the newest are posted. */
async function debtOf(
  subscription: Subscription,
  owed: readonly ClosedDigest[],
  { hour, isReady }: Conditions,
): Promise<DueDelivery | null> {
  const begun = owed.filter(({ states }) => states.get(subscription.id) === 'open');
  const fresh: ClosedDigest[] = [];
  for (const digest of owed) {
    if (begun.includes(digest) || hour === null || digest.closedAt > hour) continue;
    // Digests come in order: a day that isn't ready keeps later ones waiting.
    if (!(await isReady({ digest, language: subscription.language }))) break;
    fresh.push(digest);
  }
  const posted = [...begun, ...fresh.slice(-AT_ONCE)];
  const [first] = posted;
  if (!first) return null;
  const older = fresh.slice(0, -AT_ONCE).map(({ date }) => date);
  const since = begun.length > 0 ? first.closedAt : Math.max(first.closedAt, hour ?? 0);
  // Without an hour of its own, the hour is always now.
  const lateSince = subscription.time === null ? first.closedAt : Math.max(first.closedAt, hour ?? 0);
  return { subscription, dates: posted.map(({ date }) => date), older, since, lateSince };
}

function isOwed({ closedAt, states }: ClosedDigest, { id, createdAt }: Subscription): boolean {
  const state = states.get(id);
  return state === 'open' || (state === undefined && closedAt > createdAt);
}

/** Whether a digest's summaries are there, given up, or waited for long enough. */
export async function areReady(
  { config, store, now }: Pick<App, 'config' | 'store' | 'now'>,
  { date, closedAt }: Pick<ClosedDigest, 'date' | 'closedAt'>,
  language: string,
): Promise<boolean> {
  if (config.LLM_MODEL === '' || now() - closedAt >= SUMMARIES_AWAITED) return true;
  return areSummariesSettled(store, date, language);
}

function hourOf(subscription: Subscription, now: number): number | null {
  return lastHour(Temporal.Instant.fromEpochMilliseconds(now), subscription)?.epochMilliseconds ?? null;
}

function timetableOf({ time, zone, weekdays }: Subscription): string {
  return `${time} ${zone} ${weekdays}`;
}

/** Thousands of channels share a few timetables and languages: each is worked out once. */
function remember<A, R>(work: (argument: A) => R, key: (argument: A) => string): (argument: A) => R {
  const known = new Map<string, R>();
  return (argument) => {
    const name = key(argument);
    const result = known.has(name) ? (known.get(name) as R) : work(argument);
    known.set(name, result);
    return result;
  };
}
