// The drawer behind the page: how the weather is, what the bot got wrong, and what the host can start.
import { ChannelFlags, type Snowflake } from 'discord-api-types/v10';
import { channelPermissions, isTimedOut, type Permission, permissionNames } from '../permissions.ts';
import { isForum } from '../state/channel-state.ts';
import { MOST_THREADS } from '../state/new-guild.ts';
import { guildOf } from '../state/state.ts';
import type { World } from '../world.ts';
import type { PageHost, PlaceWeather } from './weather-panel.ts';

/** Something that whoever started the playground offers to do, with one of several choices or none. */
export interface HostAction {
  readonly name: string;
  readonly description: string;
  /** Null where there is nothing to choose; the choice is empty then. */
  readonly choices: (() => Promise<readonly string[]>) | null;
  readonly run: (choice: string) => Promise<void>;
}

const SHOWN = 50;

/** Those that a bot which posts commonly needs. */
export const PERMISSIONS: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'ManageMessages',
  'MentionEveryone',
];

function grantedIn({ state }: World, channelId: Snowflake | undefined): Permission[] | null {
  const channel = state.channels.get(channelId ?? '');
  const guild = channel && guildOf(state, channel);
  if (!channel || !guild?.members.has(state.bot.id)) return null;
  return permissionNames(channelPermissions(state, channel, state.bot.id));
}

function placeOf({ state }: World, channelId: Snowflake | undefined): PlaceWeather | null {
  const channel = state.channels.get(channelId ?? '');
  const guild = channel && guildOf(state, channel);
  const bot = guild?.members.get(state.bot.id);
  if (!channel || !guild || !bot) return null;
  return {
    locked: channel.thread?.locked ?? null,
    requiresTag: isForum(channel) ? (channel.flags & ChannelFlags.RequireTag) !== 0 : null,
    slowSeconds: channel.slowmode,
    isTimedOut: isTimedOut(state, guild, state.bot.id),
    isFull: guild.mostThreads < MOST_THREADS,
  };
}

/** `channelId` is the one at hand. */
export async function lookAt(
  world: World,
  actions: readonly HostAction[],
  channelId: Snowflake | undefined,
): Promise<PageHost> {
  const { violations, refusals, limits } = world;
  const wrong = new Set(violations);
  const offered = actions.map(async ({ name, description, choices }) => {
    return { name, description, choices: choices && (await choices()) };
  });
  return {
    actions: await Promise.all(offered),
    limits: limits.on,
    isCalm: world.weather.isCalm,
    refusals: refusals
      .slice(-SHOWN)
      .reverse()
      .map((refused) => ({ ...refused, violation: wrong.has(refused) })),
    place: placeOf(world, channelId),
    commands: world.state.commands.size,
    granted: grantedIn(world, channelId),
    permissions: PERMISSIONS,
  };
}
