// From `/papers search` to the registered command and its sub-command, as the member finds them in the channel.
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { ChannelState } from '../state/channel-state.ts';
import { commandsFor } from '../state/command.ts';
import { findUser, type State } from '../state/state.ts';

export interface Chosen {
  readonly command: APIApplicationCommand;
  /** Sub-command group and sub-command, outermost first. */
  readonly nested: readonly (APIApplicationCommandOption & {
    type: Type.Subcommand | Type.SubcommandGroup;
  })[];
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Throws with what is wrong: no such command, hidden from the member, or a sub-command missing. */
export function chooseCommand(state: State, channel: ChannelState, userId: string, path: string): Chosen {
  const [name = '', ...rest] = path.replace(/^\//, '').trim().split(/\s+/);
  const command = findCommand(state, channel, userId, ApplicationCommandType.ChatInput, name, `/${name}`);
  const { locale } = findUser(state, userId);
  const nested: Chosen['nested'][number][] = [];
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const word of rest) {
    const next = options.find((option) => isNested(option) && isNamed(option, word, locale));
    if (!next || !isNested(next)) throw new Error(`/${name} has no sub-command "${word}"${offers(options)}`);
    nested.push(next);
    options = (next as { options?: APIApplicationCommandOption[] }).options ?? [];
  }
  if (options.some(isNested)) throw new Error(`${path} is not a whole command${offers(options)}`);
  return { command, nested, options: options as readonly APIApplicationCommandBasicOption[] };
}

export function findCommand(
  state: State,
  channel: ChannelState,
  userId: string,
  type: ApplicationCommandType,
  name: string,
  shown: string,
): APIApplicationCommand {
  const user = findUser(state, userId);
  const all = commandsFor(state, channel, userId).filter(({ command }) => {
    return command.type === type && isNamed(command, name, user.locale);
  });
  const found = all.find(({ hidden }) => hidden === null);
  if (found) return found.command;
  const hidden = all[0]?.hidden;
  if (hidden) throw new Error(`${user.displayName} does not see ${shown}: ${hidden}`);
  const known = [...state.commands.values()].filter((each) => each.type === type).map((each) => each.name);
  throw new Error(`there is no ${shown}; registered are: ${known.join(', ') || 'none'}`);
}

interface Named {
  readonly name: string;
  readonly name_localizations?: Partial<Record<string, string | null>> | null;
}

/** A name counts in the member's language and in the original. */
export function isNamed(named: Named, word: string, locale: string): boolean {
  return named.name === word || named.name_localizations?.[locale] === word;
}

function isNested(option: APIApplicationCommandOption): option is Chosen['nested'][number] {
  return option.type === Type.Subcommand || option.type === Type.SubcommandGroup;
}

function offers(options: readonly APIApplicationCommandOption[]): string {
  const names = options.filter(isNested).map(({ name }) => name);
  return names.length > 0 ? `; it has: ${names.join(', ')}` : '';
}
