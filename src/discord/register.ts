// Tells Discord the commands: in one request, and only when they are not what it was told last.
import { createHash } from 'node:crypto';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
  type RESTPutAPIApplicationCommandsResult,
  Routes,
} from 'discord.js';
import { TEXT_LANGUAGES, type TextKey, type TextLanguage } from '../locale/texts.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { App } from './app.ts';
import type { Filed, Group, MessageMenu, Option, SlashCommand } from './command.ts';

/** Discord's names of the locales that the texts are in, besides English, which is the default. */
const DISCORD_LOCALES: Readonly<Record<Exclude<TextLanguage, 'en'>, string>> = { ko: 'ko' };

const EVERYWHERE: Group = {
  kind: 'group',
  contexts: [InteractionContextType.Guild],
  integrations: [ApplicationIntegrationType.GuildInstall],
  admin: false,
};

type CommandJson = RESTPutAPIApplicationCommandsJSONBody[number];

/** Registers the commands unless this application's were registered just so before; true if it did. */
export async function registerCommands(
  { client, store, texts, log }: App,
  filed: readonly Filed[],
): Promise<boolean> {
  const commands = describeCommands(filed, (key, language) => texts(language)(key));
  const told = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  const setting = `commands:${client.application.id}`;
  if ((await readSetting(store, setting)) === told) return false;
  const route = Routes.applicationCommands(client.application.id);
  const registered = (await client.rest.put(route, {
    body: commands,
  })) as RESTPutAPIApplicationCommandsResult;
  await writeSetting(store, setting, told);
  log.info({ commands: registered.length }, 'commands registered');
  return true;
}

/** What Discord is told: one command for each top-level name, with sub-commands for the files of a folder. */
export function describeCommands(
  filed: readonly Filed[],
  text: (key: TextKey, language: TextLanguage) => string,
): CommandJson[] {
  const describe = (path: readonly string[]) => {
    const key = `commands.${path.join('.')}.description` as TextKey;
    return described(key, text);
  };
  const options = ({ path, definition }: Filed<SlashCommand>): APIApplicationCommandOption[] =>
    Object.entries(definition.options).map(([name, option]) => {
      const key = `commands.${path.join('.')}.options.${name}` as TextKey;
      return { name, ...described(key, text), ...describeOption(option) } as APIApplicationCommandOption;
    });

  const slashes = filed.filter((each): each is Filed<SlashCommand> => each.definition.kind === 'slash');
  const names = [...new Set(slashes.map(({ path }) => path[0] ?? ''))].sort();
  const menus = filed.filter((each): each is Filed<MessageMenu> => each.definition.kind === 'message-menu');
  const chat = names.map((name) => {
    const own = slashes.filter(({ path }) => path[0] === name);
    const alone = own.find(({ path }) => path.length === 1);
    const found = filed.find(({ path, definition }) => definition.kind === 'group' && path[0] === name);
    const rules = (found?.definition as Group | undefined) ?? EVERYWHERE;
    const subcommands = own.map((each) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: each.path[1] ?? '',
      ...describe(each.path),
      options: options(each),
    }));
    return {
      type: ApplicationCommandType.ChatInput,
      name,
      ...describe([name]),
      contexts: [...rules.contexts],
      integration_types: [...rules.integrations],
      default_member_permissions: rules.admin ? String(PermissionFlagsBits.ManageGuild) : null,
      options: alone ? options(alone) : subcommands,
    } as CommandJson;
  });
  return [...chat, ...menus.map((menu) => describeMenu(menu, text))];
}

/** A menu's name is a text like any other: Discord shows it as it is. */
export function menuName({ path }: Filed<MessageMenu>): TextKey {
  return `commands.${path.join('.')}.name` as TextKey;
}

function describeMenu(
  menu: Filed<MessageMenu>,
  text: (key: TextKey, language: TextLanguage) => string,
): CommandJson {
  return {
    type: ApplicationCommandType.Message,
    name: text(menuName(menu), 'en'),
    name_localizations: localizations(menuName(menu), text),
    contexts: [...EVERYWHERE.contexts],
    integration_types: [...EVERYWHERE.integrations],
  } as CommandJson;
}

function described(key: TextKey, text: (key: TextKey, language: TextLanguage) => string) {
  return { description: text(key, 'en'), description_localizations: localizations(key, text) };
}

function localizations(key: TextKey, text: (key: TextKey, language: TextLanguage) => string) {
  const others = TEXT_LANGUAGES.filter((language) => language !== 'en');
  return Object.fromEntries(others.map((language) => [DISCORD_LOCALES[language], text(key, language)]));
}

function describeOption(option: Option) {
  if (option.type === 'channel') {
    const types = [...option.channelTypes] as ChannelType[];
    return { type: ApplicationCommandOptionType.Channel, required: option.required, channel_types: types };
  }
  return {
    type: ApplicationCommandOptionType.String,
    required: option.required,
    max_length: option.maxLength,
    autocomplete: option.suggest !== undefined,
  };
}
