// The bot of a benchmark as one bundle, made as `npm run build` makes the one for production.
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import config from '../rolldown.config.ts';

/** Bundles the script of this folder into another; returns the bundle's path. */
export async function bundle(script: string, folder: string): Promise<string> {
  const { output, input: _input, ...how } = config;
  const made = await rolldown({ ...how, input: { bot: join(import.meta.dirname, script) } });
  const file = join(folder, 'bundle', 'bot.js');
  await made.write({ ...output, dir: join(folder, 'bundle') });
  await made.close();
  return file;
}
