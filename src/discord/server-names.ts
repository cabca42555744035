// What servers are called: those of other processes are asked for, as direct messages come to one of them alone.
import { Routes } from 'discord.js';
import { z } from 'zod';
import { isOurs } from '../model/share.ts';
import type { App } from './app.ts';

const named = z.object({ name: z.string() });

/** By their ids; servers that the bot isn't in have none. */
export async function serverNames(
  { client, share }: Pick<App, 'client' | 'share'>,
  guildIds: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const nameOf = async (guildId: string) => {
    const held = client.guilds.cache.get(guildId)?.name;
    if (held !== undefined || isOurs(share, guildId)) return held;
    const told = await client.rest.get(Routes.guild(guildId)).catch(() => null);
    return named.safeParse(told).data?.name;
  };
  const names = await Promise.all([...new Set(guildIds)].map(async (id) => [id, await nameOf(id)] as const));
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}
