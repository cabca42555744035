// Puts the bot together: log in, tell Discord the commands, listen, and deliver what is due.
import { randomBytes } from 'node:crypto';
import { type Client, Events, GatewayCloseCodes, RESTEvents, version } from 'discord.js';
import type { Config } from '../config.ts';
import type { Collector } from '../daily/collect/collect.ts';
import { watchForEndings } from '../daily/deliver/endings.ts';
import type { Jobs, OpenJobs } from '../daily/jobs/jobs.ts';
import { leaseJobs } from '../daily/jobs/lease-jobs.ts';
import { startSchedule } from '../daily/schedule.ts';
import { worksOf } from '../daily/works.ts';
import type { Db } from '../database/schema.ts';
import { createActivity } from '../discord/activity.ts';
import { restOnce } from '../discord/api/messages.ts';
import type { App } from '../discord/app.ts';
import { createClient, login } from '../discord/client.ts';
import { watchDepartures } from '../discord/departures.ts';
import { endSweeps } from '../discord/end-sweeps.ts';
import { createGate, type Gate } from '../discord/gate.ts';
import { watchGateway } from '../discord/gateway-watch.ts';
import type { TakeTurn } from '../discord/identify-throttle.ts';
import type { Filed } from '../discord/interactions/command.ts';
import { dispatch } from '../discord/interactions/dispatch.ts';
import { createCommandKeeper } from '../discord/interactions/keep-commands.ts';
import { requestsOf } from '../discord/request-share.ts';
import { slimServers } from '../discord/slim-servers.ts';
import { countVotes } from '../discord/votes/count-votes.ts';
import type { VoteTiming } from '../discord/votes/timing.ts';
import type { Texts } from '../locale/texts.ts';
import type { Log } from '../log.ts';
import { UserError } from '../model/errors.ts';
import { EVERYTHING, type Share } from '../model/share.ts';
import { createSingleFlight } from '../model/single-flight.ts';
import type { Index } from '../search/open-index.ts';
import type { FetchPapers } from '../source/arxiv.ts';
import { postedPlaces } from '../store/servers.ts';
import type { Embedder } from '../summary/embedding/embedder.ts';
import { createTaste, type Taste } from '../taste/taste.ts';
import { loadCommands } from './load-commands.ts';

export interface BotParts {
  readonly config: Config;
  readonly store: Db;
  readonly index: Index;
  readonly texts: Texts;
  readonly log: Log;
  readonly now: () => number;
  readonly random?: () => number;
  /** The servers that are this bot's; default all. */
  readonly share?: Share;
  /** Where other processes log shards in, too: see discord/identify-throttle.ts. */
  readonly takeTurn?: TakeTurn;
  /** False as soon as another process has become the bot. */
  readonly isBot?: () => boolean;
  /** Where papers come from; without it the bot works with the digests that it has. */
  readonly collector?: Collector;
  /** What turns papers into numbers for the recommendations; without it they go by what papers say. */
  readonly embedder?: Embedder;
  /** Who does what is done once for all servers; default: this process, which is the bot. */
  readonly openJobs?: OpenJobs;
  /** What other bots of this process have learned of tastes, too; default: one of its own. */
  readonly taste?: Taste;
  readonly votes?: Partial<VoteTiming>;
  /** What the gateway asks for between two heartbeats, in milliseconds; default what Discord's does. */
  readonly heartbeatMs?: number;
  /** Without it only papers of lists and digests are known. */
  readonly fetchPapers?: FetchPapers;
}

export interface Bot {
  readonly app: App;
  readonly jobs: Jobs;
  /** Resolves when every vote that was told of is counted. */
  readonly votesCounted: () => Promise<void>;
  /** Resolves when Discord ends the connection for good: the token was reset, or the bot may not be what it asks to be. */
  readonly dismissed: Promise<'token-refused' | 'disconnected'>;
  /** Finishes what is being sent, then leaves Discord. The database stays open. */
  stop(): Promise<void>;
  /** Leaves Discord at once: nothing more is answered, and what is being sent is left to the next process. */
  abandon(): Promise<void>;
}

/**
 * Throws a UserError where Discord refuses the token or can't be reached, and what `signal` gives as its reason when that
 * ends the start. Whatever is thrown, nothing of the bot goes on.
 */
export async function startBot(parts: BotParts, signal?: AbortSignal): Promise<Bot> {
  const { config, share, takeTurn, isBot = () => true, now } = parts;
  const gate = createGate({ api: config.DISCORD_API_URL, token: config.DISCORD_TOKEN, isBot, now });
  const client = createClient(config, {
    makeRequest: gate.request,
    ...(share && { share }),
    ...(takeTurn && { takeTurn }),
  });
  const aborted = Promise.withResolvers<never>();
  // Until the race begins nobody listens.
  aborted.promise.catch(() => undefined);
  const onAbort = () => aborted.reject(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    signal?.throwIfAborted();
    const filed = await loadCommands();
    return await Promise.race([aborted.promise, goOnline(parts, { client, gate, filed, signal })]);
  } catch (error) {
    client.removeAllListeners();
    void client.destroy().catch(() => undefined);
    throw error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

interface Going {
  readonly client: Client;
  readonly gate: Gate;
  readonly filed: readonly Filed[];
  readonly signal: AbortSignal | undefined;
}

async function goOnline(
  {
    collector,
    embedder,
    openJobs,
    taste,
    share = EVERYTHING,
    isBot = () => true,
    votes: timing,
    heartbeatMs,
    ...parts
  }: BotParts,
  { client: offline, gate, filed, signal }: Going,
): Promise<Bot> {
  const servers = slimServers(offline, await postedPlaces(parts.store, share), parts.log);
  const client = await login(offline, parts.config);
  if (!servers.isHeeded()) throw new UserError('discord-js-changed', { version });
  let ending = false;
  const app: App = {
    ...parts,
    share,
    startedAt: parts.now(),
    client,
    restOnce: restOnce(parts.config.DISCORD_TOKEN, {
      api: parts.config.DISCORD_API_URL,
      ...requestsOf(share, parts.config.DISCORD_API_URL),
      makeRequest: gate.request,
    }),
    waits: gate.waits,
    gateway: watchGateway({
      client,
      log: parts.log,
      clock: Date.now,
      ...(heartbeatMs !== undefined && { intervalMs: heartbeatMs }),
    }),
    servers,
    activity: createActivity(() => performance.now()),
    mentions: new Map(),
    deliveries: createSingleFlight(),
    notifications: createSingleFlight(),
    tally: { sent: 0, delivered: 0, limited: 0, limitedMs: 0, waiting: 0 },
    votesWaiting: () => votes.waiting(),
    isBlocked: gate.isBlocked,
    keepCommands: () => commands.keep(),
    areCommandsMissing: () => commands.areMissing(),
    recount: (guildId) => votes.recount(guildId),
    isBot,
    isEnding: () => ending || !isBot(),
    random: parts.random ?? Math.random,
    fetchPapers: parts.fetchPapers ?? null,
    taste: taste ?? createTaste({ ...parts, embeddingModel: embedder?.model ?? '' }),
    name: () => randomBytes(6).toString('hex'),
  };
  for (const rest of [client.rest, app.restOnce]) {
    rest.on(RESTEvents.RateLimited, ({ timeToReset, retryAfter }) => {
      app.tally.limited++;
      app.tally.limitedMs += Math.max(0, timeToReset, retryAfter);
    });
  }
  client.on(Events.Error, (error) => app.log.warn({ err: error }, 'trouble with the connection to Discord'));
  const dismissed = Promise.withResolvers<'token-refused' | 'disconnected'>();
  client.once(Events.ShardDisconnect, ({ code }) => {
    app.log.error({ code }, 'Discord ended the connection for good');
    dismissed.resolve(code === GatewayCloseCodes.AuthenticationFailed ? 'token-refused' : 'disconnected');
  });
  void gate.tokenRefused.then(() => {
    app.log.error('Discord refuses the token; it was asked again and again');
    dismissed.resolve('token-refused');
  });
  dispatch(app, filed);
  watchDepartures(app);
  watchForEndings(app);
  const votes = countVotes(app, timing);
  const commands = createCommandKeeper(app, filed);
  const works = worksOf(app, collector, embedder);
  let jobs: Jobs | undefined;
  try {
    await commands.keep();
    signal?.throwIfAborted();
    jobs = openJobs ? await openJobs(works) : leaseJobs(works, app.log);
    signal?.throwIfAborted();
  } catch (error) {
    void votes.stop();
    void jobs?.stop();
    endSweeps(app.restOnce);
    throw error;
  }
  app.log.info({ as: client.user.tag, servers: client.guilds.cache.size }, 'ready');
  const schedule = startSchedule(app, jobs);
  return {
    app,
    jobs,
    votesCounted: votes.idle,
    dismissed: dismissed.promise,
    stop: async () => {
      ending = true;
      await schedule.stop();
      await Promise.all([app.deliveries.settled(), app.notifications.settled(), app.taste.settled()]);
      await votes.stop();
      endSweeps(app.restOnce);
      await client.destroy();
    },
    abandon: async () => {
      ending = true;
      client.removeAllListeners();
      endSweeps(app.restOnce);
      await client.destroy();
      await Promise.all([schedule.stop(), votes.stop(), app.taste.settled()]);
    },
  };
}
