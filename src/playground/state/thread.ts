// Threads and forum posts: made from a message, without one, or with their first message.
import {
  type APIThreadChannel,
  ChannelType,
  type Snowflake,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { channelPayload } from './channel.ts';
import { type ChannelState, newChannel, type ThreadChannel, type ThreadState } from './channel-state.ts';
import type { GuildState } from './guild-state.ts';
import { isoNow, type State } from './state.ts';

export interface NewThread {
  /** A thread made from a message has the message's id. */
  readonly id: Snowflake;
  readonly name: string;
  readonly ownerId: Snowflake;
  readonly type?: ChannelType | undefined;
  readonly autoArchive?: ThreadAutoArchiveDuration | null | undefined;
  readonly slowmode?: number | null | undefined;
  readonly tags?: readonly Snowflake[] | null | undefined;
}

export function addThread(
  state: State,
  guild: GuildState,
  parent: ChannelState,
  made: NewThread,
): ThreadChannel {
  const now = isoNow(state);
  const thread: ThreadState = {
    ownerId: made.ownerId,
    archived: false,
    locked: false,
    autoArchive: made.autoArchive ?? ThreadAutoArchiveDuration.ThreeDays,
    createdAt: now,
    archivedAt: now,
    members: new Map([[made.ownerId, now]]),
    tags: [...(made.tags ?? [])],
    sent: 0,
  };
  const fallback =
    parent.type === ChannelType.GuildAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread;
  const channel = {
    ...newChannel(made.id, {
      type: made.type ?? fallback,
      guildId: guild.id,
      name: made.name,
      parentId: parent.id,
      slowmode: made.slowmode ?? 0,
    }),
    thread,
  };
  state.channels.set(channel.id, channel);
  guild.threads.add(channel.id);
  const payload = channelPayload(state, channel.id) as APIThreadChannel;
  state.events.dispatch('THREAD_CREATE', { ...payload, newly_created: true }, scope(channel));
  return channel;
}

export function updateThread(
  state: State,
  channel: ThreadChannel,
  { name, slowmode, ...change }: Partial<ThreadState> & Partial<Pick<ChannelState, 'name' | 'slowmode'>>,
): void {
  if (change.archived !== undefined && change.archived !== channel.thread.archived)
    channel.thread.archivedAt = isoNow(state);
  Object.assign(channel.thread, change);
  channel.name = name ?? channel.name;
  channel.slowmode = slowmode ?? channel.slowmode;
  const payload = channelPayload(state, channel.id) as APIThreadChannel;
  state.events.dispatch('THREAD_UPDATE', payload, scope(channel));
}

export function removeThread(state: State, guild: GuildState, channel: ThreadChannel): void {
  state.channels.delete(channel.id);
  guild.threads.delete(channel.id);
  const { id, type, parentId } = channel;
  const data = { id, type, guild_id: guild.id, parent_id: parentId ?? '' } as APIThreadChannel;
  state.events.dispatch('THREAD_DELETE', data as never, scope(channel));
}

export function addThreadMember(state: State, channel: ThreadChannel, userId: Snowflake): void {
  if (channel.thread.members.has(userId)) return;
  const joinedAt = isoNow(state);
  channel.thread.members.set(userId, joinedAt);
  const joined = { id: channel.id, user_id: userId, join_timestamp: joinedAt, flags: 0 };
  state.events.dispatch(
    'THREAD_MEMBERS_UPDATE',
    { ...membership(channel), added_members: [joined] } as never,
    scope(channel),
  );
}

export function removeThreadMember(state: State, channel: ThreadChannel, userId: Snowflake): void {
  if (!channel.thread.members.delete(userId)) return;
  state.events.dispatch(
    'THREAD_MEMBERS_UPDATE',
    { ...membership(channel), removed_member_ids: [userId] },
    scope(channel),
  );
}

function membership(channel: ThreadChannel) {
  return {
    id: channel.id,
    guild_id: channel.guildId ?? '',
    member_count: Math.min(50, channel.thread.members.size),
  };
}

function scope(channel: ChannelState) {
  return { guildId: channel.guildId, channelId: channel.id };
}
