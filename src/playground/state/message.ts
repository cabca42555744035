// A message: what was written where by whom, and how the API shows it.
import {
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  MessageFlags,
  type Snowflake,
} from 'discord-api-types/v10';
import { timeOf } from '../snowflake.ts';
import { channelPayload } from './channel.ts';
import { memberPayload } from './member.ts';
import type { MessageState } from './message-state.ts';
import { reactionPayloads } from './reaction.ts';
import { findChannel, findUser, type State } from './state.ts';
import { userPayload } from './user.ts';

export function isLoading(message: MessageState): boolean {
  return (message.flags & MessageFlags.Loading) !== 0;
}

/** As `viewer` sees it: whether a reaction is one's own depends on who looks. */
export function messagePayload(
  state: State,
  message: MessageState,
  viewer: Snowflake = state.bot.id,
): APIMessage {
  const referenced = referencedBy(state, message);
  return {
    ...plainPayload(state, message, viewer),
    ...(message.reference && { message_reference: message.reference }),
    ...(referenced !== undefined && {
      referenced_message: referenced && plainPayload(state, referenced, viewer),
    }),
  };
}

function plainPayload(state: State, message: MessageState, viewer: Snowflake): APIMessage {
  const thread = state.channels.has(message.id) ? channelPayload(state, message.id) : null;
  const answers = message.answers;
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: userPayload(findUser(state, message.authorId)),
    content: message.content,
    timestamp: new Date(timeOf(message.id)).toISOString(),
    edited_timestamp: message.editedAt,
    tts: false,
    mention_everyone: message.mentions.everyone,
    mentions: message.mentions.users.map((id) => userPayload(findUser(state, id))),
    mention_roles: [...message.mentions.roles],
    attachments: message.attachments,
    embeds: message.embeds,
    components: message.components,
    pinned: false,
    flags: message.flags,
    ...(message.reactions.length > 0 && { reactions: reactionPayloads(message, viewer) }),
    ...(message.nonce !== null && { nonce: message.nonce }),
    ...(thread && thread.id !== message.channelId && { thread }),
    ...(message.authorId === state.bot.id && { application_id: state.bot.id }),
    ...(answers && { webhook_id: state.bot.id, interaction_metadata: answers.metadata }),
    ...(answers?.command && { interaction: answers.command }),
  };
}

/** As the gateway tells it: with the author's membership. */
export function messageEvent(state: State, message: MessageState): GatewayMessageCreateDispatchData {
  const guild = message.guildId === null ? undefined : state.guilds.get(message.guildId);
  const author = guild?.members.get(message.authorId);
  const { type } = findChannel(state, message.channelId);
  const payload = messagePayload(state, message);
  return {
    ...payload,
    channel_type: type as NonNullable<GatewayMessageCreateDispatchData['channel_type']>,
    mentions: payload.mentions,
    ...(guild && { guild_id: guild.id }),
    ...(author && { member: withoutUser(memberPayload(state, author)) }),
  };
}

function withoutUser<T extends { user: unknown }>({ user: _, ...member }: T): Omit<T, 'user'> {
  return member;
}

/** The message replied to; null where it is gone, undefined where there never was one. */
function referencedBy(state: State, { reference }: MessageState): MessageState | null | undefined {
  if (!reference?.message_id) return undefined;
  const channel = state.channels.get(reference.channel_id);
  return channel?.log?.get(reference.message_id) ?? null;
}
