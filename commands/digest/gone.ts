// Whether a subscription's channel is gone: asked only where the gateway didn't tell of it, as of archived threads.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Place } from '../../src/store/subscriptions.ts';

/** An archived thread is known from then on. False where nobody can tell: Discord doesn't answer, or the server has an outage. */
export async function isChannelGone({ app: { client, servers } }: Call, place: Place): Promise<boolean> {
  if (client.channels.cache.has(place.channelId)) return false;
  if (client.guilds.cache.get(place.guildId)?.available !== true) return false;
  const found = await servers.keep(place).catch(() => undefined);
  return found === null;
}
