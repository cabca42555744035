// Reactions of a message: put, taken away, cleared, listed.
import { type APIPartialEmoji, ReactionType } from 'discord-api-types/v10';
import { parseEmoji } from '../emoji.ts';
import { refusal } from '../errors.ts';
import { requireIn } from '../permissions.ts';
import { type ChannelState, isThread } from '../state/channel-state.ts';
import { isEmojiKnown } from '../state/guild.ts';
import type { MessageState } from '../state/message-state.ts';
import { addReaction, clearReactions, reactionOf, reactors, removeReaction } from '../state/reaction.ts';
import type { State } from '../state/state.ts';
import { messageAt } from './messages.ts';
import { idOf, limitOf } from './query.ts';
import { type Call, param, route } from './route.ts';

const DISTINCT = 20;
const AT = '/channels/:channel/messages/:message/reactions';

export const reactionRoutes = [
  route(`PUT ${AT}/:emoji/@me`, put),
  route(`DELETE ${AT}/:emoji/@me`, removeOwn),
  route(`DELETE ${AT}/:emoji/:user`, removeOther),
  route(`GET ${AT}/:emoji`, list),
  route(`DELETE ${AT}/:emoji`, clear),
  route(`DELETE ${AT}`, clearAll),
];

function put(call: Call): void {
  const { channel, message, emoji } = reactionAt(call);
  requireReactable(call.state, channel, message, call.state.bot.id, emoji);
  addReaction(call.state, message, call.state.bot.id, { emoji });
}

/** An emoji that stands there already needs no permission to add one. */
export function requireReactable(
  state: State,
  channel: ChannelState,
  message: MessageState,
  userId: string,
  emoji: APIPartialEmoji,
): void {
  requireIn(state, channel, userId, 'ReadMessageHistory');
  requireOpen(channel);
  if (reactionOf(message, emoji)) return;
  if (emoji.id && !isEmojiKnown(state, emoji.id)) throw refusal('UnknownEmoji');
  requireIn(state, channel, userId, 'AddReactions');
  if (message.reactions.length >= DISTINCT) throw refusal('MaximumNumberOfReactionsReached');
}

function removeOwn(call: Call): void {
  const { channel, message, emoji } = reactionAt(call);
  requireOpen(channel);
  removeReaction(call.state, message, call.state.bot.id, { emoji });
}

function removeOther(call: Call): void {
  const { channel, message, emoji } = reactionAt(call);
  const userId = param(call, 'user');
  requireOpen(channel);
  if (userId !== call.state.bot.id) requireIn(call.state, channel, call.state.bot.id, 'ManageMessages');
  for (const burst of [false, true]) removeReaction(call.state, message, userId, { emoji, burst });
}

function clear(call: Call): void {
  const { channel, message, emoji } = reactionAt(call);
  requireOpen(channel);
  requireIn(call.state, channel, call.state.bot.id, 'ManageMessages');
  clearReactions(call.state, message, emoji);
}

function clearAll(call: Call): void {
  const { channel, message } = messageAt(call);
  requireOpen(channel);
  requireIn(call.state, channel, call.state.bot.id, 'ManageMessages');
  clearReactions(call.state, message, null);
}

function list(call: Call) {
  const { channel, message, emoji } = reactionAt(call);
  requireIn(call.state, channel, call.state.bot.id, 'ReadMessageHistory');
  const limit = limitOf(call, 25, 100);
  const after = idOf(call, 'after');
  const reaction = reactionOf(message, emoji);
  if (!reaction) return [];
  const burst = call.query.get('type') === String(ReactionType.Super);
  return reactors(call.state, burst ? reaction.bursts : reaction.users, after, limit);
}

function reactionAt(call: Call) {
  const emoji = parseEmoji(param(call, 'emoji'));
  const at = messageAt(call);
  if (!emoji) throw refusal('UnknownEmoji');
  return { ...at, emoji };
}

function requireOpen(channel: ChannelState): void {
  if (isThread(channel) && channel.thread.archived) throw refusal('InvalidActionOnArchivedThread');
}
