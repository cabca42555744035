// Why Discord would refuse a post in a channel, as far as the gateway tells: nothing is asked, and nothing refused.
import {
  ChannelFlags,
  type ChannelManager,
  type GuildBasedChannel,
  type GuildManager,
  type User,
} from 'discord.js';
import type { PauseReason, Subscription } from '../model/subscription.ts';
import { missingPermissions, type PostForm } from './permissions.ts';

/** A client, or as much of one as it takes. */
export interface Onlooker {
  readonly channels: ChannelManager;
  readonly guilds: GuildManager;
  readonly user: User;
}

type Place = PostForm & Pick<Subscription, 'guildId' | 'channelId'>;

/** Null where nothing is in the way, or the gateway doesn't know the channel: archived threads aren't told of. `now`: epoch milliseconds. */
export function findObstacle(onlooker: Onlooker, place: Place, now: number): PauseReason | null {
  const guild = onlooker.guilds.cache.get(place.guildId);
  if (!guild) return 'kicked';
  const channel = onlooker.channels.cache.get(place.channelId);
  if (!channel || channel.isDMBased() || (channel.isThread() && !channel.parent)) return null;
  const me = guild.members.cache.get(onlooker.user.id);
  // A timeout takes permissions away too, which come back with its end.
  if ((me?.communicationDisabledUntilTimestamp ?? 0) > now) return 'timed-out';
  const missing = missingPermissions(onlooker, place);
  if (missing.length > 0) return missing.includes('ViewChannel') ? 'no-access' : 'no-permission';
  return channelObstacle(channel, onlooker.user);
}

/** A server with an outage of Discord's: it passes, and nothing is sent meanwhile. */
export function isUnavailable(
  { guilds }: Pick<Onlooker, 'guilds'>,
  { guildId }: Pick<Subscription, 'guildId'>,
): boolean {
  return guilds.cache.get(guildId)?.available === false;
}

function channelObstacle(channel: GuildBasedChannel, user: User): PauseReason | null {
  if (channel.isThread() && channel.locked) {
    return channel.permissionsFor(user)?.has('ManageThreads') ? null : 'thread-locked';
  }
  if (!channel.isThreadOnly() || !channel.flags.has(ChannelFlags.RequireTag)) return null;
  return channel.availableTags.some(({ moderated }) => !moderated) ? null : 'tags-required';
}
