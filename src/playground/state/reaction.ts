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
import type { MessageState, ReactionState } from './message-state.ts';
import { scopeOf } from './message-state.ts';
import { findUser, type State } from './state.ts';
import { userPayload } from './user.ts';

/** Discord takes them from the emoji's own. */
const BURST_COLOURS = ['#f0b232', '#fee75c'];

export interface Reacting {
  readonly emoji: APIPartialEmoji;
  /** A super reaction. */
  readonly burst?: boolean | undefined;
}

export function reactionOf(message: MessageState, emoji: APIPartialEmoji): ReactionState | undefined {
  const key = emojiKey(emoji);
  return message.reactions.find((reaction) => emojiKey(reaction.emoji) === key);
}

/** Everybody who reacted, in one way or the other. */
export function everyoneOf({ users, bursts }: ReactionState): Set<Snowflake> {
  return new Set([...users, ...bursts]);
}

export function countOf({ users, bursts }: ReactionState): number {
  return users.size + bursts.size;
}

export function addReaction(
  state: State,
  message: MessageState,
  userId: Snowflake,
  { emoji, burst = false }: Reacting,
): void {
  let reaction = reactionOf(message, emoji);
  if (!reaction) {
    reaction = { emoji, users: new Set(), bursts: new Set() };
    message.reactions.push(reaction);
  }
  const own = burst ? reaction.bursts : reaction.users;
  if (own.has(userId)) return;
  own.add(userId);
  const member = memberOf(state, message, userId);
  state.events.dispatch(
    'MESSAGE_REACTION_ADD',
    {
      ...change(message, userId, reaction.emoji, burst),
      message_author_id: message.authorId,
      burst_colors: burst ? BURST_COLOURS : [],
      ...(member && { member }),
    },
    scopeOf(message),
  );
}

export function removeReaction(
  state: State,
  message: MessageState,
  userId: Snowflake,
  { emoji, burst = false }: Reacting,
): void {
  const reaction = reactionOf(message, emoji);
  const own = burst ? reaction?.bursts : reaction?.users;
  if (!reaction || !own?.delete(userId)) return;
  if (countOf(reaction) === 0) message.reactions.splice(message.reactions.indexOf(reaction), 1);
  const data = change(message, userId, reaction.emoji, burst);
  state.events.dispatch('MESSAGE_REACTION_REMOVE', data, scopeOf(message));
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
  ids: ReadonlySet<Snowflake>,
  after: Snowflake | undefined,
  limit: number,
): APIUser[] {
  return [...ids]
    .filter((id) => after === undefined || compareIds(id, after) > 0)
    .sort(compareIds)
    .slice(0, limit)
    .map((id) => userPayload(findUser(state, id)));
}

export function reactionPayloads(message: MessageState, viewer: Snowflake): APIReaction[] {
  return message.reactions.map((reaction) => ({
    emoji: reaction.emoji,
    count: countOf(reaction),
    count_details: { burst: reaction.bursts.size, normal: reaction.users.size },
    burst_colors: reaction.bursts.size > 0 ? BURST_COLOURS : [],
    me: reaction.users.has(viewer),
    me_burst: reaction.bursts.has(viewer),
  }));
}

function placeOf(message: MessageState) {
  return {
    channel_id: message.channelId,
    message_id: message.id,
    ...(message.guildId !== null && { guild_id: message.guildId }),
  };
}

function change(message: MessageState, userId: Snowflake, emoji: APIPartialEmoji, burst: boolean) {
  return {
    user_id: userId,
    ...placeOf(message),
    emoji: emoji as APIEmoji,
    burst,
    type: burst ? ReactionType.Super : ReactionType.Normal,
  };
}

function memberOf(state: State, message: MessageState, userId: Snowflake) {
  const guild = message.guildId === null ? undefined : state.guilds.get(message.guildId);
  const member = guild?.members.get(userId);
  return member && memberPayload(state, member);
}
