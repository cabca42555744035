// What is left of a server, a channel and an interaction as the gateway tells of them: the rest of it is most of the memory of a large bot.
import type {
  APIGuild,
  APIRole,
  GatewayGuildCreateDispatchData,
  GatewayInteractionCreateDispatchData,
} from 'discord.js';

type Told = GatewayGuildCreateDispatchData;

export interface Concern {
  /** The bot's own id. */
  readonly self: string;
  /** Of channels and threads. */
  readonly isKept: (id: string) => boolean;
}

/** A server when it becomes available: kept channels and threads, and what decides the bot's permissions. */
export function slimServer(told: Told, { self, isKept }: Concern): Told {
  const members = told.members.filter(({ user }) => user.id === self);
  const roleIds = members.flatMap(({ roles }) => roles);
  const threads = told.threads.filter(({ id }) => isKept(id));
  const concerned = concernedOf({ guildId: told.id, self, roleIds });
  const slim: Partial<Told> = {
    ...identityOf(told),
    joined_at: told.joined_at,
    large: told.large,
    member_count: told.member_count,
    ...(told.unavailable !== undefined && { unavailable: told.unavailable }),
    roles: told.roles.filter(({ id }) => concerned.has(id)),
    channels: told.channels.filter(({ id }) => isKept(id)).map((channel) => slimChannel(channel, concerned)),
    threads,
    members,
  };
  return slim as Told;
}

/** A server that was changed: its channels are told of apart. */
export function slimChangedServer(
  told: APIGuild,
  { self, roleIds }: { readonly self: string; readonly roleIds: readonly string[] },
): APIGuild {
  const concerned = concernedOf({ guildId: told.id, self, roleIds });
  const roles = told.roles.filter(({ id }) => concerned.has(id));
  return { ...identityOf(told), roles } as Partial<APIGuild> as APIGuild;
}

/** discord.js leaves what isn't there as it is, so that only what it is to hold is named. */
function identityOf({ id, name, owner_id, preferred_locale, system_channel_id }: APIGuild) {
  return { id, name, owner_id, preferred_locale, system_channel_id, features: [] };
}

/** Whose overwrites decide what the bot may: everyone's, its own and its roles'. */
export function concernedOf({ guildId, self, roleIds }: Concerned): ReadonlySet<string> {
  return new Set([guildId, self, ...roleIds]);
}

interface Concerned {
  readonly guildId: string;
  readonly self: string;
  readonly roleIds: readonly string[];
}

/** Without its topic, and with the overwrites that concern the bot. */
export function slimChannel<Channel extends object>(
  channel: Channel,
  concerned: ReadonlySet<string>,
): Channel {
  const { permission_overwrites: overwrites } = channel as { permission_overwrites?: { id: string }[] };
  return {
    ...channel,
    ...('topic' in channel && { topic: null }),
    ...(overwrites && { permission_overwrites: overwrites.filter(({ id }) => concerned.has(id)) }),
  };
}

/**
 * discord.js would keep the channels and roles that were chosen, a channel without the overwrites that it has, and the
 * thread of a message. Their ids are all that commands read.
 */
export function slimInteraction(told: GatewayInteractionCreateDispatchData): void {
  const data = told.data as { resolved?: Resolved } | undefined;
  const messages = [told.message, ...Object.values(data?.resolved?.messages ?? {})];
  for (const message of messages) if (message) delete message.thread;
  if (!data?.resolved) return;
  delete data.resolved.channels;
  delete data.resolved.roles;
}

interface Resolved {
  channels?: unknown;
  roles?: Readonly<Record<string, APIRole>>;
  messages?: Readonly<Record<string, { thread?: unknown }>>;
}
