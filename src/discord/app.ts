// What every command and every daily job is given: there are no globals.
import type { Client, REST } from 'discord.js';
import type { Config } from '../config.ts';
import type { Db } from '../database/schema.ts';
import type { Texts } from '../locale/texts.ts';
import type { Log } from '../log.ts';
import type { Delivered } from '../model/delivery.ts';
import type { ArxivPaper } from '../model/paper.ts';
import type { Share } from '../model/share.ts';
import type { SingleFlight } from '../model/single-flight.ts';
import type { Index } from '../search/open-index.ts';
import type { Taste } from '../taste/taste.ts';
import type { Activity } from './activity.ts';
import type { GatewayWatch } from './gateway-watch.ts';
import type { Servers } from './slim-servers.ts';
import type { Waits } from './waits.ts';

export interface App {
  readonly config: Config;
  readonly store: Db;
  readonly index: Index;
  readonly client: Client<true>;
  /** The servers that are this bot's: of the others others tell, and post to them. */
  readonly share: Share;
  readonly texts: Texts;
  /** Papers by their ids from where all are; null where nothing but the lists is known. */
  readonly fetchPapers: ((ids: readonly string[]) => Promise<readonly ArxivPaper[]>) | null;
  /** What members and servers like. */
  readonly taste: Taste;
  readonly log: Log;
  /** Tries nothing again by itself: for what no nonce guards. */
  readonly restOnce: REST;
  /** Deliveries under way, by subscription and day, so that none begins twice. */
  readonly deliveries: SingleFlight<Delivered>;
  /** Telling members of what they follow. */
  readonly notifications: SingleFlight<void>;
  /** Work that waits for Discord to be reached again. */
  readonly waits: Waits;
  readonly gateway: GatewayWatch;
  /** Asks for what discord.js doesn't hold of servers. */
  readonly servers: Servers;
  readonly activity: Activity;
  /** How commands are mentioned, by language and name. */
  readonly mentions: Map<string, string>;
  readonly tally: Tally;
  /** How many votes stand in line to be written. */
  readonly votesWaiting: () => number;
  /** Whether something in front of Discord blocks this address, so that nothing is sent. */
  readonly isBlocked: () => boolean;
  /** Has Discord know the commands, if it lost them. */
  readonly keepCommands: () => Promise<void>;
  /** Whether Discord doesn't take them. */
  readonly areCommandsMissing: () => boolean;
  /** Counts the votes on a server's recent cards again. */
  readonly recount: (guildId: string) => void;
  /** False as soon as another process may be the bot: nothing of what still comes in is this one's. */
  readonly isBot: () => boolean;
  /** Whether nothing new is to be begun: the process ends, or another one has become the bot. */
  readonly isEnding: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Since when this process is the bot, in epoch milliseconds. */
  readonly startedAt: number;
  /** From 0 to just below 1. */
  readonly random: () => number;
  /** A short random name of letters and digits. */
  readonly name: () => string;
}

/** What the log and the metrics tell of the posting. */
interface Tally {
  /** Messages sent since the start. */
  sent: number;
  /** Deliveries finished since the start. */
  delivered: number;
  /** Waits for Discord's limits since the start, and how many milliseconds they took together. */
  limited: number;
  limitedMs: number;
  /** Channels that are owed something and wait for it, or are being served. */
  waiting: number;
}
