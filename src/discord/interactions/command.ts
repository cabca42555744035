// What a file in commands/ says of itself; names come from its path, descriptions from the locale files.
import type {
  APIModalInteractionResponseCallbackData,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import type { Payload } from '../views/payload.ts';
import type { Call } from './call.ts';
import type { Options, ValuesOf } from './option.ts';
import type { TargetMessage } from './target-message.ts';

/** `update` changes the message whose button was pressed; the others answer with a new one. */
export interface MessageAnswer extends Payload {
  readonly as?: 'private' | 'public' | 'update';
  /** Further messages, for the member alone. */
  readonly more?: readonly Payload[];
  /** What the answer is changed to when that is known; within a quarter of an hour. */
  readonly later?: Promise<Payload>;
  /** Where a message that all see was to be updated: what the member is told if there is an answer for them alone already. */
  readonly instead?: Payload;
  /** What is done once the message is updated. */
  readonly updated?: () => Promise<void>;
}

/** A form that Discord opens; what is sent comes to the handler that its custom_id names. */
export interface FormAnswer {
  readonly form: APIModalInteractionResponseCallbackData;
}

export type Answer = MessageAnswer | FormAnswer;

/** What came with a button's press: `values` chosen from a list, `fields` of a form by their custom_id. */
export interface Press {
  /** From the custom_id. */
  readonly args: readonly string[];
  readonly values: readonly string[];
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Whether the message is the member's alone, so that it may be changed for them. */
  readonly isPrivate: boolean;
}

export type PressHandler = (call: Call, press: Press) => Promise<Answer>;

/** By the name in the custom_id of a button, list or form. */
export type Presses = Readonly<Record<string, PressHandler>>;

export interface SlashCommand<O extends Options = Options> {
  readonly kind: 'slash';
  /** Of one that stands in no folder; those of a folder have its rules. */
  readonly rules?: Rules;
  readonly options: O;
  readonly run: (call: Call, values: ValuesOf<O>) => Promise<Answer>;
  readonly presses?: Presses;
}

/** An entry of the menu that every message has; its file stands in commands/message/. */
export interface MessageMenu {
  readonly kind: 'message-menu';
  /** Where they differ from those of the folder. */
  readonly rules?: Rules;
  readonly run: (call: Call, message: TargetMessage) => Promise<Answer>;
}

/** Buttons, lists and forms that several commands make. */
export interface SharedPresses {
  readonly kind: 'presses';
  readonly presses: Presses;
}

/** Where commands can be used and by whom. */
export interface Rules {
  readonly contexts: readonly InteractionContextType[];
  readonly integrations: readonly ApplicationIntegrationType[];
  readonly admin: boolean;
}

/** The rules of a folder's commands, from its command.ts. */
export interface Group extends Rules {
  readonly kind: 'group';
}

export type Definition = SlashCommand | MessageMenu | SharedPresses | Group;

export function slash<const O extends Options>(definition: Omit<SlashCommand<O>, 'kind'>): SlashCommand {
  return { kind: 'slash', ...definition } as unknown as SlashCommand;
}

export function messageMenu(definition: Omit<MessageMenu, 'kind'>): MessageMenu {
  return { kind: 'message-menu', ...definition };
}

export function sharedPresses(presses: Presses): SharedPresses {
  return { kind: 'presses', presses };
}

export function group(definition: Omit<Group, 'kind'>): Group {
  return { kind: 'group', ...definition };
}

/** A command or group as it stands in the drawer: commands/papers/search.ts is at papers, search. */
export interface Filed<D extends Definition = Definition> {
  readonly path: readonly string[];
  readonly definition: D;
}
