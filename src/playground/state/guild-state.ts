// A guild and its members as they are kept.
import type {
  APIApplicationCommand,
  APIApplicationCommandPermission,
  APIEmoji,
  APIRole,
  LocaleString,
  Snowflake,
} from 'discord-api-types/v10';

export interface GuildState {
  readonly id: Snowflake;
  name: string;
  ownerId: Snowflake;
  locale: LocaleString;
  /** Where Discord says who joined, and bots what concerns the server; null for nowhere. */
  systemChannelId: Snowflake | null;
  /** When the bot came, or null where it is not a member. */
  joinedAt: string | null;
  /** An outage: nothing is heard of it. */
  unavailable: boolean;
  readonly roles: Map<Snowflake, APIRole>;
  readonly members: Map<Snowflake, MemberState>;
  readonly emojis: APIEmoji[];
  /** In the order of their making; threads stand apart. */
  readonly channels: Set<Snowflake>;
  readonly threads: Set<Snowflake>;
  /** How many of them may be open at once. */
  mostThreads: number;
  /** Commands that are registered for this guild alone. */
  readonly commands: Map<Snowflake, APIApplicationCommand>;
  /** What its Integrations settings say, by command, or by application for all. */
  readonly commandPermissions: Map<Snowflake, APIApplicationCommandPermission[]>;
}

export interface MemberState {
  readonly userId: Snowflake;
  nick: string | null;
  roles: Snowflake[];
  readonly joinedAt: string;
  /** ISO time until which the member may only read, or null. */
  timedOutUntil: string | null;
}
