// What happens every minute: collecting, the alarm, and delivering the digests that are due.
import { DiscordAPIError } from 'discord.js';
import cron from 'node-cron';
import type { App } from '../discord/app.ts';
import { tellOwner } from '../discord/owner.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { type DueDay, dueDays } from '../store/deliveries.ts';
import { activeSubscriptions, pause } from '../store/subscriptions.ts';
import { areSummariesSettled } from '../store/written.ts';
import { findSilence, raiseOnce } from './alarm.ts';
import type { Collector } from './collect.ts';
import { deliver } from './deliver.ts';
import { keepUp } from './keep-up.ts';
import { summariseRecent } from './summarise.ts';
import { upgradeCards } from './upgrade.ts';

export interface Schedule {
  /** No further round begins; resolves when the present one is over, and summaries that are being made are given up. */
  stop(): Promise<void>;
}

/** How often the open day's list is looked at, in minutes. */
const POLL_EVERY = 30;

/** A round now and then every minute; rounds never overlap. Without a collector, only what is stored is delivered. */
export function startSchedule(app: App, collector?: Collector): Schedule {
  // Not every bot of the world should knock at the source in the same minute.
  const minute = Number.parseInt(app.name(), 16) % POLL_EVERY;
  const summaries = collector ? background(app, (signal) => summariseRecent(collector, signal)) : null;
  const go = async (poll: boolean) => {
    await goRound(app, collector, poll);
    summaries?.begin();
  };
  let round = go(true);
  const task = cron.schedule(
    '* * * * *',
    ({ date }) => {
      const poll = date.getMinutes() % POLL_EVERY === minute;
      round = round.then(() => go(poll));
      return round;
    },
    { noOverlap: true },
  );
  return {
    stop: async () => {
      await task.destroy();
      await round;
      await summaries?.stop();
    },
  };
}

/** Work that goes on beside the rounds, because it may take minutes; it is never done twice at the same time. */
function background(app: App, work: (signal: AbortSignal) => Promise<unknown>) {
  const end = new AbortController();
  let running: Promise<unknown> | null = null;
  return {
    begin() {
      running ??= work(end.signal)
        .catch((error: unknown) => app.log.error({ err: error }, 'summaries failed'))
        .finally(() => {
          running = null;
        });
    },
    async stop() {
      end.abort();
      await running;
    },
  };
}

/** Collects, raises the alarm, delivers; trouble with one doesn't keep the others from being done. */
export async function goRound(app: App, collector: Collector | undefined, poll: boolean): Promise<void> {
  const tasks = [
    ['collect', async () => collector && keepUp(collector, { poll })],
    ['alarm', () => watchForSilence(app)],
    ['deliver', () => deliverDue(app)],
    ['upgrade', () => upgradeCards(app)],
  ] as const;
  for (const [task, run] of tasks) {
    await run().catch((error: unknown) => app.log.error({ err: error, task }, 'a part of the round failed'));
  }
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

/** Delivers what is due to every subscription; one channel's trouble doesn't keep the others waiting. */
export async function deliverDue(app: App): Promise<void> {
  const subscriptions = await activeSubscriptions(app.store);
  await Promise.all(subscriptions.map((subscription) => deliverDueTo(app, subscription)));
}

async function deliverDueTo(app: App, subscription: Subscription): Promise<void> {
  try {
    for (const due of await dueDays(app.store, subscription, app.now())) {
      if (!(await isReady(app, subscription, due))) return;
      await deliver(app, subscription, due.date);
    }
  } catch (error) {
    const { channelId: channel, guildId: guild } = subscription;
    const reason = messageOf(error);
    const lasting = isLasting(error);
    if (lasting) await pause(app.store, subscription.id, reason);
    app.log.warn({ channel, guild, reason }, lasting ? 'subscription paused' : 'digest not delivered yet');
  }
}

/** How long a delivery waits for summaries after the close, in milliseconds (design: Which summary). */
const SUMMARIES_AWAITED = 10 * 60 * 1000;

async function isReady(
  { config, store, now }: App,
  { language }: Subscription,
  { date, closedAt }: DueDay,
): Promise<boolean> {
  if (config.LLM_MODEL === '' || now() - closedAt >= SUMMARIES_AWAITED) return true;
  return areSummariesSettled(store, date, language);
}

/** Whether trying again would be refused again: Discord bans an address that keeps asking. */
function isLasting(error: unknown): boolean {
  if (error instanceof UserError) return true;
  return error instanceof DiscordAPIError && [401, 403, 404].includes(error.status);
}
