// Roles of a guild come, change and go.
import type { APIRole, Snowflake } from 'discord-api-types/v10';
import type { GuildState } from './guild-state.ts';
import type { State } from './state.ts';

export interface NewRole {
  readonly name: string;
  readonly permissions: bigint;
  readonly mentionable?: boolean;
  readonly managedBy?: Snowflake;
}

export function newRole(id: Snowflake, position: number, role: NewRole): APIRole {
  return {
    id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(role.permissions),
    managed: role.managedBy !== undefined,
    mentionable: role.mentionable ?? false,
    flags: 0 as APIRole['flags'],
    ...(role.managedBy !== undefined && { tags: { bot_id: role.managedBy } }),
  };
}

export function addRole(state: State, guild: GuildState, role: NewRole): APIRole {
  const made = newRole(state.newId(), guild.roles.size, role);
  guild.roles.set(made.id, made);
  state.events.dispatch('GUILD_ROLE_CREATE', { guild_id: guild.id, role: made }, { guildId: guild.id });
  return made;
}

export function updateRole(state: State, guild: GuildState, role: APIRole, change: Partial<APIRole>): void {
  Object.assign(role, change);
  state.events.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, { guildId: guild.id });
}

export function removeRole(state: State, guild: GuildState, id: Snowflake): void {
  guild.roles.delete(id);
  for (const member of guild.members.values()) member.roles = member.roles.filter((role) => role !== id);
  state.events.dispatch('GUILD_ROLE_DELETE', { guild_id: guild.id, role_id: id }, { guildId: guild.id });
}
