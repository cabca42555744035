// Every interaction comes in here and goes out through one funnel: an answer, a sentence, or a reference to the log.
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import type { TextKey } from '../locale/texts.ts';
import { messageOf, UserError } from '../model/errors.ts';
import type { App } from './app.ts';
import type { Answer, Buttons, Call, Filed, MessageMenu, Option, SlashCommand } from './command.ts';
import { COLOUR, parseButtonId } from './payload.ts';
import { menuName } from './register.ts';

type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction;

/** Discord waits 3 s for a sign of life; an answer that takes longer than this, in milliseconds, is announced. */
const PATIENCE = 2_000;

/** Discord shows at most this many suggestions. */
const CHOICES = 25;

export function dispatch(app: App, filed: readonly Filed[]): void {
  const drawer = openDrawer(app, filed);
  app.client.on(Events.InteractionCreate, (interaction) => {
    handle(app, drawer, interaction).catch((error: unknown) => {
      app.log.error({ err: error, interaction: interaction.id }, 'interaction not answered');
    });
  });
}

interface Drawer {
  readonly commands: ReadonlyMap<string, SlashCommand>;
  /** By the English name. */
  readonly menus: ReadonlyMap<string, MessageMenu>;
  readonly buttons: ReadonlyMap<string, Buttons[string]>;
}

/** Throws where two commands answer a button of the same name. */
function openDrawer({ texts }: App, filed: readonly Filed[]): Drawer {
  const commands = new Map<string, SlashCommand>();
  const menus = new Map<string, MessageMenu>();
  const buttons = new Map<string, Buttons[string]>();
  for (const { path, definition } of filed) {
    if (definition.kind === 'group') continue;
    if (definition.kind === 'message-menu') {
      menus.set(texts('en')(menuName({ path, definition })), definition);
      continue;
    }
    if (definition.kind === 'slash') commands.set(path.join(' '), definition);
    for (const [name, handler] of Object.entries(definition.buttons ?? {})) {
      if (buttons.has(name)) throw new Error(`two commands answer the button "${name}"`);
      buttons.set(name, handler);
    }
  }
  return { commands, menus, buttons };
}

async function handle(app: App, drawer: Drawer, interaction: Interaction): Promise<void> {
  const call: Call = {
    app,
    say: app.texts(interaction.locale),
    memberId: interaction.user.id,
    guildId: interaction.guildId,
  };
  if (interaction.isAutocomplete()) return suggest(call, drawer, interaction);
  if (interaction.isChatInputCommand()) {
    const command = drawer.commands.get(pathOf(interaction));
    return answer(call, interaction, async () => {
      if (!command) throw new UserError('old-button');
      return command.run(call, valuesOf(interaction, command.options));
    });
  }
  if (interaction.isMessageContextMenuCommand()) {
    const menu = drawer.menus.get(interaction.commandName);
    return answer(call, interaction, async () => {
      if (!menu) throw new UserError('old-button');
      return menu.run(call, { id: interaction.targetId });
    });
  }
  if (interaction.isMessageComponent()) {
    const pressed = parseButtonId(interaction.customId);
    const handler = pressed && drawer.buttons.get(pressed.name);
    return answer(call, interaction, async () => {
      if (!handler) throw new UserError('old-button');
      return handler(call, pressed.args);
    });
  }
}

/** Answers in time and exactly once, whatever `work` comes to. */
async function answer(call: Call, interaction: Answerable, work: () => Promise<Answer>): Promise<void> {
  const started = call.app.now();
  const deferral = announceLater(call, interaction);
  const result = await work().catch((error: unknown) => apology(call, interaction, error));
  await deferral.settle();
  await send(interaction, result);
  call.app.log.debug({ command: nameOf(interaction), ms: call.app.now() - started }, 'answered');
}

/** "…is thinking" if the answer isn't there in time. */
function announceLater({ app }: Call, interaction: Answerable): { settle: () => Promise<void> } {
  let announced: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    announced = interaction.deferReply({ flags: MessageFlags.Ephemeral }).catch((error: unknown) => {
      app.log.warn({ reason: messageOf(error) }, 'answer not announced');
    });
  }, PATIENCE);
  return {
    settle: async () => {
      clearTimeout(timer);
      await announced;
    },
  };
}

async function send(interaction: Answerable, { as = 'private', ...payload }: Answer): Promise<void> {
  if (interaction.deferred) await interaction.editReply(payload);
  else if (as === 'update' && interaction.isMessageComponent()) await interaction.update(payload);
  else await interaction.reply({ ...payload, ...(as === 'public' ? {} : { flags: MessageFlags.Ephemeral }) });
}

/** What the person sees of an error: a UserError's sentence, or a reference by which the host finds it in the log. */
function apology({ app, say }: Call, interaction: Answerable, error: unknown): Answer {
  if (error instanceof UserError) {
    return { embeds: [{ color: COLOUR, description: say(`errors.${error.key}` as TextKey, error.values) }] };
  }
  const reference = app.name();
  app.log.error({ err: error, reference, command: nameOf(interaction) }, 'a command failed');
  return { embeds: [{ color: COLOUR, description: say('errors.unexpected', { reference }) }] };
}

async function suggest(call: Call, drawer: Drawer, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const option = drawer.commands.get(pathOf(interaction))?.options[name];
  const offer = option?.type === 'text' ? option.suggest : undefined;
  const choices = await (offer?.(call, value) ?? Promise.resolve([])).catch((error: unknown) => {
    call.app.log.error({ err: error, command: pathOf(interaction) }, 'a suggestion failed');
    return [];
  });
  await interaction.respond(choices.slice(0, CHOICES));
}

function pathOf({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const parts = [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)];
  return parts.filter((part) => part !== null).join(' ');
}

function nameOf(interaction: Answerable): string {
  if (interaction.isMessageComponent()) return interaction.customId;
  return interaction.isChatInputCommand() ? pathOf(interaction) : interaction.commandName;
}

function valuesOf(
  { options }: ChatInputCommandInteraction,
  wanted: Readonly<Record<string, Option>>,
): Record<string, string | null> {
  const entries = Object.entries(wanted).map(([name, { type, required }]) => [
    name,
    type === 'channel' ? (options.getChannel(name, required)?.id ?? null) : options.getString(name, required),
  ]);
  return Object.fromEntries(entries);
}
