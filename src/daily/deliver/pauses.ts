// Channels in trouble: the subscription is kept and paused with its reason, its admins are told once, and it goes on when it works again.
import { channelMention } from 'discord.js';
import { sendMessage } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { whyPaused } from '../../discord/errors.ts';
import { missingPermissions, permissionNames } from '../../discord/permissions.ts';
import { messageOf } from '../../model/errors.ts';
import type { PauseReason, Subscription } from '../../model/subscription.ts';
import { isFirstTelling, pause, resume, troubledSubscriptions } from '../../store/subscriptions.ts';

/** Pauses that end by themselves; the others wait for a person. */
const PASSING: readonly (PauseReason | null)[] = ['channel-gone', 'no-access', 'no-permission', 'kicked'];

/** What went wrong with a delivery: waited out, or a reason to pause. Never throws: others are still to be served. */
export async function handleTrouble(app: App, subscription: Subscription, error: unknown): Promise<void> {
  await waitOrPause(app, subscription, error).catch((another: unknown) =>
    app.log.error({ err: another, channel: subscription.channelId }, 'subscription in trouble not paused'),
  );
}

async function waitOrPause(app: App, subscription: Subscription, error: unknown): Promise<void> {
  const { channelId: channel, guildId: guild } = subscription;
  const reason = explain(app, subscription, whyPaused(error));
  if (!reason) {
    app.log.warn(
      { channel, guild, reason: messageOf(error) },
      'digest not delivered yet; it goes on in a minute',
    );
    return;
  }
  app.log.warn({ channel, guild, reason: messageOf(error), pause: reason }, 'subscription paused');
  await pauseFor(app, subscription, reason);
}

/** What the gateway doesn't bear out would be resumed at once and refused again, so it waits for a person. */
function explain(
  { client }: App,
  subscription: Subscription,
  reason: PauseReason | null,
): PauseReason | null {
  if (!PASSING.includes(reason)) return reason;
  if (!client.guilds.cache.has(subscription.guildId)) return 'kicked';
  return missingPermissions(client, subscription).length > 0 ? reason : 'refused';
}

async function pauseFor(app: App, subscription: Subscription, reason: PauseReason): Promise<void> {
  await pause(app.store, subscription.id, reason);
  if (await isFirstTelling(app.store, subscription.id)) await tellAdmins(app, subscription, reason);
}

/** In the channel itself if that is possible, else in the server's system channel; otherwise /digest list has to do. */
async function tellAdmins(app: App, subscription: Subscription, reason: PauseReason): Promise<void> {
  const { channelId, guildId, language } = subscription;
  const guild = app.client.guilds.cache.get(guildId);
  if (!guild) return;
  const channels = [channelId, guild.systemChannelId].filter((id) => id !== null);
  const say = app.texts(language);
  const permissions = permissionNames(missingPermissions(app.client, subscription), say);
  const content = say(`pause.${reason}`, { channel: channelMention(channelId), permissions });
  for (const id of channels) {
    try {
      await sendMessage(app.client.rest, id, { content }, app.name());
      return;
    } catch (error) {
      app.log.debug({ channel: id, reason: messageOf(error) }, 'admins not told there');
    }
  }
}

/** Takes up again what works again, without asking Discord: channels and permissions are known from the gateway. */
export async function resumeWhatWorks({ store, client, log }: App): Promise<void> {
  for (const subscription of await troubledSubscriptions(store)) {
    if (!PASSING.includes(subscription.paused) || missingPermissions(client, subscription).length > 0)
      continue;
    await resume(store, subscription.id);
    log.info({ channel: subscription.channelId }, 'subscription goes on');
  }
}
