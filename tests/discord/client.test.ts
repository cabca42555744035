// What the client holds: nobody but itself, whatever a bundle makes of the names of discord.js's classes.
import { GuildMemberManager, GuildStickerManager, UserManager } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createClient, login } from '../../src/discord/client.ts';
import { startPlayground } from '../../src/playground/start.ts';

const CLASSES = [GuildMemberManager, GuildStickerManager, UserManager];
const NAMES = CLASSES.map(({ name }) => name);
const rename = (names: readonly string[]) =>
  CLASSES.forEach((each, nth) => {
    Object.defineProperty(each, 'name', { value: names[nth], configurable: true });
  });

afterEach(() => rename(NAMES));

it.each([
  ['from the sources', NAMES],
  ['from a bundle', ['', '', '']],
])('%s, people who are asked about are not held', async (_, names) => {
  rename(names);
  const { world, apiUrl, token, close } = await startPlayground();
  const guild = world.guild({ name: 'Lab' });
  const ada = guild.member('Ada');
  const { config } = readConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }) as {
    config: Parameters<typeof login>[1];
  };
  const client = await login(createClient(config), config);
  const there = await client.guilds.fetch(guild.id);
  expect((await there.members.fetch(ada.id)).user.id).toBe(ada.id);
  expect([...there.members.cache.keys()]).toEqual([client.user.id]);
  expect([...client.users.cache.keys()]).toEqual([client.user.id]);
  expect(there.stickers.cache).toBe(there.voiceStates.cache);
  await client.destroy();
  await close();
});
