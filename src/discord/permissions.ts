// What the bot may do in a channel, as far as the gateway tells: nothing is asked.
import { type ChannelManager, ChannelType, type User } from 'discord.js';
import type { Speech } from '../locale/texts.ts';
import { isVotedByReactions, type Subscription } from '../model/subscription.ts';

/** What a daily post takes. ReadMessageHistory lets the bot react to its messages, and find them after a crash. */
const ALWAYS = ['ViewChannel', 'EmbedLinks', 'ReadMessageHistory'] as const;
const TO_REACT = ['AddReactions'] as const;
const IN_CHANNELS = ['SendMessages'] as const;
const IN_THREADS = ['SendMessagesInThreads'] as const;
const WITH_THREADS = ['SendMessages', 'CreatePublicThreads', 'SendMessagesInThreads'] as const;

export type NeededPermission = (typeof ALWAYS | typeof TO_REACT | typeof WITH_THREADS)[number];

/** A client, or as much of one as it takes. */
export interface Onlooker {
  readonly channels: ChannelManager;
  readonly user: User;
}

/** What decides which permissions posts take. */
export type PostForm = Pick<Subscription, 'layout' | 'voting'>;

/** The permissions that such posts take in the channel and the bot doesn't have; all where nothing is known of it. */
export function missingPermissions(
  { channels, user }: Onlooker,
  { channelId, layout, voting }: PostForm & Pick<Subscription, 'channelId'>,
): NeededPermission[] {
  const channel = channels.cache.get(channelId);
  const needed: NeededPermission[] = [
    ...ALWAYS,
    ...(isVotedByReactions({ layout, voting }) ? TO_REACT : []),
    ...toWrite(channel?.type, layout),
  ];
  if (!channel || channel.isDMBased()) return needed;
  const granted = channel.permissionsFor(user);
  return needed.filter((name) => !granted?.has(name));
}

function toWrite(type: ChannelType | undefined, layout: Subscription['layout']): readonly NeededPermission[] {
  if (layout === 'thread' || layout === 'forum') return WITH_THREADS;
  return type !== undefined && isThread(type) ? IN_THREADS : IN_CHANNELS;
}

export function isThread(type: ChannelType): boolean {
  const threads: readonly ChannelType[] = [
    ChannelType.PublicThread,
    ChannelType.PrivateThread,
    ChannelType.AnnouncementThread,
  ];
  return threads.includes(type);
}

export function permissionNames(
  permissions: readonly (NeededPermission | 'ManageMessages')[],
  say: Speech,
): string {
  return permissions.map((name) => `**${say(`permissions.${name}`)}**`).join(', ');
}
