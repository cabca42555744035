// What the server's Integrations settings say of commands: an administrator sets it, a bot may only look.
import type { Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { guildAt } from './guilds.ts';
import { type Call, param, route } from './route.ts';

const COMMANDS = '/applications/:application/guilds/:guild/commands';

export const commandPermissionRoutes = [
  route(`GET ${COMMANDS}/permissions`, listPermissions),
  route(`GET ${COMMANDS}/:command/permissions`, getPermissions),
];

function listPermissions(call: Call) {
  const guild = guildAt(call);
  return [...guild.commandPermissions.keys()].map((id) => permissionsOf(call, id));
}

function getPermissions(call: Call) {
  const id = param(call, 'command');
  if (!guildAt(call).commandPermissions.has(id)) throw refusal('UnknownApplicationCommandPermissions');
  return permissionsOf(call, id);
}

function permissionsOf(call: Call, id: Snowflake) {
  const guild = guildAt(call);
  const permissions = guild.commandPermissions.get(id) ?? [];
  return { id, application_id: call.state.bot.id, guild_id: guild.id, permissions };
}
