// Reactions: which emoji stand on a message and who put them there.
import {
  type APIEmoji,
  type APIPartialEmoji,
  type APIReaction,
  type APIUser,
  ReactionType,
  type Snowflake,
} from 'discord-api-types/v10';
import { emojiKey } from '../emoji.ts';
import { compareIds } from '../snowflake.ts';
import { memberPayload } from './member.ts';
import { type MessageState, scopeOf } from './message.ts';
import { findUser, type State } from './state.ts';
import { userPayload } from './user.ts';

export interface ReactionState {
  readonly emoji: APIPartialEmoji;
  readonly users: Set<Snowflake>;
}

export function reactionOf(message: MessageState, emoji: APIPartialEmoji): ReactionState | undefined {
  const key = emojiKey(emoji);
  return message.reactions.find((reaction) => emojiKey(reaction.emoji) === key);
}

export function addReaction(
  state: State,
  message: MessageState,
  userId: Snowflake,
  emoji: APIPartialEmoji,
): void {
  let reaction = reactionOf(message, emoji);
  if (!reaction) {
    reaction = { emoji, users: new Set() };
    message.reactions.push(reaction);
  }
  if (reaction.users.has(userId)) return;
  reaction.users.add(userId);
  const member = memberOf(state, message, userId);
  state.events.dispatch(
    'MESSAGE_REACTION_ADD',
    {
      ...change(message, userId, reaction.emoji),
      message_author_id: message.authorId,
      burst_colors: [],
      ...(member && { member }),
    },
    scopeOf(message),
  );
}

export function removeReaction(
  state: State,
  message: MessageState,
  userId: Snowflake,
  emoji: APIPartialEmoji,
): void {
  const reaction = reactionOf(message, emoji);
  if (!reaction?.users.delete(userId)) return;
  if (reaction.users.size === 0) message.reactions.splice(message.reactions.indexOf(reaction), 1);
  state.events.dispatch('MESSAGE_REACTION_REMOVE', change(message, userId, reaction.emoji), scopeOf(message));
}

/** All of them, or all of one emoji. */
export function clearReactions(state: State, message: MessageState, emoji: APIPartialEmoji | null): void {
  const place = placeOf(message);
  if (emoji === null) {
    if (message.reactions.length === 0) return;
    message.reactions.splice(0);
    state.events.dispatch('MESSAGE_REACTION_REMOVE_ALL', place, scopeOf(message));
    return;
  }
  const reaction = reactionOf(message, emoji);
  if (!reaction) return;
  message.reactions.splice(message.reactions.indexOf(reaction), 1);
  const data = { ...place, emoji: reaction.emoji as APIEmoji };
  state.events.dispatch('MESSAGE_REACTION_REMOVE_EMOJI', data, scopeOf(message));
}

/** In the order of their ids, which is how Discord pages them. */
export function reactors(
  state: State,
  reaction: ReactionState,
  after: Snowflake | undefined,
  limit: number,
): APIUser[] {
  return [...reaction.users]
    .filter((id) => after === undefined || compareIds(id, after) > 0)
    .sort(compareIds)
    .slice(0, limit)
    .map((id) => userPayload(findUser(state, id)));
}

export function reactionPayloads(message: MessageState, viewer: Snowflake): APIReaction[] {
  return message.reactions.map(({ emoji, users }) => ({
    emoji,
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me: users.has(viewer),
    me_burst: false,
  }));
}

function placeOf(message: MessageState) {
  return {
    channel_id: message.channelId,
    message_id: message.id,
    ...(message.guildId !== null && { guild_id: message.guildId }),
  };
}

function change(message: MessageState, userId: Snowflake, emoji: APIPartialEmoji) {
  return {
    user_id: userId,
    ...placeOf(message),
    emoji: emoji as APIEmoji,
    burst: false,
    type: ReactionType.Normal,
  };
}

function memberOf(state: State, message: MessageState, userId: Snowflake) {
  const guild = message.guildId === null ? undefined : state.guilds.get(message.guildId);
  const member = guild?.members.get(userId);
  return member && memberPayload(state, member);
}
