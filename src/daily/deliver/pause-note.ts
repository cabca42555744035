// Tells a server's admins once why a channel gets nothing, and what ends that.
import { sendMessage } from '../../discord/api/messages.ts';
import type { App } from '../../discord/app.ts';
import { isRefusal } from '../../discord/errors.ts';
import { pauseSentence } from '../../discord/views/pause-text.ts';
import { messageOf } from '../../model/errors.ts';
import type { PauseReason, Subscription } from '../../model/subscription.ts';
import { isUntold, noteToldAdmins } from '../../store/subscriptions.ts';

/** In the channel itself if that is possible, else in the server's system channel; where both refuse it, /digest list has to do. What bad weather kept from them is told later. */
export async function tellAdmins(app: App, subscription: Subscription, reason: PauseReason): Promise<void> {
  const { channelId, guildId, language, id } = subscription;
  const work = `note ${id}`;
  const guild = app.client.guilds.cache.get(guildId);
  if (!guild || app.waits.isHeld(work) || !(await isUntold(app.store, id))) return;
  const channels = [channelId, guild.systemChannelId].filter((each) => each !== null);
  const content = pauseSentence(app.client, { ...subscription, paused: reason }, app.texts(language));
  for (const channel of channels) {
    try {
      await sendMessage(app.client.rest, channel, { content }, app.name());
      break;
    } catch (error) {
      app.log.debug({ channel, reason: messageOf(error) }, 'admins not told there');
      if (isRefusal(error)) continue;
      app.waits.hold(work);
      return;
    }
  }
  await noteToldAdmins(app.store, id);
}
