// Which events a session hears: by its intents, its guilds, and what the bot can see.
import { GatewayIntentBits as I } from 'discord-api-types/v10';
import type { EventName, WorldEvent } from '../events.ts';
import { mayIn } from '../permissions.ts';
import type { State } from '../state/state.ts';

/** The intent that an event takes in a guild and in direct messages; an event without one there isn't sent. */
interface Needs {
  readonly guild?: number;
  readonly direct?: number;
  /** Only where the bot can see the channel. */
  readonly seen?: true;
}

const GUILDS: Needs = { guild: I.Guilds };
const THREAD: Needs = { guild: I.Guilds, seen: true };
const MESSAGE: Needs = { guild: I.GuildMessages, direct: I.DirectMessages, seen: true };
const REACTION: Needs = { guild: I.GuildMessageReactions, direct: I.DirectMessageReactions, seen: true };
const TYPING: Needs = { guild: I.GuildMessageTyping, direct: I.DirectMessageTyping, seen: true };
const MEMBERS: Needs = { guild: I.GuildMembers };

const NEEDS: Partial<Record<EventName, Needs>> = {
  GUILD_CREATE: GUILDS,
  GUILD_UPDATE: GUILDS,
  GUILD_DELETE: GUILDS,
  GUILD_ROLE_CREATE: GUILDS,
  GUILD_ROLE_UPDATE: GUILDS,
  GUILD_ROLE_DELETE: GUILDS,
  GUILD_EMOJIS_UPDATE: { guild: I.GuildExpressions },
  CHANNEL_CREATE: GUILDS,
  CHANNEL_UPDATE: GUILDS,
  CHANNEL_DELETE: GUILDS,
  THREAD_CREATE: THREAD,
  THREAD_UPDATE: THREAD,
  THREAD_DELETE: THREAD,
  GUILD_MEMBER_ADD: MEMBERS,
  GUILD_MEMBER_UPDATE: MEMBERS,
  GUILD_MEMBER_REMOVE: MEMBERS,
  MESSAGE_CREATE: MESSAGE,
  MESSAGE_UPDATE: MESSAGE,
  MESSAGE_DELETE: MESSAGE,
  MESSAGE_DELETE_BULK: MESSAGE,
  MESSAGE_REACTION_ADD: REACTION,
  MESSAGE_REACTION_REMOVE: REACTION,
  MESSAGE_REACTION_REMOVE_ALL: REACTION,
  MESSAGE_REACTION_REMOVE_EMOJI: REACTION,
  TYPING_START: TYPING,
};

export function hears(state: State, intents: number, event: WorldEvent): boolean {
  if (event.name === 'INTERACTION_CREATE') return true;
  // What one member alone sees is between them and Discord.
  if (event.onlyTo !== null) return false;
  const guild = event.guildId === null ? undefined : state.guilds.get(event.guildId);
  if (event.guildId !== null && (!guild || guild.joinedAt === null || guild.unavailable)) return false;
  if (isAboutBot(state, event)) return (intents & I.Guilds) !== 0 || event.name === 'GUILD_MEMBER_UPDATE';
  const needs = NEEDS[event.name];
  const intent = guild ? needs?.guild : needs?.direct;
  if (intent === undefined || (intents & intent) === 0) return false;
  return !needs?.seen || canSee(state, event);
}

/** Changes of the bot's own membership are told without the privileged intent. */
function isAboutBot(state: State, { name, data }: WorldEvent): boolean {
  if (name === 'GUILD_MEMBER_UPDATE') return (data as { user: { id: string } }).user.id === state.bot.id;
  if (name !== 'THREAD_MEMBERS_UPDATE') return false;
  const { added_members: added = [], removed_member_ids: removed = [] } = data as {
    added_members?: { user_id: string }[];
    removed_member_ids?: string[];
  };
  return added.some(({ user_id: id }) => id === state.bot.id) || removed.includes(state.bot.id);
}

function canSee(state: State, { channelId }: WorldEvent): boolean {
  const channel = channelId === null ? undefined : state.channels.get(channelId);
  return channel === undefined || mayIn(state, channel, state.bot.id, 'ViewChannel');
}
