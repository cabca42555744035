// A channel of any kind as it is kept: text, announcement, forum, thread, direct message.
import {
  type APIGuildForumTag,
  type APIOverwrite,
  ChannelType,
  type Snowflake,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { MessageLog } from './log.ts';

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
