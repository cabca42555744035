// The options of slash commands: what a file in commands/ says of each, what Discord is told, and what comes in.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  type ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { printable } from '../../model/text.ts';
import type { Call } from './call.ts';

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
  /** Offers choices for what has been typed so far, given what the other options hold. */
  readonly suggest?: (
    call: Call,
    typed: string,
    others: Readonly<Record<string, string>>,
  ) => Promise<Choice[]>;
}

/** One of a few; their names are texts, at `choices.<value>` beside the option's description. */
interface ChoiceOption<V extends string = string> extends OptionBase {
  readonly type: 'choice';
  readonly values: readonly V[];
}

interface WholeNumberOption extends OptionBase {
  readonly type: 'whole number';
  readonly min: number;
  readonly max: number;
}

interface SwitchOption extends OptionBase {
  readonly type: 'switch';
}

/** Comes in as the channel's id. */
interface ChannelOption extends OptionBase {
  readonly type: 'channel';
  readonly channelTypes: readonly ChannelType[];
}

/** Comes in as the role's id. */
interface RoleOption extends OptionBase {
  readonly type: 'role';
}

export type Option =
  | TextOption
  | ChoiceOption
  | WholeNumberOption
  | SwitchOption
  | ChannelOption
  | RoleOption;
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> =
  O extends ChoiceOption<infer V>
    ? V
    : O extends WholeNumberOption
      ? number
      : O extends SwitchOption
        ? boolean
        : string;

/** What a command is run with. */
export type ValuesOf<O extends Options> = {
  readonly [Name in keyof O]: O[Name]['required'] extends true ? ValueOf<O[Name]> : ValueOf<O[Name]> | null;
};

/** An option as Discord is told, without names and descriptions. */
export function describeOption(option: Option): Partial<APIApplicationCommandBasicOption> {
  const { required } = option;
  switch (option.type) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        required,
        max_length: option.maxLength,
        autocomplete: option.suggest !== undefined,
      } as Partial<APIApplicationCommandBasicOption>;
    case 'choice':
      return { type: ApplicationCommandOptionType.String, required };
    case 'whole number':
      return {
        type: ApplicationCommandOptionType.Integer,
        required,
        min_value: option.min,
        max_value: option.max,
      };
    case 'switch':
      return { type: ApplicationCommandOptionType.Boolean, required };
    case 'role':
      return { type: ApplicationCommandOptionType.Role, required };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        required,
        channel_types: [...option.channelTypes],
      } as Partial<APIApplicationCommandBasicOption>;
  }
}

/** What came in for each option; null where nothing did. */
export function readOptions(
  { options }: ChatInputCommandInteraction,
  wanted: Options,
): Record<string, unknown> {
  const read = ([name, option]: [string, Option]) => {
    switch (option.type) {
      case 'whole number':
        return options.getInteger(name, option.required);
      case 'switch':
        return options.getBoolean(name, option.required);
      case 'role':
      case 'channel':
        return options.get(name, option.required)?.value ?? null;
      case 'choice':
        return options.getString(name, option.required);
      case 'text': {
        const text = options.getString(name, option.required);
        return text === null ? null : printable(text);
      }
    }
  };
  return Object.fromEntries(Object.entries(wanted).map((entry) => [entry[0], read(entry)]));
}
