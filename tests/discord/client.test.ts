// What the client holds: nobody but itself, whatever a bundle makes of the names of discord.js's classes.
import { GuildMemberManager, GuildStickerManager, UserManager } from 'discord.js';
import { afterEach, expect, it, vi } from 'vitest';
import { askDiscord } from '../../src/cli/doctor/discord.ts';
import { readConfig } from '../../src/config.ts';
import { createClient, login } from '../../src/discord/client.ts';
import { startPlayground } from '../../src/playground/start.ts';

const CLASSES = [GuildMemberManager, GuildStickerManager, UserManager];
const NAMES = CLASSES.map(({ name }) => name);
const rename = (names: readonly string[]) =>
  CLASSES.forEach((each, nth) => {
    Object.defineProperty(each, 'name', { value: names[nth], configurable: true });
  });

afterEach(() => {
  rename(NAMES);
  vi.unstubAllEnvs();
});

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

it.each([
  ['SHARDS', '4'],
  ['SHARDS', 'auto'],
  ['SHARDS', ''],
  ['SHARD_COUNT', '7'],
  ['SHARD_COUNT', ''],
])('%s=%j of the environment is none of discord.js’s business', (name, value) => {
  vi.stubEnv(name, value);
  const { config } = readConfig({ DISCORD_TOKEN: 'a.token.of.mine' }) as {
    config: Parameters<typeof login>[1];
  };
  expect(createClient({ ...config, SHARDS: 4 }).options).toMatchObject({
    shards: [0, 1, 2, 3],
    shardCount: 4,
  });
  expect(createClient({ ...config, SHARDS: 1 }).options).toMatchObject({ shards: [0], shardCount: 1 });
  expect(createClient(config).options.shards).toBe('auto');
  const share = { count: 8, shards: [2, 3] };
  expect(createClient(config, { share }).options).toMatchObject({ shards: [2, 3], shardCount: 8 });
  expect(askDiscord(config).client.options.shards).toBe('auto');
});
