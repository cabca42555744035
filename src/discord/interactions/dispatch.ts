// Every interaction comes in here and is handed to the command that it asks for.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { UserError } from '../../model/errors.ts';
import { printable } from '../../model/text.ts';
import type { App } from '../app.ts';
import { LIMIT, parseButtonId } from '../views/payload.ts';
import { answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Filed, Press } from './command.ts';
import { type Options, readOptions, type ValuesOf } from './option.ts';
import { createRegistry, type Registry } from './registry.ts';
import { readTarget } from './target-message.ts';

export function dispatch(app: App, filed: readonly Filed[]): void {
  const drawer = createRegistry(app.texts, filed);
  app.client.on(Events.InteractionCreate, (interaction) => {
    // Discord tells each process that is connected: what changes something would be done twice.
    if (!app.isBot()) return;
    app.activity
      .during(() => handle(app, drawer, interaction))
      .catch((error: unknown) => {
        app.log.error({ err: error, interaction: interaction.id }, 'interaction not answered');
      });
  });
}

async function handle(app: App, drawer: Registry, interaction: Interaction): Promise<void> {
  const call = callOf(app, interaction);
  if (interaction.isAutocomplete()) return suggest(call, drawer, interaction);
  if (interaction.isChatInputCommand()) {
    const command = drawer.commands.get(pathOf(interaction));
    return answer(call, interaction, async () => {
      if (!command) throw new UserError('old-command');
      return command.run(call, readOptions(interaction, command.options) as ValuesOf<Options>);
    });
  }
  if (interaction.isMessageContextMenuCommand()) {
    const menu = drawer.menus.get(interaction.commandName);
    return answer(call, interaction, async () => {
      if (!menu) throw new UserError('old-command');
      return menu.run(call, readTarget(interaction.targetMessage));
    });
  }
  if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
    const pressed = parseButtonId(interaction.customId);
    const handler = pressed && drawer.presses.get(pressed.name);
    return answer(call, interaction, async () => {
      if (!handler) throw new UserError('old-button');
      return handler(call, readPress(interaction, pressed.args));
    });
  }
}

function callOf(app: App, interaction: Interaction): Call {
  const { guildId, memberPermissions } = interaction;
  const isThere = guildId !== null && app.client.guilds.cache.has(guildId);
  return {
    app,
    say: app.texts(interaction.locale),
    sayToAll: app.texts(interaction.guildLocale ?? interaction.locale),
    locale: interaction.locale,
    memberId: interaction.user.id,
    readers: 'member',
    channelIds: channelIdsOf(app, interaction),
    guildId: isThere ? guildId : null,
    isGuest: guildId !== null && !isThere,
    isManager: isThere && (memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false),
  };
}

function channelIdsOf({ servers }: App, { channelId }: Interaction): string[] {
  const parentId = servers.parentOf(channelId ?? '');
  return [channelId, parentId].filter((id) => id !== null);
}

function readPress(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
  args: readonly string[],
): Press {
  return {
    args,
    values: interaction.isAnySelectMenu() ? interaction.values : [],
    fields: interaction.isModalSubmit() ? readFields(interaction) : new Map(),
    isPrivate: interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false,
  };
}

function readFields({ fields }: ModalSubmitInteraction): Map<string, readonly string[]> {
  const read = [...fields.fields.values()].map((field): [string, readonly string[]] => {
    if (field.type === ComponentType.TextInput) return [field.customId, [printable(field.value)]];
    return [field.customId, 'values' in field ? field.values : []];
  });
  return new Map(read);
}

async function suggest(call: Call, drawer: Registry, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const option = drawer.commands.get(pathOf(interaction))?.options[name];
  const offer = option?.type === 'text' ? option.suggest : undefined;
  const choices = await (offer?.(call, printable(value), othersOf(interaction)) ?? Promise.resolve([])).catch(
    (error: unknown) => {
      call.app.log.error({ err: error, command: pathOf(interaction) }, 'a suggestion failed');
      return [];
    },
  );
  await interaction.respond(choices.slice(0, LIMIT.choices));
}

/** What the other options hold so far. */
function othersOf({ options }: AutocompleteInteraction): Record<string, string> {
  const given = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(given.map(({ name, value }) => [name, printable(String(value ?? ''))]));
}

function pathOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const parts = [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)];
  return parts.filter((part) => part !== null).join(' ');
}
