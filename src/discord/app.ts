// What every command and every daily job is given: there are no globals.
import type { Client } from 'discord.js';
import type { Config } from '../config.ts';
import type { Texts } from '../locale/texts.ts';
import type { Log } from '../log.ts';
import type { Db } from '../store/schema.ts';

export interface App {
  readonly config: Config;
  readonly store: Db;
  readonly client: Client<true>;
  readonly texts: Texts;
  readonly log: Log;
  /** Deliveries under way, by subscription and day, so that none begins twice. */
  readonly deliveries: Map<string, Promise<void>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A short random name of letters and digits. */
  readonly name: () => string;
}
