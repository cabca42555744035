// Tells Discord the commands: in one request, and only when they are not what it was told last.
import { createHash } from 'node:crypto';
import { type RESTPutAPIApplicationCommandsResult, Routes } from 'discord.js';
import { readSetting, writeSetting } from '../../store/settings.ts';
import type { App } from '../app.ts';
import type { Filed } from './command.ts';
import { describeCommands } from './describe.ts';

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
