// Messages of a channel: written, listed, fetched, edited, deleted.

import { MessageCreateRequestSchema, MessageEditRequestPartialSchema } from 'discord-api-spec/zod';
import {
  MessageType,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { mayIn, requireIn } from '../permissions.ts';
import { type ChannelState, isDirect, isThread } from '../state/channel-state.ts';
import { messagePayload } from '../state/message.ts';
import type { MessageState } from '../state/message-state.ts';
import { deleteMessage, editMessage, postMessage } from '../state/post-message.ts';
import { findChannel, type State } from '../state/state.ts';
import { readBody } from './body.ts';
import { requireSomething } from './check-message.ts';
import { writeEdit, writeMessage } from './draft.ts';
import { invalid } from './form.ts';
import { asPermitted, requireSendable } from './may-send.ts';
import { rememberNonce, sentBefore } from './nonce.ts';
import { idOf, limitOf } from './query.ts';
import { type Call, param, route } from './route.ts';
import { blanked } from './visible.ts';

export const messageRoutes = [
  route('GET /channels/:channel/messages', list),
  route('POST /channels/:channel/messages', create),
  route('GET /channels/:channel/messages/:message', get),
  route('PATCH /channels/:channel/messages/:message', edit),
  route('DELETE /channels/:channel/messages/:message', remove),
];

/** The message that the path names, which the bot can see. */
export function messageAt(call: Call): { channel: ChannelState; message: MessageState } {
  const channel = findChannel(call.state, param(call, 'channel'));
  requireIn(call.state, channel, call.state.bot.id);
  const message = channel.log?.get(param(call, 'message'));
  if (!message) throw refusal('UnknownMessage');
  return { channel, message };
}

function list(call: Call) {
  const { state } = call;
  const channel = findChannel(state, param(call, 'channel'));
  requireIn(state, channel, state.bot.id);
  const page = {
    limit: limitOf(call, 50, 100),
    before: idOf(call, 'before'),
    after: idOf(call, 'after'),
    around: idOf(call, 'around'),
  };
  if (!mayIn(state, channel, state.bot.id, 'ReadMessageHistory')) return [];
  const messages = channel.log?.page(page) ?? [];
  return messages.map((message) => blanked(state, channel, messagePayload(state, message)));
}

function get(call: Call) {
  const { channel, message } = messageAt(call);
  requireIn(call.state, channel, call.state.bot.id, 'ReadMessageHistory');
  return blanked(call.state, channel, messagePayload(call.state, message));
}

function create(call: Call) {
  const { state } = call;
  const channel = findChannel(state, param(call, 'channel'));
  requireSendable(state, channel);
  const body = readBody<RESTPostAPIChannelMessageJSONBody>(MessageCreateRequestSchema, call.body);
  const again = sentBefore(state, channel, body);
  if (again) return messagePayload(state, again);

  const reference = referenceOf(state, channel, body);
  const written = asPermitted(state, channel, writeMessage(call, body, { channelId: channel.id }));
  requireSomething(written);
  const message = postMessage(state, channel, {
    authorId: state.bot.id,
    ...written,
    allowedMentions: body.allowed_mentions,
    nonce: body.nonce ?? null,
    reference,
  });
  rememberNonce(state, channel, message);
  return messagePayload(state, message);
}

function referenceOf(
  state: State,
  channel: ChannelState,
  { message_reference }: RESTPostAPIChannelMessageJSONBody,
) {
  if (!message_reference?.message_id) return null;
  if (!mayIn(state, channel, state.bot.id, 'ReadMessageHistory'))
    throw refusal('CannotReplyWithoutPermissionToReadMessageHistory');
  const id = message_reference.message_id;
  if (channel.log?.get(id))
    return {
      message_id: id,
      channel_id: channel.id,
      ...(channel.guildId !== null && { guild_id: channel.guildId }),
    };
  if (message_reference.fail_if_not_exists === false) return null;
  return invalid(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
}

function edit(call: Call) {
  const { state } = call;
  const { channel, message } = messageAt(call);
  const body = readBody<RESTPatchAPIChannelMessageJSONBody>(MessageEditRequestPartialSchema, call.body);
  requireEditable(state, channel, message, body);
  const change = writeEdit(call, body, message, { channelId: channel.id });
  const embeds = mayIn(state, channel, state.bot.id, 'EmbedLinks') ? change.embeds : change.embeds && [];
  const permitted = { ...change, ...(embeds && { embeds }) };
  requireSomething({ ...message, ...permitted });
  const onlyFlags = Object.keys(permitted).every((key) => key === 'flags');
  editMessage(state, channel, message, permitted, !onlyFlags);
  return messagePayload(state, message);
}

/** One's own message; of another's, only the flags, by one who manages messages. */
function requireEditable(
  state: State,
  channel: ChannelState,
  message: MessageState,
  body: RESTPatchAPIChannelMessageJSONBody,
): void {
  if (isThread(channel) && channel.thread.archived) throw refusal('InvalidActionOnArchivedThread');
  if (isSystem(message)) throw refusal('CannotExecuteActionOnSystemMessage');
  if (message.authorId === state.bot.id) return;
  const onlyFlags = Object.keys(body).every((key) => key === 'flags');
  if (!onlyFlags) throw refusal('CannotEditMessageAuthoredByAnotherUser');
  requireIn(state, channel, state.bot.id, 'ManageMessages');
}

export function isSystem({ type }: MessageState): boolean {
  return ![
    MessageType.Default,
    MessageType.Reply,
    MessageType.ChatInputCommand,
    MessageType.ContextMenuCommand,
  ].includes(type);
}

function remove(call: Call): void {
  const { state } = call;
  const { channel, message } = messageAt(call);
  if (isThread(channel) && channel.thread.archived) throw refusal('InvalidActionOnArchivedThread');
  if (message.authorId !== state.bot.id) {
    if (isDirect(channel)) throw refusal('CannotExecuteActionOnDMChannel');
    requireIn(state, channel, state.bot.id, 'ManageMessages');
  }
  deleteMessage(state, channel, message);
}
