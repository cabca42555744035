// A guild is founded, and the bot comes and goes.
import type { LocaleString } from 'discord-api-types/v10';
import { EVERYONE } from '../permissions.ts';
import { guildCreatePayload } from './guild.ts';
import type { GuildState } from './guild-state.ts';
import { addMember, removeMember } from './member.ts';
import { addRole, newRole } from './role.ts';
import { addUser, isoNow, type State } from './state.ts';

/** Discord's own limit of open threads. */
export const MOST_THREADS = 1000;

export interface NewGuild {
  readonly name: string;
  readonly locale: LocaleString;
  /** What @everyone may do; default what Discord gives a new server. */
  readonly everyone?: bigint | undefined;
}

export function addGuild(state: State, { name, locale, everyone = EVERYONE }: NewGuild): GuildState {
  const id = state.newId();
  const owner = addUser(state, 'Owner');
  const guild: GuildState = {
    id,
    name,
    ownerId: owner.id,
    locale,
    systemChannelId: null,
    joinedAt: null,
    unavailable: false,
    roles: new Map([[id, newRole(id, 0, { name: '@everyone', permissions: everyone })]]),
    members: new Map(),
    emojis: [],
    channels: new Set(),
    threads: new Set(),
    mostThreads: MOST_THREADS,
    commands: new Map(),
    commandPermissions: new Map(),
  };
  state.guilds.set(id, guild);
  addMember(state, guild, owner.id);
  return guild;
}

/** Invited with `permissions`, which a role of its own holds. */
export function joinGuild(state: State, guild: GuildState, permissions: bigint): void {
  const role = addRole(state, guild, { name: state.bot.displayName, permissions, managedBy: state.bot.id });
  addMember(state, guild, state.bot.id, [role.id]);
  guild.joinedAt = isoNow(state);
  const data = guildCreatePayload(state, guild, false);
  state.events.dispatch('GUILD_CREATE', data, { guildId: guild.id });
}

/** Kicked or left: it hears no more of the guild, and its role is gone. */
export function leaveGuild(state: State, guild: GuildState): void {
  state.events.dispatch('GUILD_DELETE', { id: guild.id }, { guildId: guild.id });
  guild.joinedAt = null;
  removeMember(state, guild, state.bot.id);
  for (const role of guild.roles.values())
    if (role.tags?.bot_id === state.bot.id) guild.roles.delete(role.id);
}

/** The bot is still a member while a guild is unavailable; it just hears nothing of it. */
export function setAvailable(state: State, guild: GuildState, available: boolean): void {
  if (available) {
    guild.unavailable = false;
    state.events.dispatch('GUILD_CREATE', guildCreatePayload(state, guild, false), { guildId: guild.id });
    return;
  }
  state.events.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, { guildId: guild.id });
  guild.unavailable = true;
}
