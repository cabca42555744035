// The commands as Discord is told of them: one for each top-level name, with sub-commands for the files of a folder.
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type TextKey, type TextLanguage, textLanguage } from '../../locale/texts.ts';
import type { Filed, Group, MessageMenu, Rules, SlashCommand } from './command.ts';
import { describeOption, type Option } from './option.ts';

export type CommandJson = RESTPutAPIApplicationCommandsJSONBody[number];
export type Text = (key: TextKey, language: TextLanguage) => string;

/** Discord's locales whose members are answered in a language of the texts, besides English, which is the default. */
const TRANSLATED = Object.values(Locale)
  .map((locale) => [locale, textLanguage(locale)] as const)
  .filter(([, language]) => language !== 'en');

/** What a command is without a command.ts in its folder. */
const BY_DEFAULT: Rules = {
  contexts: [InteractionContextType.Guild],
  integrations: [ApplicationIntegrationType.GuildInstall],
  admin: false,
};

export function describeCommands(filed: readonly Filed[], text: Text): CommandJson[] {
  const commands = filed.filter((each): each is Filed<SlashCommand> => each.definition.kind === 'slash');
  const menus = filed.filter((each): each is Filed<MessageMenu> => each.definition.kind === 'message-menu');
  const names = [...new Set(commands.map(({ path }) => path[0] ?? ''))].sort();
  return [
    ...names.map((name) => describeCommand(name, commands, { rules: rulesOf(filed, name), text })),
    ...menus.map((menu) =>
      describeMenu(menu, { rules: menu.definition.rules ?? rulesOf(filed, 'message'), text }),
    ),
  ];
}

function rulesOf(filed: readonly Filed[], name: string): Rules {
  const found = filed.find(({ path, definition }) => definition.kind === 'group' && path[0] === name);
  return (found?.definition as Group | undefined) ?? BY_DEFAULT;
}

interface Describing {
  readonly rules: Rules;
  readonly text: Text;
}

function describeCommand(
  name: string,
  commands: readonly Filed<SlashCommand>[],
  { rules, text }: Describing,
): CommandJson {
  const own = commands.filter(({ path }) => path[0] === name);
  const alone = own.find(({ path }) => path.length === 1);
  const subcommands = own.map((each) => ({
    type: ApplicationCommandOptionType.Subcommand as const,
    name: each.path[1] ?? '',
    ...described(each.path, text),
    options: describeOptions(each, text),
  }));
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described([name], text),
    ...describeRules(alone?.definition.rules ?? rules),
    options: alone ? describeOptions(alone, text) : subcommands,
  } as CommandJson;
}

/** A menu's name is a text like any other: Discord shows it as it is. */
function describeMenu(menu: Filed<MessageMenu>, { rules, text }: Describing): CommandJson {
  const name = text(menuName(menu), 'en');
  const names = localizations(menuName(menu), text);
  return {
    type: ApplicationCommandType.Message,
    name,
    name_localizations: names,
    ...describeRules(rules),
  } as CommandJson;
}

export function menuName({ path }: Filed<MessageMenu>): TextKey {
  return `commands.${path.join('.')}.name` as TextKey;
}

function describeRules({ contexts, integrations, admin }: Rules) {
  return {
    contexts: [...contexts],
    integration_types: [...integrations],
    default_member_permissions: admin ? String(PermissionFlagsBits.ManageGuild) : null,
  };
}

function describeOptions(
  { path, definition }: Filed<SlashCommand>,
  text: Text,
): APIApplicationCommandOption[] {
  return Object.entries(definition.options).map(([name, option]) => {
    const choices =
      option.type === 'choice' ? { choices: describeChoices([...path, 'choices', name], option, text) } : {};
    return {
      name,
      ...describedOption(path, name, text),
      ...describeOption(option),
      ...choices,
    } as APIApplicationCommandOption;
  });
}

function describeChoices(path: readonly string[], option: Extract<Option, { type: 'choice' }>, text: Text) {
  return option.values.map((value) => {
    const key = `commands.${path.join('.')}.${value}` as TextKey;
    return { name: text(key, 'en'), name_localizations: localizations(key, text), value };
  });
}

/** A command's name and description stand at `name` and `description` below its path. */
function described(path: readonly string[], text: Text) {
  return inAllLanguages(`${path.join('.')}.name`, `${path.join('.')}.description`, text);
}

/** An option's stand at `names` and `options` below the command's path. */
function describedOption(path: readonly string[], name: string, text: Text) {
  return inAllLanguages(`${path.join('.')}.names.${name}`, `${path.join('.')}.options.${name}`, text);
}

/** What interactions are named by is the English name, which stands in the code. */
function inAllLanguages(name: string, description: string, text: Text) {
  const [named, says] = [`commands.${name}` as TextKey, `commands.${description}` as TextKey];
  return {
    name_localizations: localizations(named, text),
    description: text(says, 'en'),
    description_localizations: localizations(says, text),
  };
}

function localizations(key: TextKey, text: Text) {
  return Object.fromEntries(TRANSLATED.map(([locale, language]) => [locale, text(key, language)]));
}
