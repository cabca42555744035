// Tells Discord the commands: in one request, and only when they are not what it has.
import { type REST, type RESTPutAPIApplicationCommandsResult, Routes } from 'discord.js';
import type { Texts } from '../../locale/texts.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';
import { type CommandJson, describeCommands } from './describe.ts';
import { commandMentions } from './mention-commands.ts';
import { sameCommands } from './same-commands.ts';

export interface Compared {
  readonly wanted: CommandJson[];
  /** How many Discord has. */
  readonly registered: number;
  /** Whether Discord has them so. */
  readonly isSame: boolean;
  /** Whether those that it has are so, whatever is missing. */
  readonly isPart: boolean;
  /** As Discord lists them, with their ids. */
  readonly listed: unknown;
}

/** Compares the commands with what Discord has, whoever changed it. */
export async function compareCommands(
  rest: REST,
  applicationId: string,
  { filed, texts }: { readonly filed: readonly Filed[]; readonly texts: Texts },
): Promise<Compared> {
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = await rest.get(Routes.applicationCommands(applicationId), { query });
  const wanted = describeCommands(filed, (key, language) => texts(language)(key));
  const isSame = sameCommands(wanted, registered);
  return {
    wanted,
    registered: Array.isArray(registered) ? registered.length : 0,
    isSame,
    isPart: isSame || isPart(wanted, registered),
    listed: registered,
  };
}

function isPart(wanted: readonly CommandJson[], registered: unknown): boolean {
  const names = new Set(Array.isArray(registered) ? registered.map(({ name }) => name) : []);
  return sameCommands(
    wanted.filter(({ name }) => names.has(name)),
    registered,
  );
}

/** Registers the commands unless Discord has them just so, and notes how they are mentioned; true if it did. */
export async function registerCommands(
  { client, texts, log, mentions }: Pick<App, 'client' | 'texts' | 'log' | 'mentions'>,
  filed: readonly Filed[],
): Promise<boolean> {
  const { id } = client.application;
  const { wanted, isSame, listed } = await compareCommands(client.rest, id, { filed, texts });
  note({ mentions, texts }, filed, listed);
  if (isSame) return false;
  const registered = (await client.rest.put(Routes.applicationCommands(id), {
    body: wanted,
  })) as RESTPutAPIApplicationCommandsResult;
  note({ mentions, texts }, filed, registered);
  log.info({ commands: registered.length }, 'commands registered');
  return true;
}

/** Of the commands that another process registers. */
export async function noteMentions(
  app: Pick<App, 'client' | 'texts' | 'mentions'>,
  filed: readonly Filed[],
): Promise<void> {
  const { rest, application } = app.client;
  note(app, filed, await rest.get(Routes.applicationCommands(application.id)));
}

function note(
  { mentions, texts }: Pick<App, 'mentions' | 'texts'>,
  filed: readonly Filed[],
  registered: unknown,
): void {
  for (const [name, mention] of commandMentions(registered, { filed, texts })) mentions.set(name, mention);
}
