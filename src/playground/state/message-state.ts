// A message as it is kept: what was written where by whom, who reacted, and what it answers.
import type {
  APIAttachment,
  APIEmbed,
  APIMessageInteraction,
  APIMessageInteractionMetadata,
  APIMessageReference,
  APIMessageTopLevelComponent,
  APIPartialEmoji,
  MessageType,
  Snowflake,
} from 'discord-api-types/v10';

export interface MessageState {
  readonly id: Snowflake;
  readonly channelId: Snowflake;
  readonly guildId: Snowflake | null;
  readonly authorId: Snowflake;
  readonly type: MessageType;
  /** The only one who sees it, where it is ephemeral. */
  readonly onlyTo: Snowflake | null;
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  attachments: APIAttachment[];
  /** MessageFlags. */
  flags: number;
  mentions: Mentions;
  editedAt: string | null;
  /** Edits after an hour, or of a published message, are counted: Discord limits them. */
  edits: number;
  readonly nonce: string | number | null;
  readonly reference: APIMessageReference | null;
  /** The interaction that it answers. */
  readonly answers: MessageInteraction | null;
  readonly reactions: ReactionState[];
}

export interface MessageInteraction {
  readonly metadata: APIMessageInteractionMetadata;
  /** Of a command only. */
  readonly command: APIMessageInteraction | null;
  /** The command is an entry of a message's or a member's menu. */
  readonly contextMenu: boolean;
}

export interface ReactionState {
  readonly emoji: APIPartialEmoji;
  readonly users: Set<Snowflake>;
  /** Those who put a super reaction there, perhaps beside a plain one. */
  readonly bursts: Set<Snowflake>;
}

/** Whom it pings. */
export interface Mentions {
  readonly users: readonly Snowflake[];
  readonly roles: readonly Snowflake[];
  readonly everyone: boolean;
}

/** Where what happens to it is told, and to whom. */
export function scopeOf({ guildId, channelId, onlyTo }: MessageState) {
  return { guildId, channelId, onlyTo };
}
