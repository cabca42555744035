// A user as a member of a guild: their roles, since when, and how the API shows them.
import type { APIGuildMember, Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import type { GuildState, MemberState } from './guild-state.ts';
import { findUser, isoNow, type State } from './state.ts';
import { userPayload } from './user.ts';

export function addMember(
  state: State,
  guild: GuildState,
  userId: Snowflake,
  roles: Snowflake[] = [],
): MemberState {
  const member: MemberState = { userId, nick: null, roles, joinedAt: isoNow(state), timedOutUntil: null };
  guild.members.set(userId, member);
  state.events.dispatch(
    'GUILD_MEMBER_ADD',
    { ...memberPayload(state, member), guild_id: guild.id },
    { guildId: guild.id },
  );
  return member;
}

export function updateMember(state: State, guild: GuildState, member: MemberState): void {
  state.events.dispatch(
    'GUILD_MEMBER_UPDATE',
    { ...memberPayload(state, member), avatar: null, banner: null, guild_id: guild.id },
    { guildId: guild.id },
  );
}

export function removeMember(state: State, guild: GuildState, userId: Snowflake): void {
  guild.members.delete(userId);
  state.events.dispatch(
    'GUILD_MEMBER_REMOVE',
    { guild_id: guild.id, user: userPayload(findUser(state, userId)) },
    { guildId: guild.id },
  );
}

export function findMember(guild: GuildState, userId: Snowflake): MemberState {
  const member = guild.members.get(userId);
  if (!member) throw refusal('UnknownMember');
  return member;
}

export function memberPayload(state: State, member: MemberState): APIGuildMember {
  return {
    user: userPayload(findUser(state, member.userId)),
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as APIGuildMember['flags'],
    pending: false,
    communication_disabled_until: member.timedOutUntil,
  };
}
