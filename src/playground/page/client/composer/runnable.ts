// Commands as they can be run: a command with sub-commands is as many as it has.
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  LocaleString,
} from 'discord-api-types/v10';
import type { Commands } from '../../protocol.ts';
import { Command, Option } from '../numbers.ts';
import { localDescription, localName } from './localised.ts';

export type BasicOption = APIApplicationCommandBasicOption;

export interface Runnable {
  /** By which the bot knows it: `papers search`. */
  readonly path: string;
  /** As the member reads it. */
  readonly shown: string;
  readonly description: string;
  readonly options: readonly BasicOption[];
}

export function runnables(locale: LocaleString, commands: Commands): Runnable[] {
  return commands
    .filter(({ type }) => type === Command.slash)
    .flatMap((command) => {
      const own = { path: command.name, shown: localName(locale, command) };
      return unfold(locale, own, localDescription(locale, command), command.options ?? []);
    })
    .sort((a, b) => a.shown.localeCompare(b.shown));
}

function unfold(
  locale: LocaleString,
  { path, shown }: Pick<Runnable, 'path' | 'shown'>,
  description: string,
  options: readonly APIApplicationCommandOption[],
): Runnable[] {
  const nested = options.filter(({ type }) => type === Option.subcommand || type === Option.group);
  if (nested.length === 0) return [{ path, shown, description, options: options as readonly BasicOption[] }];
  return nested.flatMap((option) => {
    const inner = { path: `${path} ${option.name}`, shown: `${shown} ${localName(locale, option)}` };
    const own = (option as { options?: APIApplicationCommandOption[] }).options ?? [];
    return unfold(locale, inner, localDescription(locale, option), own);
  });
}

/** Those that begin with what was typed, then those that hold all its words. */
export function matching(all: readonly Runnable[], typed: string): Runnable[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const names = ({ path, shown }: Runnable) => [path.toLowerCase(), shown.toLowerCase()];
  const begins = all.filter((each) => names(each).some((name) => name.startsWith(text)));
  const holds = all.filter(
    (each) =>
      !begins.includes(each) && words.every((word) => names(each).some((name) => name.includes(word))),
  );
  return [...begins, ...holds];
}
