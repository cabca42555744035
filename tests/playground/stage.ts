// A playground with the real discord.js logged in to it, taken down when the test ends.
import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  Partials,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Channel } from '../../src/playground/actors/channel.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../src/playground/start.ts';

export interface StageOptions {
  readonly playground?: PlaygroundOptions;
  readonly client?: Partial<ClientOptions>;
  /** Sets the scene before the bot logs in. */
  readonly before?: (playground: Playground) => void;
  readonly commands?: readonly RESTPostAPIApplicationCommandsJSONBody[];
  /** What the bot does with every interaction. */
  readonly on?: (interaction: Interaction) => unknown;
}

export const { Guilds, GuildMembers, GuildMessages, GuildMessageReactions } = GatewayIntentBits;
export const { DirectMessages, MessageContent } = GatewayIntentBits;

/** A playground without a bot. */
export async function ground(options: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await startPlayground(options);
  onTestFinished(() => playground.close());
  return playground;
}

/** A client for a playground, not logged in yet. */
export function clientFor({ apiUrl }: Playground, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [Guilds, GuildMessageReactions],
    partials: [Partials.Message, Partials.Reaction, Partials.User, Partials.Channel],
    ...options,
    rest: { api: apiUrl, ...options.rest },
  });
  client.on(Events.Error, () => {});
  onTestFinished(async () => {
    await client.destroy();
  });
  return client;
}

/** A playground in which the bot is ready and has registered its commands. */
export async function stage({ before, commands, on, ...options }: StageOptions = {}) {
  const playground = await ground(options.playground);
  before?.(playground);
  const { world } = playground;
  const client = clientFor(playground, options.client);
  if (on) client.on(Events.InteractionCreate, (interaction) => void on(interaction));
  await login(client, playground);
  if (commands) await client.application?.commands.set(commands);
  return { playground, world, client };
}

export async function login(client: Client, { token }: Playground): Promise<void> {
  const ready = heard(client, Events.ClientReady);
  await client.login(token);
  await ready;
}

/** The arguments of the next event of that name. */
export function heard(client: Client, event: string): Promise<unknown[]> {
  return new Promise((resolve) => client.once(event as Events.Debug, (...told) => resolve(told)));
}

/** The channel as the bot has it. */
export async function textChannel(client: Client, channel: Channel) {
  const found = await client.channels.fetch(channel.id);
  if (!found?.isTextBased() || !found.isSendable()) throw new Error(`the bot cannot send to ${channel.name}`);
  return found;
}

/** The error that a refused request ends with, as `status code message`. */
export async function refusalOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    const { status, code, message } = error as { status?: number; code?: number; message: string };
    return `${status} ${code} ${message.split('\n')[0]}`;
  }
  return 'it was not refused';
}

/** All errors of a refused form, as `place code`. */
export async function formErrorsOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return leaves((error.rawError as { errors?: unknown }).errors, []).join(', ');
  }
  return 'it was not refused';
}

function leaves(node: unknown, path: readonly string[]): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== '_errors') return leaves(value, [...path, key]);
    return (value as { code: string }[]).map(({ code }) => `${path.join('.')} ${code}`.trim());
  });
}
