// Registered commands: kept by type and name, and which of them a member finds in a channel.
import {
  type APIApplicationCommand,
  type APIApplicationCommandPermission,
  ApplicationCommandPermissionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, mayIn } from '../permissions.ts';
import { type ChannelState, isThread } from './channel-state.ts';
import type { GuildState } from './guild-state.ts';
import { findUser, guildOf, type State } from './state.ts';

export type Registry = Map<Snowflake, APIApplicationCommand>;

const GLOBAL_CONTEXTS = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];

/** A command of the same type and name keeps its id. */
export function registerCommand(
  state: State,
  registry: Registry,
  body: RESTPostAPIApplicationCommandsJSONBody,
  guildId: Snowflake | null,
  id = sameCommand(registry, body)?.id,
): APIApplicationCommand {
  const { type = ApplicationCommandType.ChatInput, default_member_permissions: needed, ...rest } = body;
  const command = {
    id: id ?? state.newId(),
    application_id: state.bot.id,
    version: state.newId(),
    description: '',
    ...withDefaults(guildId, body),
    ...rest,
    type,
    default_member_permissions: needed === undefined || needed === null ? null : String(needed),
    ...(guildId !== null && { guild_id: guildId }),
  } as APIApplicationCommand;
  registry.set(command.id, command);
  return command;
}

export function sameCommand(
  registry: Registry,
  {
    name,
    type = ApplicationCommandType.ChatInput,
  }: { readonly name: string; readonly type?: number | undefined },
): APIApplicationCommand | undefined {
  return [...registry.values()].find((each) => each.name === name && each.type === type);
}

function withDefaults(guildId: Snowflake | null, body: RESTPostAPIApplicationCommandsJSONBody) {
  const common = { nsfw: false, name_localizations: null, description_localizations: null };
  if (guildId !== null) return common;
  const contexts = body.dm_permission === false ? [InteractionContextType.Guild] : null;
  return {
    ...common,
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts,
    dm_permission: body.dm_permission ?? true,
  };
}

export function contextOf(state: State, channel: ChannelState): InteractionContextType {
  if (channel.guildId !== null) return InteractionContextType.Guild;
  return channel.recipients.includes(state.bot.id)
    ? InteractionContextType.BotDM
    : InteractionContextType.PrivateChannel;
}

/** By which installations a command is there for a member: the guild's, the member's own, or both. */
export function installationsOf(
  state: State,
  command: APIApplicationCommand,
  channel: ChannelState,
  userId: Snowflake,
): ApplicationIntegrationType[] {
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;
  const context = contextOf(state, channel);
  const types = command.integration_types ?? [GuildInstall];
  const guild = guildOf(state, channel);
  const found: ApplicationIntegrationType[] = [];
  const inBotDm = context === InteractionContextType.BotDM;
  if (types.includes(GuildInstall) && (inBotDm || (guild && guild.joinedAt !== null)))
    found.push(GuildInstall);
  if (types.includes(UserInstall) && findUser(state, userId).installed) found.push(UserInstall);
  const allowed = command.contexts ?? GLOBAL_CONTEXTS;
  return allowed.includes(context) ? found : [];
}

/** Why a member doesn't find the command here, or null where they do. */
function hiddenBecause(
  state: State,
  command: APIApplicationCommand,
  channel: ChannelState,
  userId: Snowflake,
): string | null {
  const guild = guildOf(state, channel);
  if (command.guild_id !== undefined && command.guild_id !== guild?.id) return 'it belongs to another server';
  if (installationsOf(state, command, channel, userId).length === 0)
    return `it is not offered in ${CONTEXT_NAMES[contextOf(state, channel)]}`;
  if (!guild) return null;
  if (!mayIn(state, channel, userId, 'ViewChannel')) return 'they cannot see the channel';
  if (!mayIn(state, channel, userId, 'UseApplicationCommands'))
    return 'they may not use application commands here';
  return permitted(state, command, guild, channel, userId);
}

const CONTEXT_NAMES: Record<InteractionContextType, string> = {
  [InteractionContextType.Guild]: 'servers',
  [InteractionContextType.BotDM]: 'direct messages with the bot',
  [InteractionContextType.PrivateChannel]: 'private channels',
};

/** Administrators may all; else the server's Integrations settings decide, and where they are silent the default. */
function permitted(
  state: State,
  command: APIApplicationCommand,
  guild: GuildState,
  channel: ChannelState,
  userId: Snowflake,
): string | null {
  const bits = channelPermissions(state, channel, userId);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return null;
  const rules =
    guild.commandPermissions.get(command.id) ?? guild.commandPermissions.get(command.application_id) ?? [];
  const place = isThread(channel) ? channel.parentId : channel.id;
  const inChannel = ruling(rules, ApplicationCommandPermissionType.Channel, (id) => id === place);
  const everywhere = ruling(
    rules,
    ApplicationCommandPermissionType.Channel,
    (id) => id === allChannels(guild),
  );
  if ((inChannel ?? everywhere) === false)
    return "the server's Integrations settings hide it in this channel";

  const roles = guild.members.get(userId)?.roles ?? [];
  const personal =
    ruling(rules, ApplicationCommandPermissionType.User, (id) => id === userId) ??
    ruling(rules, ApplicationCommandPermissionType.Role, (id) => roles.includes(id)) ??
    ruling(rules, ApplicationCommandPermissionType.Role, (id) => id === guild.id);
  if (personal !== null) return personal ? null : "the server's Integrations settings hide it from them";

  const needed = command.default_member_permissions;
  if (needed === null) return null;
  const all = BigInt(needed);
  const has = all !== 0n && (bits & all) === all;
  return has ? null : 'they lack the permissions that it needs';
}

/** What the rules of one kind say; where several fit, one that allows wins. */
function ruling(
  rules: readonly APIApplicationCommandPermission[],
  type: ApplicationCommandPermissionType,
  fits: (id: Snowflake) => boolean,
): boolean | null {
  const fitting = rules.filter((rule) => rule.type === type && fits(rule.id));
  return fitting.length === 0 ? null : fitting.some(({ permission }) => permission);
}

function allChannels(guild: GuildState): Snowflake {
  return String(BigInt(guild.id) - 1n);
}

/** All that a member finds in a channel, the guild's own first. */
export function commandsFor(
  state: State,
  channel: ChannelState,
  userId: Snowflake,
): { readonly command: APIApplicationCommand; readonly hidden: string | null }[] {
  const guild = guildOf(state, channel);
  const all = [...(guild?.commands.values() ?? []), ...state.commands.values()];
  return all.map((command) => ({ command, hidden: hiddenBecause(state, command, channel, userId) }));
}
