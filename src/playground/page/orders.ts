// What the host orders, read and carried out: weather, what an admin of the server could do, and what else is offered.
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Permission } from '../permissions.ts';
import type { Weather } from '../weather.ts';
import type { World } from '../world.ts';
import { type HostAction, PERMISSIONS } from './host.ts';
import { GATEWAY, type Order, REQUESTS, SOCKETS, TROUBLES } from './weather-panel.ts';

/** Slower than the three seconds in which an interaction must be acknowledged. */
const SLOW_MS = 4000;

/** What Cloudflare says with its page, in seconds. */
const BLOCKED_FOR = 600;

const CLOUDFLARE = RESTJSONErrorCodes.CloudflareIsBlockingYourRequest;

/** A 401 now and then hits one request of so many. */
const NOW_AND_THEN = 5;

/** Discord's longest slow mode and timeout. */
const MOST_SECONDS = 21_600;
const MOST_MINUTES = 28 * 24 * 60;

const id = z.string().regex(/^\d{1,20}$/);
const on = z.boolean();

const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('limits'), on }),
  z.object({
    do: z.literal('trouble'),
    kind: z.enum(TROUBLES),
    on: z.enum(REQUESTS),
    times: z.int().min(1).max(1000).nullable(),
  }),
  z.object({ do: z.literal('sockets'), kind: z.enum(SOCKETS) }),
  z.object({ do: z.literal('gateway'), kind: z.enum(GATEWAY) }),
  z.object({ do: z.literal('close-gateway'), code: z.int().min(4000).max(4999) }),
  z.object({ do: z.literal('block-words'), words: z.string().min(1).max(60) }),
  z.object({ do: z.literal('calm') }),
  z.object({ do: z.literal('forget') }),
  z.object({ do: z.literal('bot'), guild: id, there: z.boolean() }),
  z.object({ do: z.literal('time-out'), guild: id, minutes: z.int().min(0).max(MOST_MINUTES) }),
  z.object({ do: z.literal('fill-threads'), guild: id, on }),
  z.object({ do: z.literal('permission'), channel: id, name: z.enum(PERMISSIONS), granted: z.boolean() }),
  z.object({ do: z.literal('lock'), channel: id, on }),
  z.object({ do: z.literal('require-tag'), channel: id, on }),
  z.object({ do: z.literal('tag'), channel: id, name: z.string().min(1).max(20) }),
  z.object({ do: z.literal('slow-mode'), channel: id, seconds: z.int().min(0).max(MOST_SECONDS) }),
  z.object({ do: z.literal('delete-channel'), channel: id }),
  z.object({ do: z.literal('wipe-commands') }),
  z.object({ do: z.literal('action'), name: z.string(), choice: z.string() }),
]) satisfies z.ZodType<Order>;

/** Throws a ZodError where the request is malformed, and what went wrong where it can't be done. */
export async function follow(world: World, actions: readonly HostAction[], body: unknown): Promise<void> {
  const asked = order.parse(body);
  switch (asked.do) {
    case 'limits':
      return world.limits.switch(asked.on);
    case 'trouble':
      return BREWS[asked.kind](world.weather, asked.on, asked.times ?? Number.POSITIVE_INFINITY);
    case 'sockets':
      return shake(world, asked.kind);
    case 'gateway':
      return world.weather.gateway({ kind: asked.kind });
    case 'close-gateway':
      return world.weather.gateway({ kind: 'close', code: asked.code });
    case 'block-words':
      return world.weather.automod(asked.words);
    case 'calm':
      return world.weather.calm();
    case 'forget':
      return world.record.clear();
    case 'bot': {
      const guild = world.guildById(asked.guild);
      return asked.there ? guild.addBot() : guild.kickBot();
    }
    case 'time-out': {
      const { bot } = world.guildById(asked.guild);
      return asked.minutes > 0 ? bot.timeOut(asked.minutes * 60_000) : bot.endTimeout();
    }
    case 'fill-threads': {
      const guild = world.guildById(asked.guild);
      return asked.on ? guild.fillThreads() : guild.makeRoomForThreads();
    }
    case 'permission':
      return permit(world, asked);
    case 'lock':
      return world.channel(asked.channel).lock(asked.on);
    case 'require-tag':
      return world.channel(asked.channel).requireTag(asked.on);
    case 'tag':
      return void world.channel(asked.channel).tag(asked.name);
    case 'slow-mode':
      return world.channel(asked.channel).slowMode(asked.seconds);
    case 'delete-channel':
      return world.channel(asked.channel).delete();
    case 'wipe-commands':
      return world.wipeCommands();
    case 'action': {
      const action = actions.find(({ name }) => name === asked.name);
      if (!action) throw new Error(`nobody offers "${asked.name}"`);
      return action.run(asked.choice);
    }
  }
}

type Brew = (weather: Weather, on: string, times: number) => void;

const BREWS: Readonly<Record<(typeof TROUBLES)[number], Brew>> = {
  fail: (weather, on, times) => weather.fail(on, { times }),
  slow: (weather, on, times) => weather.slow(on, SLOW_MS, { times }),
  lose: (weather, on, times) => weather.lose(on, { times }),
  hang: (weather, on, times) => weather.hang(on, { times }),
  storm: (weather, on, times) => weather.storm(on, { times, retryAfter: 1 }),
  page: (weather, on, times) => weather.page(on, { times }),
  blocked: (weather, on, times) => weather.page(on, { times, status: 429, retryAfter: BLOCKED_FOR }),
  cloudflare: (weather, on, times) => weather.fail(on, { times, status: 403, code: CLOUDFLARE }),
  unauthorised: (weather, on, times) => weather.fail(on, { times, status: 401, every: NOW_AND_THEN }),
};

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
