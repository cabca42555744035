// What the page and its server say to each other; Discord's own objects go through as they are.
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIPartialEmoji,
  ChannelType,
  LocaleString,
  Snowflake,
} from 'discord-api-types/v10';

export interface Person {
  readonly id: Snowflake;
  readonly name: string;
  readonly username: string;
  readonly bot: boolean;
  /** The language of their client. */
  readonly locale: LocaleString;
  /** Whether the page can be them. */
  readonly playable: boolean;
}

export interface RoleView {
  readonly id: Snowflake;
  readonly name: string;
  /** 0 is none. */
  readonly colour: number;
  /** Of an app: nobody gets or loses it. */
  readonly managed: boolean;
}

export interface MemberView {
  readonly id: Snowflake;
  readonly nick: string | null;
  readonly roles: readonly Snowflake[];
  readonly standing: 'owner' | 'admin' | 'member';
}

/** What a list of posts shows of the message that a post begins with. */
export interface OpeningView {
  readonly words: string;
  readonly picture: string | null;
  /** The emoji that stands there most often. */
  readonly reaction: { readonly emoji: APIPartialEmoji; readonly count: number } | null;
}

interface ThreadView {
  readonly archived: boolean;
  readonly locked: boolean;
  readonly ownerId: Snowflake;
  /** Messages after the first one. */
  readonly replies: number;
  readonly tags: readonly Snowflake[];
  readonly createdAt: string;
  /** Null where it is deleted, and where the thread hangs on a message of its channel. */
  readonly opening: OpeningView | null;
}

interface TagView {
  readonly id: Snowflake;
  readonly name: string;
  readonly emoji: string | null;
}

/** What the member who looks may do in a channel. */
interface May {
  readonly send: boolean;
  readonly react: boolean;
  readonly manageMessages: boolean;
  readonly useCommands: boolean;
}

export interface ChannelView {
  readonly id: Snowflake;
  readonly type: ChannelType;
  readonly guildId: Snowflake | null;
  readonly name: string;
  readonly topic: string | null;
  readonly parentId: Snowflake | null;
  readonly position: number;
  readonly lastMessageId: Snowflake | null;
  readonly may: May;
  readonly thread: ThreadView | null;
  /** Those that a forum offers. */
  readonly tags: readonly TagView[];
  /** Of direct messages: everybody but the one who looks. */
  readonly recipients: readonly Snowflake[];
}

export interface GuildView {
  readonly id: Snowflake;
  readonly name: string;
  readonly hasBot: boolean;
  readonly roles: readonly RoleView[];
  readonly members: readonly MemberView[];
  /** Those that the member sees, threads among them. */
  readonly channels: readonly ChannelView[];
}

/** The world as one member finds it, without the messages. */
export interface Scene {
  readonly me: Snowflake;
  readonly botId: Snowflake;
  readonly people: readonly Person[];
  readonly guilds: readonly GuildView[];
  readonly directs: readonly ChannelView[];
}

/** A message as one member sees it. */
export interface MessageView extends APIMessage {
  /** Who reacted, in the order of `reactions`. */
  readonly reactors: readonly (readonly Snowflake[])[];
}

/** Oldest first. */
export interface History {
  readonly messages: readonly MessageView[];
  /** Nothing is older than these. */
  readonly complete: boolean;
}

export interface Health {
  /** Requests that the bot got wrong: they would be refused on discord.com too. */
  readonly violations: number;
  readonly refusals: number;
  readonly limits: boolean;
  /** How far the world's clock was turned ahead of the browser's, in milliseconds. */
  readonly ahead: number;
}

export type PageEvent =
  | { readonly type: 'scene'; readonly scene: Scene }
  | { readonly type: 'message'; readonly channel: Snowflake; readonly message: MessageView }
  | { readonly type: 'gone'; readonly channel: Snowflake; readonly ids: readonly Snowflake[] }
  | { readonly type: 'typing'; readonly channel: Snowflake; readonly user: Snowflake }
  | { readonly type: 'health'; readonly health: Health };

/** The value of a slash command's option; people, roles and channels by their ids. */
export type Value = string | number | boolean | { name: string; type: string; base64: string };

/** What a member does, by name; each goes with `as`, the member's id. */
export interface Actions {
  say: { channel: Snowflake; content: string; reply?: Snowflake };
  slash: { channel: Snowflake; path: string; values: Readonly<Record<string, Value>> };
  suggest: { channel: Snowflake; path: string; values: Readonly<Record<string, Value>>; focus: string };
  menu: { channel: Snowflake; name: string; message?: Snowflake; member?: Snowflake };
  press: { channel: Snowflake; message: Snowflake; button: string };
  pick: { channel: Snowflake; message: Snowflake; select: string; values: readonly string[] };
  submit: { interaction: Snowflake; values: Readonly<Record<string, FieldAnswer>> };
  react: { channel: Snowflake; message: Snowflake; emoji: string; on: boolean };
  delete: { channel: Snowflake; message: Snowflake };
  direct: Record<never, never>;
}

export type FieldAnswer = string | boolean | readonly string[];
export type DeedName = keyof Actions;

export interface OpenedModal {
  readonly interaction: Snowflake;
  readonly data: APIModalInteractionResponseCallbackData;
}

export interface Outcome {
  readonly modal?: OpenedModal;
  readonly choices?: readonly APIApplicationCommandOptionChoice[];
  /** Where the member finds what they asked for. */
  readonly channel?: Snowflake;
}

/** `silence`: the application did not respond. `refused`: Discord's client would not let them. */
export interface Trouble {
  readonly trouble: 'silence' | 'refused';
  readonly says: string;
}

export type Commands = readonly APIApplicationCommand[];
