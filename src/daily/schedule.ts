// Looks every minute for digests that are due, and delivers them.
import { DiscordAPIError } from 'discord.js';
import cron from 'node-cron';
import type { App } from '../discord/app.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Subscription } from '../model/subscription.ts';
import { dueDays } from '../store/deliveries.ts';
import { activeSubscriptions, pause } from '../store/subscriptions.ts';
import { deliver } from './deliver.ts';

export interface Schedule {
  /** No further round begins; resolves when the present one is over. */
  stop(): Promise<void>;
}

export function startSchedule(app: App): Schedule {
  let round = Promise.resolve();
  const task = cron.schedule(
    '* * * * *',
    () => {
      round = deliverDue(app).catch((error: unknown) =>
        app.log.error({ err: error }, 'due digests not looked for'),
      );
      return round;
    },
    { noOverlap: true },
  );
  return {
    stop: async () => {
      await task.destroy();
      await round;
    },
  };
}

/** Delivers what is due to every subscription; one channel's trouble doesn't keep the others waiting. */
export async function deliverDue(app: App): Promise<void> {
  const subscriptions = await activeSubscriptions(app.store);
  await Promise.all(subscriptions.map((subscription) => deliverDueTo(app, subscription)));
}

async function deliverDueTo(app: App, subscription: Subscription): Promise<void> {
  try {
    for (const date of await dueDays(app.store, subscription, app.now()))
      await deliver(app, subscription, date);
  } catch (error) {
    const { channelId: channel, guildId: guild } = subscription;
    const reason = messageOf(error);
    const lasting = isLasting(error);
    if (lasting) await pause(app.store, subscription.id, reason);
    app.log.warn({ channel, guild, reason }, lasting ? 'subscription paused' : 'digest not delivered yet');
  }
}

/** Whether trying again would be refused again: Discord bans an address that keeps asking. */
function isLasting(error: unknown): boolean {
  if (error instanceof UserError) return true;
  return error instanceof DiscordAPIError && [401, 403, 404].includes(error.status);
}
