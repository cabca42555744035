// Members, roles and channels that an interaction names, given whole beside their ids.
import type {
  APIInteractionDataResolved,
  APIInteractionDataResolvedChannel,
  APIInteractionDataResolvedGuildMember,
  Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, guildPermissions } from '../permissions.ts';
import { channelPayload } from '../state/channel.ts';
import type { ChannelState } from '../state/channel-state.ts';
import { memberPayload } from '../state/member.ts';
import { findUser, guildOf, type State } from '../state/state.ts';
import { userPayload } from '../state/user.ts';

export type Kind = 'user' | 'role' | 'channel';

/** Adds what `id` names to `resolved` and tells what it is, or null where nothing here has that id. */
export function resolve(
  state: State,
  where: ChannelState,
  userId: Snowflake,
  id: Snowflake,
  resolved: APIInteractionDataResolved,
): Kind | null {
  const guild = guildOf(state, where);
  const role = guild?.roles.get(id);
  if (role) {
    resolved.roles = { ...resolved.roles, [id]: role };
    return 'role';
  }
  const channel = state.channels.get(id);
  if (channel && channel.guildId === where.guildId) {
    resolved.channels = { ...resolved.channels, [id]: resolvedChannel(state, channel, userId) };
    return 'channel';
  }
  if (!state.users.has(id)) return null;
  resolved.users = { ...resolved.users, [id]: userPayload(findUser(state, id)) };
  const member = guild?.members.get(id);
  if (guild && member) {
    const { user: _, deaf: __, mute: ___, ...partial } = memberPayload(state, member);
    const full: APIInteractionDataResolvedGuildMember = {
      ...partial,
      permissions: String(guildPermissions(guild, id)),
    };
    resolved.members = { ...resolved.members, [id]: full };
  }
  return 'user';
}

function resolvedChannel(
  state: State,
  channel: ChannelState,
  userId: Snowflake,
): APIInteractionDataResolvedChannel {
  return {
    ...channelPayload(state, channel.id),
    permissions: String(channelPermissions(state, channel, userId)),
    app_permissions: String(channelPermissions(state, channel, state.bot.id)),
  } as unknown as APIInteractionDataResolvedChannel;
}
