// Tells Discord the commands: in one request, and only when they are not what it has.
import { type REST, type RESTPutAPIApplicationCommandsResult, Routes } from 'discord.js';
import type { Texts } from '../../locale/texts.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';
import { type CommandJson, describeCommands } from './describe.ts';
import { sameCommands } from './same-commands.ts';

interface Registered {
  readonly wanted: CommandJson[];
  /** How many Discord has. */
  readonly registered: number;
  /** Whether Discord has them so. */
  readonly isSame: boolean;
}

/** Compares the commands with what Discord has, whoever changed it. */
export async function compareCommands(
  rest: REST,
  applicationId: string,
  { filed, texts }: { readonly filed: readonly Filed[]; readonly texts: Texts },
): Promise<Registered> {
  const wanted = describeCommands(filed, (key, language) => texts(language)(key));
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = await rest.get(Routes.applicationCommands(applicationId), { query });
  return {
    wanted,
    registered: Array.isArray(registered) ? registered.length : 0,
    isSame: sameCommands(wanted, registered),
  };
}

/** Registers the commands unless Discord has them just so; true if it did. */
export async function registerCommands(
  { client, texts, log }: Pick<App, 'client' | 'texts' | 'log'>,
  filed: readonly Filed[],
): Promise<boolean> {
  const { id } = client.application;
  const { wanted, isSame } = await compareCommands(client.rest, id, { filed, texts });
  if (isSame) return false;
  const registered = (await client.rest.put(Routes.applicationCommands(id), {
    body: wanted,
  })) as RESTPutAPIApplicationCommandsResult;
  log.info({ commands: registered.length }, 'commands registered');
  return true;
}
