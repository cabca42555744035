// A guild: how it is kept, and how the API shows it.
import {
  type APIEmoji,
  type APIGuild,
  type GatewayGuildCreateDispatchData,
  GuildSystemChannelFlags,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPayload } from './channel.ts';
import { isThread } from './channel-state.ts';
import type { GuildState } from './guild-state.ts';
import { memberPayload } from './member.ts';
import type { State } from './state.ts';

/** How many guilds the bot is a member of. */
export function countJoined(state: State): number {
  let count = 0;
  for (const { joinedAt } of state.guilds.values()) if (joinedAt !== null) count += 1;
  return count;
}

export function updateGuild(
  state: State,
  guild: GuildState,
  change: Partial<Pick<GuildState, 'name' | 'ownerId' | 'locale' | 'systemChannelId'>>,
): void {
  Object.assign(guild, change);
  state.events.dispatch('GUILD_UPDATE', guildPayload(guild), { guildId: guild.id });
}

/** A custom emoji of the guild's own. */
export function addEmoji(state: State, guild: GuildState, name: string): APIEmoji {
  const emoji = {
    id: state.newId(),
    name,
    roles: [],
    require_colons: true,
    managed: false,
    animated: false,
    available: true,
  };
  guild.emojis.push(emoji);
  tellEmoji(state, guild);
  return emoji;
}

/** Reactions with it stay where they are. */
export function removeEmoji(state: State, guild: GuildState, id: Snowflake): void {
  const place = guild.emojis.findIndex((emoji) => emoji.id === id);
  if (place < 0) throw new Error(`${guild.name} has no emoji ${id}`);
  guild.emojis.splice(place, 1);
  tellEmoji(state, guild);
}

function tellEmoji(state: State, guild: GuildState): void {
  const data = { guild_id: guild.id, emojis: guild.emojis };
  state.events.dispatch('GUILD_EMOJIS_UPDATE', data, { guildId: guild.id });
}

/** Whether any server has a custom emoji. */
export function isEmojiKnown({ guilds }: State, id: Snowflake): boolean {
  return [...guilds.values()].some(({ emojis }) => emojis.some((emoji) => emoji.id === id));
}

export function guildPayload(guild: GuildState): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: guild.emojis,
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
    rules_channel_id: null,
    max_members: 25_000_000,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale as APIGuild['preferred_locale'],
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** What the gateway tells of a guild that became available. Without GuildMembers only the bot itself is listed. */
export function guildCreatePayload(
  state: State,
  guild: GuildState,
  allMembers: boolean,
): GatewayGuildCreateDispatchData {
  const self = guild.members.get(state.bot.id);
  const members = allMembers ? [...guild.members.values()] : self ? [self] : [];
  const channels = [...guild.channels].map((id) => channelPayload(state, id));
  const threads = [...guild.threads].flatMap((id) => {
    const thread = state.channels.get(id);
    return thread && isThread(thread) && !thread.thread.archived ? [channelPayload(state, id)] : [];
  });
  return {
    ...guildPayload(guild),
    joined_at: guild.joinedAt ?? '',
    large: guild.members.size > 250,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: members.map((member) => memberPayload(state, member)),
    channels: channels as GatewayGuildCreateDispatchData['channels'],
    threads: threads as GatewayGuildCreateDispatchData['threads'],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
