// What a file in commands/ says of itself; names come from its path, descriptions from the locale files.
import type { ApplicationIntegrationType, ChannelType, InteractionContextType } from 'discord.js';
import type { Speech } from '../locale/texts.ts';
import type { App } from './app.ts';
import type { Payload } from './payload.ts';

/** Someone used a command or pressed a button. */
export interface Call {
  readonly app: App;
  /** In the member's language: answers are theirs alone unless made public. */
  readonly say: Speech;
  readonly memberId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
}

/** `update` changes the message whose button was pressed; the others answer with a new one. */
export interface Answer extends Payload {
  readonly as?: 'private' | 'public' | 'update';
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

interface OptionBase {
  readonly required: boolean;
}

export interface TextOption extends OptionBase {
  readonly type: 'text';
  readonly maxLength: number;
  /** Offers choices for what has been typed so far. */
  readonly suggest?: (call: Call, typed: string) => Promise<Choice[]>;
}

export interface ChannelOption extends OptionBase {
  readonly type: 'channel';
  readonly channelTypes: readonly ChannelType[];
}

export type Option = TextOption | ChannelOption;
export type Options = Readonly<Record<string, Option>>;

type Value<O extends Option> = O['required'] extends true ? string : string | null;

/** What a command is run with: texts, and ids of channels. */
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: Value<O[Name]> };

export type ButtonHandler = (call: Call, args: readonly string[]) => Promise<Answer>;
export type Buttons = Readonly<Record<string, ButtonHandler>>;

export interface SlashCommand<O extends Options = Options> {
  readonly kind: 'slash';
  readonly options: O;
  readonly run: (call: Call, values: ValuesOf<O>) => Promise<Answer>;
  /** By the name in the button's id. */
  readonly buttons?: Buttons;
}

/** An entry of the menu that every message has; its file stands in commands/message/. */
export interface MessageMenu {
  readonly kind: 'message-menu';
  readonly run: (call: Call, message: { readonly id: string }) => Promise<Answer>;
}

/** Buttons that several commands make. */
export interface SharedButtons {
  readonly kind: 'buttons';
  readonly buttons: Buttons;
}

/** Where commands can be used and by whom; command.ts says it for its folder. */
export interface Group {
  readonly kind: 'group';
  readonly contexts: readonly InteractionContextType[];
  readonly integrations: readonly ApplicationIntegrationType[];
  readonly admin: boolean;
}

export type Definition = SlashCommand | MessageMenu | SharedButtons | Group;

export function slash<const O extends Options>(definition: Omit<SlashCommand<O>, 'kind'>): SlashCommand {
  return { kind: 'slash', ...definition } as unknown as SlashCommand;
}

export function messageMenu(definition: Omit<MessageMenu, 'kind'>): MessageMenu {
  return { kind: 'message-menu', ...definition };
}

export function sharedButtons(buttons: Buttons): SharedButtons {
  return { kind: 'buttons', buttons };
}

export function group(definition: Omit<Group, 'kind'>): Group {
  return { kind: 'group', ...definition };
}

/** A command or group as it stands in the drawer: commands/papers/search.ts is at papers, search. */
export interface Filed<D extends Definition = Definition> {
  readonly path: readonly string[];
  readonly definition: D;
}
