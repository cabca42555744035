// What the gateway's slimmed packets don't hold is asked of Discord: a channel that an admin names, a role's name, a thread's parent.
import {
  type APIChannel,
  type APIRole,
  type Client,
  type Guild,
  type GuildBasedChannel,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import { createSingleFlight } from '../model/single-flight.ts';
import type { Place } from '../store/subscriptions.ts';
import { isRefusal } from './errors.ts';
import type { Kept } from './kept.ts';
import { isThread } from './permissions.ts';
import { slimChannel } from './slimmed.ts';

export interface AskedServers {
  /** The channel, kept from now on; null where it is gone or in another server. Throws where Discord doesn't answer. */
  readonly keep: (place: Place) => Promise<GuildBasedChannel | null>;
  /** All roles of a server by id; null where Discord doesn't answer. */
  readonly roles: (guildId: string) => Promise<ReadonlyMap<string, Pick<APIRole, 'mentionable'>> | null>;
  /** The channel in which the thread stands, as far as an interaction told. */
  readonly parentOf: (threadId: string) => string | null;
  /** The channel that decides what the bot may do there: a thread's parent. Null where nobody knows. */
  readonly deciding: (place: Place) => Promise<GuildBasedChannel | null>;
  /** Resolves when the server's roles are as the gateway told last, or can't be asked for. */
  readonly settled: (guildId: string) => Promise<void>;
  /** Asks for the bot's own roles, and for the kept channels with the overwrites of those roles. */
  readonly renew: (guildId: string) => Promise<void>;
  readonly noteParent: (channel: ToldChannel) => void;
}

type ToldChannel = Partial<Pick<APIChannel, 'id' | 'type'>> & { readonly parent_id?: string | null };

/** discord.js's own way to hold what it was told. */
interface Holder {
  _add(data: unknown, guild?: Guild): unknown;
}

/** Threads whose parents are remembered. */
const MOST_PARENTS = 1_000;

export function askServers(client: Client, kept: Kept): AskedServers {
  const parents = new Map<string, string>();
  const renewals = createSingleFlight<void>();
  const noteParent = ({ id, type, parent_id: parent }: ToldChannel) => {
    if (id === undefined || type === undefined || !isThread(type) || !parent) return;
    parents.delete(id);
    parents.set(id, parent);
    const [oldest] = parents.keys();
    if (parents.size > MOST_PARENTS && oldest !== undefined) parents.delete(oldest);
  };
  const hold = (place: Place, told: APIChannel): GuildBasedChannel | null => {
    const guild = client.guilds.cache.get(place.guildId);
    if (!guild) return null;
    const slim = slimChannel(told, kept.concerned(place.guildId));
    (client.channels as unknown as Holder)._add(slim, guild);
    return held(place);
  };
  const held = ({ guildId, channelId }: Place): GuildBasedChannel | null => {
    const channel = client.channels.cache.get(channelId);
    if (!channel || channel.isDMBased() || channel.guildId !== guildId) return null;
    return channel;
  };
  const isWhole = (channel: GuildBasedChannel) => !channel.isThread() || channel.parent !== null;
  const read = async (place: Place) => {
    const told = await readChannel(client, place);
    return told && 'guild_id' in told && told.guild_id === place.guildId ? told : null;
  };
  const keep = async (place: Place): Promise<GuildBasedChannel | null> => {
    const known = held(place);
    if (kept.isKept(place.channelId) && known && isWhole(known)) return known;
    const changes = kept.changes(place.guildId);
    const isNew = !kept.isKept(place.channelId);
    // What is told of it while it is asked for is heeded.
    kept.add(place);
    const told = await read(place).catch((error: unknown) => {
      if (isNew) kept.remove(place.channelId);
      throw error;
    });
    if (!told) return null;
    if (isThread(told.type) && 'parent_id' in told && told.parent_id)
      await keep({ ...place, channelId: told.parent_id });
    const isTold = held(place) !== null && kept.changes(place.guildId) !== changes;
    return isTold ? held(place) : hold(place, told);
  };
  const renew = async (guildId: string) => {
    let changes: number;
    do {
      changes = kept.changes(guildId);
      const guild = client.guilds.cache.get(guildId);
      if (!guild) return;
      for (const role of await readRoles(client, guildId))
        if (kept.concerned(guildId).has(role.id)) (guild.roles as unknown as Holder)._add(role);
      for (const channelId of kept.channelsOf(guildId)) {
        const told = await read({ guildId, channelId });
        if (told) hold({ guildId, channelId }, told);
      }
      // What was told meanwhile may be newer than the answers.
    } while (kept.changes(guildId) !== changes);
    kept.noteRenewed(guildId);
  };
  const renewOnce = (guildId: string) => renewals.run(guildId, () => renew(guildId));
  return {
    keep,
    renew: renewOnce,
    noteParent,
    parentOf: (threadId) => parents.get(threadId) ?? null,
    settled: async (guildId) => {
      if (kept.outdated().includes(guildId)) await renewOnce(guildId).catch(() => undefined);
    },
    roles: async (guildId) => {
      const roles = await readRoles(client, guildId).catch(() => null);
      return roles && new Map(roles.map(({ id, mentionable }) => [id, { mentionable }]));
    },
    deciding: async (place) => {
      const known = held(place);
      if (known && isWhole(known)) return known.isThread() ? known.parent : known;
      const remembered = parents.get(place.channelId);
      if (remembered !== undefined) return keep({ ...place, channelId: remembered });
      const told = await read(place);
      if (!told) return null;
      noteParent(told as ToldChannel);
      return keep({ ...place, channelId: parents.get(place.channelId) ?? place.channelId });
    },
  };
}

async function readRoles({ rest }: Client, guildId: string): Promise<APIRole[]> {
  return (await rest.get(Routes.guildRoles(guildId))) as APIRole[];
}

/** A channel that the bot doesn't see is refused by itself, and stands among all of its server. */
async function readChannel({ rest }: Client, { guildId, channelId }: Place): Promise<APIChannel | null> {
  try {
    return (await rest.get(Routes.channel(channelId))) as APIChannel;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (error.code !== RESTJSONErrorCodes.MissingAccess) return null;
    const all = (await rest.get(Routes.guildChannels(guildId))) as APIChannel[];
    return all.find(({ id }) => id === channelId) ?? null;
  }
}
