// Whether Discord has the bot's commands as this version describes them; put back where they are gone.
import { Routes } from 'discord.js';
import { z } from 'zod';
import { type Compared, compareCommands } from '../../discord/interactions/register.ts';
import { loadCommands } from '../load-commands.ts';
import type { CheckContext, Mender, Mending } from './context.ts';

const application = z.object({ id: z.string() });

interface Registered extends Compared {
  readonly applicationId: string;
}

/** Null where the token doesn't work, which is told once. */
export async function registeredCommands({ job, discord }: CheckContext): Promise<Registered | null> {
  const works = await discord.me().then(
    () => true,
    () => false,
  );
  if (!works) return null;
  const { rest } = discord.client;
  const { id } = application.parse(await rest.get(Routes.currentApplication()));
  const compared = await compareCommands(rest, id, { filed: await loadCommands(), texts: job.texts });
  return { ...compared, applicationId: id };
}

/**
 * A running bot may be of another version, whose commands differ: then starting it again is the way. What is only missing
 * is put back in any case, as the bot answers by their names.
 */
export async function mendCommands(mender: Mender): Promise<Mending> {
  const compared = await registeredCommands(mender);
  if (compared === null || compared.isSame) return { mended: [], left: [] };
  const { applicationId, wanted, registered, isPart } = compared;
  if (mender.isBotRunning && !isPart)
    return {
      mended: [],
      left: [
        'those that Discord has are not those of this version, and the bot that runs may be of another; start it again, which puts them back',
      ],
    };
  await mender.discord.client.rest.put(Routes.applicationCommands(applicationId), { body: wanted });
  const had = registered === 0 ? 'none' : isPart ? `only ${registered}` : `${registered} of another version`;
  return { mended: [`Discord had ${had}; it has all ${wanted.length} of this version now`], left: [] };
}
