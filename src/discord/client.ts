// The discord.js client: the intents, partials and caches that this bot uses, and nothing more.
import {
  ApplicationCommandManager,
  AutoModerationRuleManager,
  type CacheFactory,
  Client,
  Collection,
  DiscordAPIError,
  DMMessageManager,
  EntitlementManager,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  GuildApplicationCommandManager,
  GuildBanManager,
  GuildEmojiManager,
  GuildInviteManager,
  type GuildMember,
  GuildMemberManager,
  GuildMessageManager,
  GuildScheduledEventManager,
  GuildSoundboardSoundManager,
  GuildStickerManager,
  LimitedCollection,
  MessageManager,
  PresenceManager,
  type RESTOptions,
  ReactionManager,
  ReactionUserManager,
  StageInstanceManager,
  ThreadMemberManager,
  type User,
  UserManager,
  VoiceStateManager,
} from 'discord.js';
import type { Config } from '../config.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { Share } from '../model/share.ts';
import { readsGateway } from './gateway-answer.ts';
import { createIdentifyThrottle, type TakeTurn } from './identify-throttle.ts';
import { guardedRequest } from './lease-guard.ts';
import { isLongLimit } from './rate-limit.ts';
import { requestsOf } from './request-share.ts';

/** No privileged intent: the bot reads no messages and no member lists. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessageReactions];

/**
 * Messages are known by the ledger, not by a cache; the others are used nowhere. By their classes, as a bundle has other
 * names for them.
 */
const UNUSED: ReadonlySet<unknown> = new Set([
  ApplicationCommandManager,
  AutoModerationRuleManager,
  DMMessageManager,
  EntitlementManager,
  GuildApplicationCommandManager,
  GuildBanManager,
  GuildEmojiManager,
  GuildInviteManager,
  GuildMessageManager,
  GuildScheduledEventManager,
  GuildSoundboardSoundManager,
  GuildStickerManager,
  MessageManager,
  PresenceManager,
  ReactionManager,
  ReactionUserManager,
  StageInstanceManager,
  ThreadMemberManager,
  VoiceStateManager,
]);

/** One for all that are unused: a server has eleven. */
const NOTHING = new LimitedCollection<string, never>({ maxSize: 0 });

/** Its own permissions hang on itself as a member. */
const makeCache: CacheFactory = (type, _holds, manager) => {
  if (UNUSED.has(type) || UNUSED.has(manager)) return NOTHING;
  if (manager === GuildMemberManager || manager === UserManager)
    return new LimitedCollection<string, User | GuildMember>({
      maxSize: 0,
      keepOverLimit: ({ id, client }) => id === client.user?.id,
    });
  return new Collection();
};

/**
 * Where its own defaults stand, discord.js reads SHARDS and SHARD_COUNT of the environment, and takes them for something
 * else: SHARDS=4 for the shard with that number.
 */
export const readsNoEnvironment = { shards: 'auto', shardCount: 2 } as const;

interface ClientParts {
  /** Sends each request. */
  readonly makeRequest?: RESTOptions['makeRequest'];
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** The shards that are connected; default: as SHARDS says, for all servers. */
  readonly share?: Share;
  /** See identify-throttle.ts. */
  readonly takeTurn?: TakeTurn;
}

export function createClient(
  { DISCORD_API_URL, SHARDS }: Pick<Config, 'DISCORD_API_URL' | 'SHARDS'>,
  { makeRequest = guardedRequest(() => true), now = Date.now, share, takeTurn }: ClientParts = {},
): Client {
  const { shards, count } = share ?? shareOf(SHARDS);
  const wanted = (recommended: number) => {
    if (client.isReady()) return 0;
    return shards === 'auto' ? recommended : shards.length;
  };
  const client: Client = new Client({
    intents: INTENTS,
    ...readsNoEnvironment,
    ws: {
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        const maxConcurrency = Math.max(1, limit.max_concurrency);
        return createIdentifyThrottle({ now, maxConcurrency, ...(takeTurn && { takeTurn }) });
      },
    },
    allowedMentions: { parse: [], repliedUser: false },
    // Publishing is limited to ten times an hour: the answer is taken, not waited for.
    rest: {
      api: DISCORD_API_URL,
      ...(share && requestsOf(share, DISCORD_API_URL)),
      makeRequest: readsGateway(makeRequest, { wanted, now }),
      rejectOnRateLimit: (limit) => limit.route.endsWith('/crosspost') || isLongLimit(limit),
    },
    makeCache,
  });
  // discord.js's own default is one, which Discord refuses over 2,500 servers.
  if (shards !== 'auto') Object.assign(client.options, { shards, shardCount: count });
  return client;
}

function shareOf(SHARDS: Config['SHARDS']) {
  if (typeof SHARDS !== 'number') return { shards: 'auto', count: 0 } as const;
  return { shards: Array.from({ length: SHARDS }, (_, shard) => shard), count: SHARDS };
}

/** How long Discord's gateway may take until the servers of the next shard are known, in milliseconds: a log-in is worth beginning anew then. */
const READY_WITHIN_MS = 120_000;

/** Logs in and waits until the servers are known. Throws a UserError where the token is refused, the day's log-ins are used up, or Discord isn't there. */
export async function login(
  client: Client,
  config: Config,
  { readyWithinMs = READY_WITHIN_MS } = {},
): Promise<Client<true>> {
  const { promise, resolve, reject } = Promise.withResolvers<Client<true>>();
  const late = setTimeout(() => reject(new Error('its gateway gives no answer')), readyWithinMs);
  client.once(Events.ClientReady, resolve);
  const onShard = () => late.refresh();
  client.on(Events.ShardReady, onShard);
  const onDisconnect = ({ code }: { readonly code: number }) => reject(new DisconnectedError(code));
  client.once(Events.ShardError, reject);
  client.once(Events.ShardDisconnect, onDisconnect);
  try {
    // The gateway may refuse, or hang, before and after the log-in is answered.
    client.login(config.DISCORD_TOKEN).catch(reject);
    return await promise;
  } catch (error) {
    if (isRefused(error)) throw new UserError('login');
    if (error instanceof UserError) throw error;
    throw new UserError('discord-unreachable', { url: config.DISCORD_API_URL, reason: messageOf(error) });
  } finally {
    clearTimeout(late);
    client.off(Events.ShardReady, onShard);
    client.off(Events.ShardError, reject);
    client.off(Events.ShardDisconnect, onDisconnect);
  }
}

/** The gateway closed with a code that says that asking again is no use. */
class DisconnectedError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`its gateway ended the connection with code ${code} (${GatewayCloseCodes[code] ?? 'unknown'})`);
    this.code = code;
  }
}

function isRefused(error: unknown): boolean {
  if (error instanceof DisconnectedError) return error.code === GatewayCloseCodes.AuthenticationFailed;
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
}
