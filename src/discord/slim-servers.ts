// Slims what the gateway tells of servers before discord.js builds objects of it: what posting takes is kept, the rest is asked for when it is needed.
import {
  type Client,
  GatewayDispatchEvents as Dispatch,
  Events,
  type GatewayDispatchPayload,
  type GatewayThreadListSyncDispatchData,
} from 'discord.js';
import type { Log } from '../log.ts';
import { messageOf } from '../model/errors.ts';
import type { Place } from '../store/subscriptions.ts';
import { type AskedServers, askServers } from './ask-servers.ts';
import { createKept, type Kept } from './kept.ts';
import { slimChangedServer, slimChannel, slimInteraction, slimServer } from './slimmed.ts';

export interface Servers extends Omit<AskedServers, 'renew' | 'noteParent'> {
  /** Whether discord.js heeded what was changed here: undocumented, so that another version of it may not. */
  readonly isHeeded: () => boolean;
  /** What could not be asked for is asked for again; channels that came without the gateway telling of them are kept. */
  readonly catchUp: (subscribed: readonly Place[]) => Promise<void>;
}

/** Nothing that the bot does hangs on them. */
const UNUSED: readonly string[] = [
  Dispatch.GuildEmojisUpdate,
  Dispatch.GuildStickersUpdate,
  Dispatch.GuildSoundboardSoundCreate,
  Dispatch.GuildSoundboardSoundUpdate,
  Dispatch.GuildSoundboardSoundDelete,
  Dispatch.GuildSoundboardSoundsUpdate,
  Dispatch.GuildScheduledEventCreate,
  Dispatch.GuildScheduledEventUpdate,
  Dispatch.GuildScheduledEventDelete,
  Dispatch.StageInstanceCreate,
  Dispatch.StageInstanceUpdate,
  Dispatch.StageInstanceDelete,
  Dispatch.PresenceUpdate,
  Dispatch.VoiceStateUpdate,
];

/** To be called before the log-in. `subscribed`: the channels that are kept from the beginning. */
export function slimServers(client: Client, subscribed: readonly Place[], log: Log): Servers {
  const kept = createKept(client, subscribed);
  const asked = askServers(client, kept);
  const heeded = { isHeeded: false };
  const ask = (work: Promise<unknown>) =>
    work.catch((error: unknown) =>
      log.warn({ reason: messageOf(error) }, 'a server could not be asked about'),
    );
  client.on(Events.Raw, (packet: GatewayDispatchPayload) => {
    if (packet.t === Dispatch.Ready) watchReady(client, packet, heeded);
    else if (!isWanted(packet, { kept, asked, ask })) drop(packet);
  });
  const { renew: _renew, noteParent: _noteParent, ...open } = asked;
  return {
    ...open,
    isHeeded: () => heeded.isHeeded,
    catchUp: async (places) => {
      const unknown = places.filter(({ channelId }) => !kept.isKept(channelId));
      for (const guildId of kept.outdated()) await ask(asked.renew(guildId));
      for (const place of unknown) await ask(asked.keep(place));
    },
  };
}

/** discord.js is to take the bot's own user from the very packet, after this. */
function watchReady(
  client: Client,
  { d }: GatewayDispatchPayload & { t: Dispatch.Ready },
  heeded: { isHeeded: boolean },
): void {
  if (client.user !== null) return;
  const { user } = d;
  Object.defineProperty(d, 'user', {
    get: () => {
      heeded.isHeeded = true;
      return user;
    },
  });
}

/** discord.js handles no packet without a name. */
function drop(packet: GatewayDispatchPayload): void {
  Object.assign(packet, { t: 'DROPPED' });
}

interface Slimming {
  readonly kept: Kept;
  readonly asked: AskedServers;
  readonly ask: (work: Promise<unknown>) => Promise<unknown>;
}

/** Slims the packet; false where nothing of it is wanted. */
function isWanted(packet: GatewayDispatchPayload, slimming: Slimming): boolean {
  const { kept, asked, ask } = slimming;
  switch (packet.t) {
    case Dispatch.GuildCreate:
      if (packet.d.unavailable) return true;
      kept.noteServer(packet.d);
      packet.d = slimServer(packet.d, kept);
      return true;
    case Dispatch.GuildUpdate:
      packet.d = slimChangedServer(packet.d, { self: kept.self, roleIds: kept.rolesOf(packet.d.id) });
      return true;
    case Dispatch.GuildDelete:
      if (!packet.d.unavailable) kept.forgetServer(packet.d.id);
      return true;
    case Dispatch.GuildMemberUpdate: {
      const { user, guild_id: guildId, roles } = packet.d;
      if (user.id !== kept.self) return false;
      if (kept.noteRoles(guildId, roles)) void ask(asked.renew(guildId));
      return true;
    }
    case Dispatch.GuildRoleCreate:
    case Dispatch.GuildRoleUpdate: {
      const { guild_id: guildId, role } = packet.d;
      if (!kept.concerned(guildId).has(role.id)) return false;
      kept.noteChange(guildId);
      if (!kept.isRoleKnown(guildId, role.id)) {
        kept.noteOutdated(guildId);
        void ask(asked.renew(guildId));
      }
      return true;
    }
    case Dispatch.ChannelCreate:
    case Dispatch.ChannelUpdate: {
      const { d: channel } = packet;
      if (!('guild_id' in channel) || channel.guild_id === undefined) return true;
      if (!kept.isKept(channel.id)) return false;
      kept.noteChange(channel.guild_id);
      packet.d = slimChannel(channel, kept.concerned(channel.guild_id));
      return true;
    }
    case Dispatch.ThreadCreate:
    case Dispatch.ThreadUpdate:
      return isThreadWanted(packet.d as ToldThread, slimming);
    case Dispatch.ThreadListSync:
      packet.d = slimSync(packet.d, slimming);
      return true;
    case Dispatch.InteractionCreate:
      if (packet.d.channel) asked.noteParent(packet.d.channel);
      slimInteraction(packet.d);
      return true;
    default:
      return !UNUSED.includes(packet.t);
  }
}

interface ToldThread {
  readonly id: string;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
}

/** A thread without its parent has no permissions; as long as that isn't known both are asked for. */
function isThreadWanted(
  thread: ToldThread,
  { kept, asked, ask }: Slimming,
  guildId = thread.guild_id,
): boolean {
  if (!kept.isKept(thread.id) || guildId === undefined) return false;
  if (kept.isKnown(thread.parent_id ?? '')) return true;
  void ask(asked.keep({ guildId, channelId: thread.id }));
  return false;
}

function slimSync(
  told: GatewayThreadListSyncDispatchData,
  slimming: Slimming,
): GatewayThreadListSyncDispatchData {
  const threads = told.threads.filter((thread) =>
    isThreadWanted(thread as ToldThread, slimming, told.guild_id),
  );
  return { ...told, threads };
}
