// The values of a command's options, checked as the Discord client checks them before anything is sent.
import {
  type APIApplicationCommandBasicOption,
  type APIAttachment,
  type APIInteractionDataResolved,
  type ApplicationCommandOptionType,
  type ChannelType,
  type Snowflake,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { storeFile } from '../state/attachment.ts';
import type { ChannelState } from '../state/channel-state.ts';
import { findUser, type State } from '../state/state.ts';
import { isNamed } from './choose-command.ts';
import { resolve } from './resolved.ts';

/** Anything of the world that has an id: a member, a role, a channel. */
export interface WithId {
  readonly id: Snowflake;
}

/** A file that a member uploads. */
interface Upload {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly type?: string;
}

export type OptionValue = string | number | boolean | WithId | Upload | undefined;
export type OptionValues = Readonly<Record<string, OptionValue>>;

interface FilledOption {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value: string | number | boolean;
  readonly focused?: true;
}

interface Filled {
  readonly options: FilledOption[];
  readonly resolved: APIInteractionDataResolved;
}

interface Filling {
  readonly state: State;
  readonly channel: ChannelState;
  readonly userId: Snowflake;
  /** The option being typed: it may hold anything yet, and the others need not be there. */
  readonly focus?: string | undefined;
}

type Option = APIApplicationCommandBasicOption;

export function fillOptions(filling: Filling, options: readonly Option[], values: OptionValues): Filled {
  const { locale } = findUser(filling.state, filling.userId);
  const filled: Filled = { options: [], resolved: {} };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const unknown = given.find(([key]) => !options.some((option) => isNamed(option, key, locale)));
  if (unknown)
    throw new Error(`no option "${unknown[0]}"; there are: ${options.map(({ name }) => name).join(', ')}`);

  for (const option of options) {
    const value = given.find(([key]) => isNamed(option, key, locale))?.[1];
    const focused = filling.focus !== undefined && isNamed(option, filling.focus, locale);
    if (focused) {
      filled.options.push({ name: option.name, type: option.type, value: String(value ?? ''), focused });
    } else if (value !== undefined) {
      filled.options.push({
        name: option.name,
        type: option.type,
        value: checkedValue(filling, option, value, filled),
      });
    } else if (option.required && filling.focus === undefined) {
      throw new Error(`the option "${option.name}" is required`);
    }
  }
  return filled;
}

function checkedValue(
  filling: Filling,
  option: Option,
  value: OptionValue,
  filled: Filled,
): FilledOption['value'] {
  switch (option.type) {
    case Type.String:
      return text(option, value);
    case Type.Integer:
    case Type.Number:
      return number(option, value);
    case Type.Boolean:
      if (typeof value !== 'boolean') throw wrong(option, 'true or false');
      return value;
    case Type.Attachment:
      return upload(filling, option, value, filled);
    default:
      return reference(filling, option, value, filled);
  }
}

interface Limits {
  readonly name: string;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
}

const LONGEST = 6000;

function text(option: Option, value: OptionValue): string {
  const { choices, min_length: min = 0, max_length: max = LONGEST } = option as Limits;
  if (typeof value !== 'string') throw wrong(option, 'text');
  if (choices?.length) return String(choice(option, value));
  if (value.trim() === '') throw wrong(option, 'not empty');
  if (value.length < min || value.length > max) throw wrong(option, `${min} to ${max} characters long`);
  return value.trim();
}

function number(option: Option, value: OptionValue): number {
  const { choices, min_value: min = -(2 ** 53), max_value: max = 2 ** 53 } = option as Limits;
  if (choices?.length) return Number(choice(option, value));
  if (typeof value !== 'number') throw wrong(option, 'a number');
  if (option.type === Type.Integer && !Number.isInteger(value)) throw wrong(option, 'a whole number');
  if (value < min || value > max) throw wrong(option, `between ${min} and ${max}`);
  return value;
}

/** A choice is picked by its label; its value is taken too. */
function choice(option: Option, value: OptionValue): string | number {
  const { choices = [] } = option as Limits;
  const picked = choices.find((each) => each.name === value || each.value === value);
  if (!picked) throw wrong(option, `one of ${choices.map(({ name }) => name).join(', ')}`);
  return picked.value;
}

function upload({ state, channel }: Filling, option: Option, value: OptionValue, filled: Filled): Snowflake {
  if (typeof value !== 'object' || !('data' in value)) throw wrong(option, 'a file: { name, data }');
  const bytes =
    typeof value.data === 'string' ? new TextEncoder().encode(value.data) : new Uint8Array(value.data);
  const file = { name: value.name, contentType: value.type ?? 'application/octet-stream', bytes };
  const attachment: APIAttachment = storeFile(state, channel.id, file, {}, true);
  filled.resolved.attachments = { ...filled.resolved.attachments, [attachment.id]: attachment };
  return attachment.id;
}

function reference(filling: Filling, option: Option, value: OptionValue, filled: Filled): Snowflake {
  const id = typeof value === 'object' && 'id' in value ? value.id : value;
  if (typeof id !== 'string') throw wrong(option, WORDS[option.type] ?? 'a member, role or channel');
  const kind = resolve(filling.state, filling.channel, filling.userId, id, filled.resolved);
  if (kind === null || !KINDS[option.type]?.includes(kind))
    throw wrong(option, WORDS[option.type] ?? 'known');
  const { channel_types: types } = option as { channel_types?: ChannelType[] };
  const type = filling.state.channels.get(id)?.type;
  if (types?.length && (type === undefined || !types.includes(type as never)))
    throw wrong(option, `a channel of type ${types.join(' or ')}`);
  return id;
}

const KINDS: Partial<Record<Type, readonly string[]>> = {
  [Type.User]: ['user'],
  [Type.Role]: ['role'],
  [Type.Channel]: ['channel'],
  [Type.Mentionable]: ['user', 'role'],
};

const WORDS: Partial<Record<Type, string>> = {
  [Type.User]: 'a member',
  [Type.Role]: 'a role',
  [Type.Channel]: 'a channel',
  [Type.Mentionable]: 'a member or a role',
};

function wrong({ name }: Option, expected: string): Error {
  return new Error(`the option "${name}" must be ${expected}`);
}
