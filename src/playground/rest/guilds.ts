// Guilds, their roles and members, as far as a bot may look.
import { GatewayIntentBits, type Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { guildPermissions } from '../permissions.ts';
import { compareIds } from '../snowflake.ts';
import { guildPayload } from '../state/guild.ts';
import type { GuildState } from '../state/guild-state.ts';
import { findMember, memberPayload } from '../state/member.ts';
import { leaveGuild } from '../state/new-guild.ts';
import { findUser } from '../state/state.ts';
import { idOf, isOn, limitOf } from './query.ts';
import { type Call, param, route } from './route.ts';

export const guildRoutes = [
  route('GET /users/@me/guilds', listOwn),
  route('DELETE /users/@me/guilds/:guild', leave),
  route('GET /guilds/:guild', get),
  route('GET /guilds/:guild/roles', listRoles),
  route('GET /guilds/:guild/roles/:role', getRole),
  route('GET /guilds/:guild/emojis', listEmoji),
  route('GET /guilds/:guild/emojis/:emoji', getEmoji),
  route('GET /guilds/:guild/members', listMembers),
  route('GET /guilds/:guild/members/:user', getMember),
];

/** The guild that the path names, which the bot must be a member of. */
export function guildAt(call: Call): GuildState {
  const guild = call.state.guilds.get(param(call, 'guild'));
  if (!guild) throw refusal('UnknownGuild');
  if (guild.joinedAt === null) throw refusal('MissingAccess');
  return guild;
}

function get(call: Call) {
  const guild = guildAt(call);
  const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 1 };
  return { ...guildPayload(guild), ...(isOn(call, 'with_counts') && counts) };
}

function listOwn(call: Call) {
  const { state } = call;
  const limit = limitOf(call, 200, 200);
  const after = idOf(call, 'after') ?? '0';
  const own = [...state.guilds.values()].filter(({ id, joinedAt }) => {
    return joinedAt !== null && compareIds(id, after) > 0;
  });
  return own.slice(0, limit).map((guild) => ({
    id: guild.id,
    name: guild.name,
    icon: null,
    banner: null,
    owner: guild.ownerId === state.bot.id,
    permissions: String(guildPermissions(guild, state.bot.id)),
    features: [],
  }));
}

function leave(call: Call): void {
  leaveGuild(call.state, guildAt(call));
}

function listEmoji(call: Call) {
  return guildAt(call).emojis;
}

function getEmoji(call: Call) {
  const emoji = guildAt(call).emojis.find(({ id }) => id === param(call, 'emoji'));
  if (!emoji) throw refusal('UnknownEmoji');
  return emoji;
}

function listRoles(call: Call) {
  return [...guildAt(call).roles.values()];
}

function getRole(call: Call) {
  const role = guildAt(call).roles.get(param(call, 'role'));
  if (!role) throw refusal('UnknownRole');
  return role;
}

function getMember(call: Call) {
  const guild = guildAt(call);
  const userId = userNamed(call);
  return memberPayload(call.state, findMember(guild, userId));
}

function userNamed(call: Call): Snowflake {
  const name = param(call, 'user');
  return findUser(call.state, name === '@me' ? call.state.bot.id : name).id;
}

/** The whole list takes the privileged intent. */
function listMembers(call: Call) {
  const guild = guildAt(call);
  if ((call.state.privilegedIntents & GatewayIntentBits.GuildMembers) === 0) throw refusal('MissingAccess');
  const limit = limitOf(call, 1, 1000);
  const after = idOf(call, 'after') ?? '0';
  return [...guild.members.values()]
    .filter(({ userId }) => compareIds(userId, after) > 0)
    .sort((a, b) => compareIds(a.userId, b.userId))
    .slice(0, limit)
    .map((member) => memberPayload(call.state, member));
}
