// A channel of any kind: text, announcement, forum, thread, direct message; and how the API shows it.
import { type APIChannel, ChannelType, type Snowflake } from 'discord-api-types/v10';
import { type ChannelState, isDirect, isForum, isThread, type ThreadChannel } from './channel-state.ts';
import { findChannel, findUser, type State } from './state.ts';
import { userPayload } from './user.ts';

export function channelPayload(state: State, id: Snowflake): APIChannel {
  const channel = findChannel(state, id);
  return payload(state, channel) as unknown as APIChannel;
}

function payload(state: State, channel: ChannelState): Record<string, unknown> {
  const base = {
    id: channel.id,
    type: channel.type,
    flags: channel.flags,
    last_message_id: channel.lastMessageId,
  };
  if (isDirect(channel)) {
    const others = channel.recipients.filter((id) => id !== state.bot.id);
    return { ...base, recipients: others.map((id) => userPayload(findUser(state, id))) };
  }
  const inGuild = {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    rate_limit_per_user: channel.slowmode,
  };
  if (isThread(channel)) return { ...inGuild, ...threadPayload(state, channel) };
  const placed = {
    ...inGuild,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    nsfw: channel.nsfw,
    topic: channel.topic,
  };
  if (!isForum(channel)) return placed;
  return {
    ...placed,
    available_tags: channel.tags,
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function threadPayload(state: State, { thread, type }: ThreadChannel): Record<string, unknown> {
  const joinedAt = thread.members.get(state.bot.id);
  return {
    owner_id: thread.ownerId,
    thread_metadata: {
      archived: thread.archived,
      archive_timestamp: thread.archivedAt,
      auto_archive_duration: thread.autoArchive,
      locked: thread.locked,
      create_timestamp: thread.createdAt,
      ...(type === ChannelType.PrivateThread && { invitable: true }),
    },
    message_count: Math.max(0, thread.sent),
    total_message_sent: thread.sent,
    member_count: Math.min(50, thread.members.size),
    applied_tags: thread.tags,
    ...(joinedAt !== undefined && { member: { join_timestamp: joinedAt, flags: 0 } }),
  };
}
