// Puts the bot together: log in, tell Discord the commands, listen, and deliver what is due.
import { randomBytes } from 'node:crypto';
import { Events } from 'discord.js';
import type { Config } from '../config.ts';
import type { Collector } from '../daily/collect/collect.ts';
import { type Schedule, startSchedule } from '../daily/schedule.ts';
import type { Db } from '../database/schema.ts';
import { restOnce } from '../discord/api/messages.ts';
import type { App } from '../discord/app.ts';
import { createClient, login } from '../discord/client.ts';
import { watchDepartures } from '../discord/departures.ts';
import { dispatch } from '../discord/interactions/dispatch.ts';
import { registerCommands } from '../discord/interactions/register.ts';
import { countVotes } from '../discord/votes/count-votes.ts';
import type { VoteTiming } from '../discord/votes/timing.ts';
import type { Texts } from '../locale/texts.ts';
import type { Log } from '../log.ts';
import { createSingleFlight } from '../model/single-flight.ts';
import { loadCommands } from './load-commands.ts';

export interface BotParts {
  readonly config: Config;
  readonly store: Db;
  readonly texts: Texts;
  readonly log: Log;
  readonly now: () => number;
  readonly random?: () => number;
  /** False as soon as another process has become the bot. */
  readonly isBot?: () => boolean;
  /** Where papers come from; without it the bot works with the digests that it has. */
  readonly collector?: Collector;
  readonly votes?: Partial<VoteTiming>;
}

export interface Bot {
  readonly app: App;
  /** Resolves when every vote that was told of is counted. */
  readonly votesCounted: () => Promise<void>;
  /** Resolves when Discord ends the connection for good: the token was reset, or the bot may not be what it asks to be. */
  readonly dismissed: Promise<void>;
  /** Finishes what is being sent, then leaves Discord. The database stays open. */
  stop(): Promise<void>;
}

/** Throws a UserError where Discord refuses the token or can't be reached. */
export async function startBot({
  collector,
  isBot = () => true,
  votes: timing,
  ...parts
}: BotParts): Promise<Bot> {
  const filed = await loadCommands();
  const client = await login(createClient(parts.config), parts.config);
  let ending = false;
  const app: App = {
    ...parts,
    client,
    restOnce: restOnce(parts.config.DISCORD_API_URL, parts.config.DISCORD_TOKEN),
    deliveries: createSingleFlight(),
    notifications: createSingleFlight(),
    tally: { sent: 0, waiting: 0 },
    recount: (guildId) => votes.recount(guildId),
    isEnding: () => ending || !isBot(),
    random: parts.random ?? Math.random,
    name: () => randomBytes(6).toString('hex'),
  };
  client.on(Events.Error, (error) => app.log.warn({ err: error }, 'trouble with the connection to Discord'));
  const dismissed = Promise.withResolvers<void>();
  client.once(Events.ShardDisconnect, ({ code }) => {
    app.log.error({ code }, 'Discord ended the connection for good');
    dismissed.resolve();
  });
  dispatch(app, filed);
  watchDepartures(app);
  const votes = countVotes(app, timing);
  await registerCommands(app, filed);
  const schedule: Schedule = startSchedule(app, collector);
  app.log.info({ as: client.user.tag, servers: client.guilds.cache.size }, 'ready');
  return {
    app,
    votesCounted: votes.idle,
    dismissed: dismissed.promise,
    stop: async () => {
      ending = true;
      await schedule.stop();
      await Promise.all([app.deliveries.settled(), app.notifications.settled()]);
      await votes.stop();
      await client.destroy();
    },
  };
}
