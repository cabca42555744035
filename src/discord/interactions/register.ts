// Tells Discord the commands: in one request, and only when they are not what it has.
import { type REST, type RESTPutAPIApplicationCommandsResult, Routes } from 'discord.js';
import type { Texts } from '../../locale/texts.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';
import { type CommandJson, describeCommands } from './describe.ts';
import { commandMentions } from './mention-commands.ts';
import { sameCommands } from './same-commands.ts';

interface Registered {
  readonly wanted: CommandJson[];
  /** How many Discord has. */
  readonly registered: number;
  /** Whether Discord has them so. */
  readonly isSame: boolean;
  /** As Discord lists them, with their ids. */
  readonly listed: unknown;
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
    listed: registered,
  };
}

/** Registers the commands unless Discord has them just so, and notes how they are mentioned; true if it did. */
export async function registerCommands(
  { client, texts, log, mentions }: Pick<App, 'client' | 'texts' | 'log' | 'mentions'>,
  filed: readonly Filed[],
): Promise<boolean> {
  const { id } = client.application;
  const { wanted, isSame, listed } = await compareCommands(client.rest, id, { filed, texts });
  const note = (commands: unknown) => {
    for (const [name, mention] of commandMentions(commands, { filed, texts })) mentions.set(name, mention);
  };
  if (isSame) {
    note(listed);
    return false;
  }
  const registered = (await client.rest.put(Routes.applicationCommands(id), {
    body: wanted,
  })) as RESTPutAPIApplicationCommandsResult;
  note(registered);
  log.info({ commands: registered.length }, 'commands registered');
  return true;
}
