// Channels of a guild come, change and go.
import {
  type APIGuildForumTag,
  ChannelType,
  type GatewayChannelCreateDispatchData,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPayload } from './channel.ts';
import { type ChannelState, isThread, type NewChannel, newChannel } from './channel-state.ts';
import type { GuildState } from './guild-state.ts';
import { findUser, type State } from './state.ts';
import { removeThread } from './thread.ts';

type NewGuildChannel = Omit<NewChannel, 'guildId'>;

export function addChannel(state: State, guild: GuildState, made: NewGuildChannel): ChannelState {
  const position = guild.channels.size;
  const channel = newChannel(state.newId(), { position, ...made, guildId: guild.id });
  state.channels.set(channel.id, channel);
  guild.channels.add(channel.id);
  state.events.dispatch('CHANNEL_CREATE', payloadOf(state, channel), scopeOf(channel));
  return channel;
}

export function updateChannel(state: State, channel: ChannelState, change: Partial<ChannelState>): void {
  Object.assign(channel, change);
  state.events.dispatch('CHANNEL_UPDATE', payloadOf(state, channel), scopeOf(channel));
}

/** Its threads go with it. */
export function removeChannel(state: State, guild: GuildState, channel: ChannelState): void {
  for (const id of [...guild.threads]) {
    const thread = state.channels.get(id);
    if (thread && isThread(thread) && thread.parentId === channel.id) removeThread(state, guild, thread);
  }
  const payload = payloadOf(state, channel);
  state.channels.delete(channel.id);
  guild.channels.delete(channel.id);
  state.events.dispatch('CHANNEL_DELETE', payload, scopeOf(channel));
}

export function newTag(
  state: State,
  name: string,
  { moderated = false, emoji = null as string | null } = {},
): APIGuildForumTag {
  return { id: state.newId(), name, moderated, emoji_id: null, emoji_name: emoji };
}

/** The bot's direct messages with a user, opened if they weren't. */
export function openDm(state: State, userId: Snowflake): ChannelState {
  const { id: recipient } = findUser(state, userId);
  const known = state.channels.get(state.dms.get(recipient) ?? '');
  if (known) return known;
  const channel = newChannel(state.newId(), {
    type: ChannelType.DM,
    guildId: null,
    recipients: [state.bot.id, recipient],
  });
  state.channels.set(channel.id, channel);
  state.dms.set(recipient, channel.id);
  state.events.dispatch('CHANNEL_CREATE', payloadOf(state, channel), scopeOf(channel));
  return channel;
}

function payloadOf(state: State, channel: ChannelState): GatewayChannelCreateDispatchData {
  return channelPayload(state, channel.id) as GatewayChannelCreateDispatchData;
}

function scopeOf(channel: ChannelState) {
  return { guildId: channel.guildId, channelId: channel.id };
}
