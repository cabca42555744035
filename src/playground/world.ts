// The world that tests and the page stand in: servers, people, weather, and everything that happens.
import { ChannelType, type LocaleString, type Snowflake } from 'discord-api-types/v10';
import { Channel } from './actors/channel.ts';
import { Guild } from './actors/guild.ts';
import { Member } from './actors/member.ts';
import type { Listener } from './events.ts';
import type { Limits } from './limits.ts';
import type { Permission } from './permissions.ts';
import type { Asked, Refused, RequestRecord } from './rest/record.ts';
import { newChannel } from './state/channel-state.ts';
import { openDm } from './state/guild-channel.ts';
import { addGuild } from './state/new-guild.ts';
import { addUser, findChannel, findGuild, type NewUser, type State } from './state/state.ts';
import { type Until, until } from './until.ts';
import type { Weather } from './weather.ts';

export interface GuildOptions {
  readonly name?: string;
  readonly locale?: LocaleString;
  /** Whether the bot is a member, and what it was invited with. */
  readonly bot?: boolean | { readonly permissions: readonly Permission[] };
}

export interface WorldParts {
  readonly state: State;
  readonly weather: Weather;
  readonly limits: Limits;
  readonly record: RequestRecord;
  /** Calls back after each request that was served. */
  readonly onRequest: (listener: () => void) => () => void;
}

export class World {
  readonly state: State;
  readonly weather: Weather;
  readonly limits: Limits;
  readonly record: RequestRecord;
  readonly #onRequest: WorldParts['onRequest'];

  constructor({ state, weather, limits, record, onRequest }: WorldParts) {
    this.state = state;
    this.weather = weather;
    this.limits = limits;
    this.record = record;
    this.#onRequest = onRequest;
  }

  guild({ name = 'Readers', locale = 'en-US', bot = true }: GuildOptions = {}): Guild {
    const guild = new Guild(this.state, addGuild(this.state, { name, locale }));
    if (bot) guild.addBot(bot === true ? {} : bot);
    return guild;
  }

  /** Somebody who is in no server yet. */
  user(name: string, options: NewUser = {}): Member {
    return new Member(this.state, addUser(this.state, name, options).id, null);
  }

  /** Who made the application, and hosts the bot. */
  get owner(): Member {
    return new Member(this.state, this.state.owner.id, null);
  }

  /** A member's direct messages with the bot. */
  dm({ id }: Member): Channel {
    return new Channel(this.state, openDm(this.state, id));
  }

  /** A conversation among members, without the bot. */
  groupDm(...members: readonly Member[]): Channel {
    const recipients = members.map(({ id }) => id);
    const state = newChannel(this.state.newId(), { type: ChannelType.GroupDM, guildId: null, recipients });
    this.state.channels.set(state.id, state);
    return new Channel(this.state, state);
  }

  guilds(): Guild[] {
    return [...this.state.guilds.values()].map((state) => new Guild(this.state, state));
  }

  guildById(id: Snowflake): Guild {
    return new Guild(this.state, findGuild(this.state, id));
  }

  /** Null for direct messages. */
  guildOf({ state: { guildId } }: Channel): Guild | null {
    return guildId === null ? null : this.guildById(guildId);
  }

  channel(id: Snowflake): Channel {
    return new Channel(this.state, findChannel(this.state, id));
  }

  /** Everything that happens, for everybody's eyes: `onlyTo` tells whom it is for. The answer ends it. */
  subscribe(listener: Listener): () => void {
    return this.state.events.subscribe(listener);
  }

  /** Resolves with the first truthy value of `predicate`, which is asked again whenever something happened. */
  until<T>(predicate: () => T | Promise<T>, options: Until = {}): Promise<NonNullable<T>> {
    const wake = (look: () => void) => {
      const stops = [this.subscribe(look), this.#onRequest(look)];
      return () => {
        for (const stop of stops) stop();
      };
    };
    return until(predicate, wake, { timeout: this.state.timings.patience, ...options });
  }

  /** Turns the clock ahead, for everybody in this world. */
  skip(milliseconds: number): void {
    this.state.clock.skipped += milliseconds;
  }

  /** The application's owner resets the bot's token: who has the old one is let in no more. */
  resetToken(): void {
    this.state.token = `${this.state.token}-reset`;
    this.weather.invalidateSessions();
  }

  /** As another program with the application's token could do: nobody finds a command any more. */
  wipeCommands(): void {
    this.state.commands.clear();
    for (const { commands } of this.state.guilds.values()) commands.clear();
  }

  /** Requests that the bot got wrong: malformed, unknown, or acknowledged twice. */
  get violations(): readonly Refused[] {
    return this.record.violations;
  }

  /** All requests that were refused, for whatever reason but the weather and rate limits. */
  get refusals(): readonly Refused[] {
    return this.record.refusals;
  }

  get requests(): readonly Asked[] {
    return this.record.requests;
  }
}
