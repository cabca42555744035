// Which channels of which servers are kept, and which roles the bot has there: what decides whether a packet is wanted.
import type { Client, GatewayGuildCreateDispatchData } from 'discord.js';
import type { Place } from '../store/subscriptions.ts';
import { type Concern, concernedOf } from './slimmed.ts';

export interface Kept extends Concern {
  readonly add: (place: Place) => void;
  readonly remove: (channelId: string) => void;
  /** Whether discord.js holds the channel. */
  readonly isKnown: (channelId: string) => boolean;
  readonly channelsOf: (guildId: string) => readonly string[];
  /** Those of the bot itself. */
  readonly rolesOf: (guildId: string) => readonly string[];
  /** Whose permissions decide what the bot may there. */
  readonly concerned: (guildId: string) => ReadonlySet<string>;
  /** Notes the bot's roles there and the parents of kept threads. */
  readonly noteServer: (told: GatewayGuildCreateDispatchData) => void;
  readonly forgetServer: (guildId: string) => void;
  /** The bot's roles were changed. Returns whether there is a new one, of which nothing is known. */
  readonly noteRoles: (guildId: string, roleIds: readonly string[]) => boolean;
  /** Whether discord.js holds the role. */
  readonly isRoleKnown: (guildId: string, roleId: string) => boolean;
  /** Something that is kept was changed, perhaps while it is asked about. */
  readonly noteChange: (guildId: string) => void;
  /** How often that happened. */
  readonly changes: (guildId: string) => number;
  /** Servers whose roles and channels are to be asked about. */
  readonly outdated: () => readonly string[];
  readonly noteOutdated: (guildId: string) => void;
  readonly noteRenewed: (guildId: string) => void;
}

export function createKept(client: Client, subscribed: readonly Place[]): Kept {
  const channels = new Map(subscribed.map(({ channelId, guildId }) => [channelId, guildId]));
  const roles = new Map<string, readonly string[]>();
  const changes = new Map<string, number>();
  const outdated = new Set<string>();
  const selfId = () => client.user?.id ?? '';
  const rolesOf = (guildId: string) => roles.get(guildId) ?? [];
  const noteChange = (guildId: string) => void changes.set(guildId, (changes.get(guildId) ?? 0) + 1);
  return {
    get self() {
      return selfId();
    },
    isKept: (id) => channels.has(id),
    add: ({ channelId, guildId }) => void channels.set(channelId, guildId),
    remove: (channelId) => void channels.delete(channelId),
    isKnown: (channelId) => client.channels.cache.has(channelId),
    channelsOf: (guildId) => [...channels].filter(([, server]) => server === guildId).map(([id]) => id),
    rolesOf,
    concerned: (guildId) => concernedOf({ guildId, self: selfId(), roleIds: rolesOf(guildId) }),
    noteServer: ({ id: guildId, members, threads }) => {
      roles.set(guildId, members.find(({ user }) => user.id === selfId())?.roles ?? []);
      for (const thread of threads)
        if (channels.has(thread.id) && 'parent_id' in thread && thread.parent_id)
          channels.set(thread.parent_id, guildId);
      noteChange(guildId);
      outdated.delete(guildId);
    },
    forgetServer: (guildId) => {
      for (const each of [roles, changes, outdated]) each.delete(guildId);
    },
    noteRoles: (guildId, roleIds) => {
      const held = client.guilds.cache.get(guildId)?.roles.cache;
      // What it was told of a role that it has no more isn't kept up to date.
      for (const id of rolesOf(guildId)) if (!roleIds.includes(id)) held?.delete(id);
      const isNew = roleIds.some((id) => !rolesOf(guildId).includes(id));
      roles.set(guildId, roleIds);
      noteChange(guildId);
      if (isNew) outdated.add(guildId);
      return isNew;
    },
    isRoleKnown: (guildId, roleId) => client.guilds.cache.get(guildId)?.roles.cache.has(roleId) === true,
    noteChange,
    changes: (guildId) => changes.get(guildId) ?? 0,
    outdated: () => [...outdated],
    noteOutdated: (guildId) => void outdated.add(guildId),
    noteRenewed: (guildId) => void outdated.delete(guildId),
  };
}
