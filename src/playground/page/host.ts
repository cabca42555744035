// The drawer behind the page: bad weather on demand, what the bot got wrong, and what else the host can start.
import type { Snowflake } from 'discord-api-types/v10';
import { z } from 'zod';
import { channelPermissions, type Permission, permissionNames } from '../permissions.ts';
import { guildOf } from '../state/state.ts';
import type { World } from '../world.ts';
import { type Order, type PageHost, REQUESTS, SOCKETS, TROUBLES } from './weather-panel.ts';

/** Something that whoever started the playground offers to do, with one of several choices or none. */
export interface HostAction {
  readonly name: string;
  readonly description: string;
  /** Null where there is nothing to choose; the choice is empty then. */
  readonly choices: (() => Promise<readonly string[]>) | null;
  readonly run: (choice: string) => Promise<void>;
}

const SHOWN = 50;
/** Slower than the three seconds in which an interaction must be acknowledged. */
const SLOW = 4000;

/** Those that a bot which posts commonly needs. */
const PERMISSIONS: readonly Permission[] = [
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

const id = z.string().regex(/^\d{1,20}$/);

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('limits'), on: z.boolean() }),
  z.object({
    do: z.literal('trouble'),
    kind: z.enum(TROUBLES),
    on: z.enum(REQUESTS),
    times: z.int().min(1).max(1000),
  }),
  z.object({ do: z.literal('sockets'), kind: z.enum(SOCKETS) }),
  z.object({ do: z.literal('calm') }),
  z.object({ do: z.literal('forget') }),
  z.object({ do: z.literal('bot'), guild: id, there: z.boolean() }),
  z.object({ do: z.literal('permission'), channel: id, name: z.enum(PERMISSIONS), granted: z.boolean() }),
  z.object({ do: z.literal('delete-channel'), channel: id }),
  z.object({ do: z.literal('action'), name: z.string(), choice: z.string() }),
]) satisfies z.ZodType<Order>;

/** Throws a ZodError where the request is malformed, and what went wrong where it can't be done. */
export async function follow(world: World, actions: readonly HostAction[], body: unknown): Promise<void> {
  const asked = order.parse(body);
  switch (asked.do) {
    case 'limits':
      return world.limits.switch(asked.on);
    case 'trouble':
      return brew(world, asked);
    case 'sockets':
      return shake(world, asked.kind);
    case 'calm':
      return world.weather.calm();
    case 'forget':
      return world.record.clear();
    case 'bot': {
      const guild = world.guildById(asked.guild);
      return asked.there ? guild.addBot() : guild.kickBot();
    }
    case 'permission':
      return permit(world, asked);
    case 'delete-channel':
      return world.channel(asked.channel).delete();
    case 'action': {
      const action = actions.find(({ name }) => name === asked.name);
      if (!action) throw new Error(`nobody offers "${asked.name}"`);
      return action.run(asked.choice);
    }
  }
}

function brew({ weather }: World, { kind, on, times }: Extract<Order, { do: 'trouble' }>): void {
  if (kind === 'fail') weather.fail(on, { times });
  else if (kind === 'slow') weather.slow(on, SLOW, { times });
  else if (kind === 'lose') weather.lose(on, { times });
  else if (kind === 'hang') weather.hang(on, { times });
  else weather.storm(on, { times, retryAfter: 1 });
}

function shake({ weather }: World, kind: Extract<Order, { do: 'sockets' }>['kind']): void {
  if (kind === 'drop') weather.dropSockets();
  else if (kind === 'reconnect') weather.reconnect();
  else weather.invalidateSessions();
}

/** In one channel, as an admin does it; a thread has what its channel has. */
function permit(world: World, { channel: id, name, granted }: Extract<Order, { do: 'permission' }>): void {
  const channel = world.channel(id);
  const placed = channel.state.thread ? world.channel(channel.state.parentId ?? id) : channel;
  const role = world.guildOf(channel)?.botRole;
  if (!role) throw new Error('Direct messages have no permissions.');
  if (granted) placed.allow(role, name as Permission);
  else placed.deny(role, name as Permission);
}

function grantedIn({ state }: World, channelId: Snowflake | undefined): Permission[] | null {
  const channel = state.channels.get(channelId ?? '');
  const guild = channel && guildOf(state, channel);
  if (!channel || !guild?.members.has(state.bot.id)) return null;
  return permissionNames(channelPermissions(state, channel, state.bot.id));
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
    refusals: refusals
      .slice(-SHOWN)
      .reverse()
      .map((refused) => ({ ...refused, violation: wrong.has(refused) })),
    granted: grantedIn(world, channelId),
    permissions: PERMISSIONS,
  };
}
