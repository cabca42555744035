// A channel of any kind: text, announcement, forum, thread, direct message; and how the API shows it.
import {
  type APIChannel,
  type APIGuildForumTag,
  type APIOverwrite,
  ChannelType,
  type Snowflake,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { MessageLog } from './log.ts';
import { findChannel, findUser, type State } from './state.ts';
import { userPayload } from './user.ts';

/** What only a thread has. */
export interface ThreadState {
  readonly ownerId: Snowflake;
  archived: boolean;
  locked: boolean;
  autoArchive: ThreadAutoArchiveDuration;
  readonly createdAt: string;
  archivedAt: string;
  /** When each member joined. */
  readonly members: Map<Snowflake, string>;
  tags: Snowflake[];
  /** How many messages were ever sent in it, without its first one. */
  sent: number;
}

export interface ChannelState {
  readonly id: Snowflake;
  type: ChannelType;
  /** Null for direct messages. */
  readonly guildId: Snowflake | null;
  name: string;
  topic: string | null;
  position: number;
  parentId: Snowflake | null;
  overwrites: APIOverwrite[];
  nsfw: boolean;
  slowmode: number;
  /** ChannelFlags. */
  flags: number;
  /** A forum's. */
  tags: APIGuildForumTag[];
  readonly thread: ThreadState | null;
  /** Of direct messages. */
  readonly recipients: readonly Snowflake[];
  lastMessageId: Snowflake | null;
  log: MessageLog | null;
  /** Ephemeral messages: each is seen by one member, and by no route of the channel. */
  asides: MessageLog | null;
}

export type ThreadChannel = ChannelState & { readonly thread: ThreadState };

const THREADS = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const FORUMS = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const WITH_MESSAGES = new Set([
  ...THREADS,
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.DM,
  ChannelType.GroupDM,
]);

export function isThread(channel: ChannelState): channel is ThreadChannel {
  return channel.thread !== null;
}

export function isForum(channel: ChannelState): boolean {
  return FORUMS.has(channel.type);
}

export function isDirect(channel: ChannelState): boolean {
  return channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM;
}

export function holdsMessages(channel: ChannelState): boolean {
  return WITH_MESSAGES.has(channel.type);
}

export type NewChannel = Pick<ChannelState, 'type' | 'guildId'> &
  Partial<Omit<ChannelState, 'log' | 'asides'>>;

export function newChannel(id: Snowflake, channel: NewChannel): ChannelState {
  return {
    id,
    name: '',
    topic: null,
    position: 0,
    parentId: null,
    overwrites: [],
    nsfw: false,
    slowmode: 0,
    flags: 0,
    tags: [],
    thread: null,
    recipients: [],
    lastMessageId: null,
    log: null,
    asides: null,
    ...channel,
  };
}

/** Made when the first message comes: most channels of a large world never hold one. */
export function logOf(channel: ChannelState): MessageLog {
  channel.log ??= new MessageLog();
  return channel.log;
}

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
