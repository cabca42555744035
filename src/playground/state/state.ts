// The whole world as plain data: what discord.com would hold in its databases.
import type { APIApplicationCommand, LocaleString, Snowflake } from 'discord-api-types/v10';
import { refusal } from '../errors.ts';
import { Events } from '../events.ts';
import type { Identify, Sharding } from '../sharding.ts';
import { snowflakes } from '../snowflake.ts';
import type { Timings } from '../timings.ts';
import type { ChannelState } from './channel-state.ts';
import type { GuildState } from './guild-state.ts';
import type { InteractionState } from './interaction-state.ts';
import type { StoredFile } from './stored-file.ts';
import { toUsername, type UserState } from './user.ts';

export interface State {
  readonly now: () => number;
  /** How far it was turned ahead, in milliseconds. */
  readonly clock: { skipped: number };
  readonly newId: () => Snowflake;
  readonly timings: Timings;
  readonly sharding: Sharding;
  /** Every log-in at the gateway. */
  readonly identifies: Identify[];
  readonly events: Events;
  /** Where this Discord is, without a slash at the end. */
  url: string;
  token: string;
  readonly bot: UserState;
  /** Who made the application, and has it at hand wherever they are. */
  readonly owner: UserState;
  /** GatewayIntentBits that are privileged and switched on for the application. */
  readonly privilegedIntents: number;
  readonly users: Map<Snowflake, UserState>;
  readonly guilds: Map<Snowflake, GuildState>;
  readonly channels: Map<Snowflake, ChannelState>;
  /** The bot's direct message channels by the other user. */
  readonly dms: Map<Snowflake, Snowflake>;
  readonly commands: Map<Snowflake, APIApplicationCommand>;
  readonly interactions: Map<Snowflake, InteractionState>;
  readonly interactionsByToken: Map<string, InteractionState>;
  readonly files: Map<Snowflake, StoredFile>;
  /** Messages by author, channel and nonce, to be returned again. */
  readonly nonces: Map<string, { readonly messageId: Snowflake; readonly until: number }>;
}

export interface StateOptions {
  readonly now: () => number;
  readonly timings: Timings;
  readonly sharding: Sharding;
  readonly token: string;
  readonly botName: string;
  readonly privilegedIntents: number;
}

export function createState({
  now,
  timings,
  sharding,
  token,
  botName,
  privilegedIntents,
}: StateOptions): State {
  const clock = { skipped: 0 };
  const newId = snowflakes(() => now() + clock.skipped);
  const bot = newUser(newId(), botName, { bot: true });
  const owner = newUser(newId(), 'Host', { installed: true });
  return {
    now: () => now() + clock.skipped,
    clock,
    newId,
    timings,
    sharding,
    identifies: [],
    events: new Events(),
    url: '',
    token,
    bot,
    owner,
    privilegedIntents,
    users: new Map([
      [bot.id, bot],
      [owner.id, owner],
    ]),
    guilds: new Map(),
    channels: new Map(),
    dms: new Map(),
    commands: new Map(),
    interactions: new Map(),
    interactionsByToken: new Map(),
    files: new Map(),
    nonces: new Map(),
  };
}

export interface NewUser {
  readonly bot?: boolean;
  readonly locale?: LocaleString;
  readonly closedDms?: boolean;
  readonly installed?: boolean;
}

function newUser(id: Snowflake, displayName: string, options: NewUser): UserState {
  const { bot = false, locale = 'en-US', closedDms = false, installed = false } = options;
  return { id, username: toUsername(displayName), displayName, bot, locale, closedDms, installed };
}

export function addUser(state: State, displayName: string, options: NewUser = {}): UserState {
  const user = newUser(state.newId(), displayName, options);
  state.users.set(user.id, user);
  return user;
}

export function findUser(state: State, id: Snowflake): UserState {
  const user = state.users.get(id);
  if (!user) throw refusal('UnknownUser');
  return user;
}

export function findGuild(state: State, id: Snowflake): GuildState {
  const guild = state.guilds.get(id);
  if (!guild) throw refusal('UnknownGuild');
  return guild;
}

export function findChannel(state: State, id: Snowflake): ChannelState {
  const channel = state.channels.get(id);
  if (!channel) throw refusal('UnknownChannel');
  return channel;
}

/** The channel's guild, or null for direct messages. */
export function guildOf(state: State, channel: ChannelState): GuildState | null {
  return channel.guildId === null ? null : findGuild(state, channel.guildId);
}

export function isoNow(state: State): string {
  return new Date(state.now()).toISOString();
}
