// What discord.js holds of a server of thirty channels, twenty roles and twenty emoji, and that the bot's permissions are right whatever changes: packets are slimmed before they are handled, which discord.js doesn't document.
import { type Client, Events, type GatewayDispatchPayload } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { createClient, login } from '../../src/discord/client.ts';
import { findObstacle } from '../../src/discord/obstacles.ts';
import { missingPermissions } from '../../src/discord/permissions.ts';
import { type Servers, slimServers } from '../../src/discord/slim-servers.ts';
import { createLog } from '../../src/log.ts';
import { Channel } from '../../src/playground/actors/channel.ts';
import type { Guild } from '../../src/playground/actors/guild.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { addThread, updateThread } from '../../src/playground/state/thread.ts';

let playground: Playground;
let guild: Guild;
let papers: Channel;
let other: Channel;
let client: Client<true>;
let servers: Servers;

const log = createLog({ level: 'silent' });

function configOf({ apiUrl, token }: Playground) {
  const settings = readConfig({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl });
  if (settings.problems) throw new Error(settings.problems.join('\n'));
  return settings.config;
}

/** Logs in with these channels subscribed. */
async function online(channels: readonly Channel[], distort: (offline: Client) => void = () => undefined) {
  const config = configOf(playground);
  const offline = createClient(config);
  distort(offline);
  const places = channels.map(({ id: channelId }) => ({ guildId: guild.id, channelId }));
  servers = slimServers(offline, places, log);
  client = await login(offline, config);
}

const held = () => client.guilds.cache.get(guild.id);
const place = (channel: Channel) => ({ guildId: guild.id, channelId: channel.id });
const missing = (channel: Channel) =>
  missingPermissions(client, { channelId: channel.id, layout: 'cards', voting: 'reactions' });
const obstacle = (channel: Channel) =>
  findObstacle(
    client,
    { ...place(channel), layout: 'cards', voting: 'reactions' },
    playground.world.state.now(),
  );

function thread(channel: Channel, name: string) {
  const { state } = playground.world;
  const made = addThread(state, guild.state, channel.state, {
    id: state.newId(),
    name,
    ownerId: state.bot.id,
  });
  return Object.assign(new Channel(state, made), {
    open: () => updateThread(state, made, { archived: false }),
  });
}

const asked = (end: string) => playground.world.requests.filter(({ path }) => path.endsWith(end)).length;

beforeEach(async () => {
  playground = await startPlayground();
  guild = playground.world.guild({ name: 'Lab', locale: 'ko' });
  for (let made = 1; made < 20; made++) guild.role(`Role ${made}`);
  for (let made = 0; made < 20; made++) guild.emoji(`emoji_${made}`);
  const channels = Array.from({ length: 30 }, (_, nth) => guild.channel(`channel-${nth}`, { topic: 'Talk' }));
  [papers, other] = channels as [Channel, Channel];
});

afterEach(async () => {
  await client.destroy();
  expect(playground.world.violations).toEqual([]);
  await playground.close();
});

describe('what is held', () => {
  it('are the subscribed channel, the roles of everyone and of the bot, and the bot itself', async () => {
    const readers = guild.role('Readers');
    papers
      .allow(readers, 'SendMessages')
      .allow(guild.everyone, 'ViewChannel')
      .allow(guild.bot, 'SendMessages');
    guild.systemChannel = other;
    await online([papers]);
    const server = held();
    expect([...client.channels.cache.keys()]).toEqual([papers.id]);
    expect([...(server?.channels.cache.keys() ?? [])]).toEqual([papers.id]);
    expect([...(server?.roles.cache.keys() ?? [])].sort()).toEqual([guild.id, guild.botRole.id].sort());
    expect(server?.emojis.cache.size).toBe(0);
    expect([...(server?.members.cache.keys() ?? [])]).toEqual([client.user.id]);
    expect(server).toMatchObject({
      name: 'Lab',
      preferredLocale: 'ko',
      systemChannelId: other.id,
      available: true,
    });
    const channel = server?.channels.cache.get(papers.id);
    const overwrites =
      channel && 'permissionOverwrites' in channel ? channel.permissionOverwrites.cache : null;
    expect([...(overwrites?.keys() ?? [])].sort()).toEqual([guild.id, client.user.id].sort());
    expect(missing(papers)).toEqual([]);
  });

  it('stay the same when other channels, roles, emoji and threads are made and changed', async () => {
    await online([papers]);
    const extra = guild.channel('extra');
    extra.rename('renamed');
    other.rename('also renamed');
    guild.role('Extra').permit('Administrator');
    guild.emoji('another');
    guild.locale = 'ja';
    await expect.poll(() => held()?.preferredLocale).toBe('ja');
    expect(held()?.channels.cache.size).toBe(1);
    expect(client.channels.cache.size).toBe(1);
    expect(held()?.roles.cache.size).toBe(2);
    expect(missing(papers)).toEqual([]);
  });
});

describe('the permissions are right', () => {
  it('when the bot loses and gets permissions by its own role and by that of everyone', async () => {
    await online([papers]);
    guild.botRole.permit('ViewChannel');
    guild.everyone.permit('ViewChannel');
    await expect.poll(() => missing(papers)).toContain('SendMessages');
    guild.everyone.permit('ViewChannel', 'SendMessages', 'EmbedLinks', 'AddReactions', 'ReadMessageHistory');
    await expect.poll(() => missing(papers)).toEqual([]);
  });

  it('when overwrites of the channel change, of everyone and of the bot', async () => {
    await online([papers]);
    papers.deny(guild.everyone, 'SendMessages').deny(guild.botRole, 'EmbedLinks');
    await expect.poll(() => missing(papers).toSorted()).toEqual(['EmbedLinks', 'SendMessages']);
    papers.allow(guild.bot, 'SendMessages', 'EmbedLinks');
    await expect.poll(() => missing(papers)).toEqual([]);
  });

  it('when the bot is given a role: with its permissions, its overwrites, and what becomes of both', async () => {
    const banned = guild.role('Banned', { permissions: ['ManageMessages'] });
    papers.deny(banned, 'SendMessages');
    await online([papers]);
    expect(missing(papers)).toEqual([]);
    guild.bot.addRole(banned);
    await expect.poll(() => missing(papers)).toEqual(['SendMessages']);
    expect(held()?.members.me?.permissions.has('ManageMessages')).toBe(true);
    banned.permit('ViewChannel');
    await expect.poll(() => held()?.members.me?.permissions.has('ManageMessages')).toBe(false);
    papers.deny(banned, 'EmbedLinks');
    await expect.poll(() => missing(papers).toSorted()).toEqual(['EmbedLinks', 'SendMessages']);
    guild.bot.removeRole(banned);
    await expect.poll(() => missing(papers)).toEqual([]);
    expect(held()?.roles.cache.has(banned.id)).toBe(false);
    banned.permit('Administrator');
    guild.bot.addRole(banned);
    await expect.poll(() => held()?.members.me?.permissions.has('Administrator')).toBe(true);
  });

  it('before anything is sent, while a new role is asked about', async () => {
    const banned = guild.role('Banned');
    papers.deny(banned, 'SendMessages');
    await online([papers]);
    playground.world.weather.slow('GET /guilds/:guild/roles', 100);
    guild.bot.addRole(banned);
    await expect.poll(() => asked('/roles')).toBe(1);
    await servers.settled(guild.id);
    expect(missing(papers)).toEqual(['SendMessages']);
  });

  it('when Discord did not answer: it is asked again', async () => {
    const helping = guild.role('Helping', { permissions: ['ManageMessages'] });
    await online([papers]);
    playground.world.weather.fail('GET /guilds/:guild/roles', { times: 4 });
    guild.bot.addRole(helping);
    await expect.poll(() => asked('/roles')).toBe(4);
    const mayManage = () => held()?.members.me?.permissions.has('ManageMessages');
    expect(mayManage()).toBe(false);
    const askAgain = () => servers.catchUp([]).then(mayManage);
    await expect.poll(askAgain).toBe(true);
  });

  it('when the server becomes unavailable and comes back', async () => {
    await online([papers]);
    guild.outage();
    await expect.poll(() => held()?.available).toBe(false);
    papers.deny(guild.everyone, 'SendMessages').deny(guild.botRole, 'SendMessages');
    guild.recover();
    await expect.poll(() => held()?.available).toBe(true);
    expect(missing(papers)).toEqual(['SendMessages']);
    expect(held()?.channels.cache.size).toBe(1);
    expect(held()?.roles.cache.size).toBe(2);
  });

  it('when the bot is removed and invited again', async () => {
    await online([papers]);
    guild.kickBot();
    await expect.poll(() => held()).toBeUndefined();
    expect(obstacle(papers)).toBe('kicked');
    guild.addBot();
    await expect.poll(() => held()?.channels.cache.has(papers.id)).toBe(true);
    expect(missing(papers)).toEqual([]);
  });
});

describe('a channel that was not kept', () => {
  it('is asked for, kept, and heard of from then on', async () => {
    other.deny(guild.everyone, 'EmbedLinks').deny(guild.botRole, 'EmbedLinks');
    await online([papers]);
    expect(await servers.keep(place(other))).toMatchObject({ id: other.id, name: other.name });
    expect(missing(other)).toEqual(['EmbedLinks']);
    other.allow(guild.bot, 'EmbedLinks');
    await expect.poll(() => missing(other)).toEqual([]);
    expect(held()?.channels.cache.size).toBe(2);
    guild.outage();
    guild.recover();
    await expect.poll(() => held()?.available && held()?.channels.cache.size).toBe(2);
  });

  it('is known where the bot does not see it, with what is missing', async () => {
    other.deny(guild.everyone, 'ViewChannel').deny(guild.botRole, 'ViewChannel');
    await online([papers]);
    expect(await servers.keep(place(other))).toMatchObject({ id: other.id });
    expect(obstacle(other)).toBe('no-access');
    other.allow(guild.bot, 'ViewChannel');
    await expect.poll(() => missing(other)).toEqual([]);
  });

  it('is null where it is gone, or stands in another server', async () => {
    const elsewhere = playground.world.guild({ name: 'Elsewhere' }).channel('papers');
    await online([papers]);
    other.delete();
    expect(await servers.keep(place(other))).toBeNull();
    expect(await servers.keep(place(elsewhere))).toBeNull();
  });

  it('is asked for when somebody else subscribed it', async () => {
    await online([papers]);
    await servers.catchUp([place(papers), place(other)]);
    expect(missing(other)).toEqual([]);
    const { length } = playground.world.requests;
    await servers.catchUp([place(papers), place(other)]);
    expect(playground.world.requests).toHaveLength(length);
  });
});

describe('threads', () => {
  it('are kept with their parents, and closed ones come with theirs when they are opened', async () => {
    const talk = thread(other, 'Talk');
    const unknown = thread(other, 'Unknown');
    await online([talk]);
    expect([...client.channels.cache.keys()].sort()).toEqual([talk.id, other.id].sort());
    expect(missing(talk)).toEqual([]);
    unknown.lock();
    talk.lock();
    await expect.poll(() => obstacle(talk)).toBe('thread-locked');
    expect(client.channels.cache.has(unknown.id)).toBe(false);
    other.deny(guild.everyone, 'EmbedLinks').deny(guild.botRole, 'EmbedLinks');
    await expect.poll(() => missing(talk)).toEqual(['EmbedLinks']);
  });

  it('that were closed at the log-in are known when they are opened', async () => {
    const talk = thread(other, 'Talk');
    talk.archive();
    await online([talk]);
    expect(client.channels.cache.size).toBe(0);
    expect(obstacle(talk)).toBeNull();
    talk.open();
    await expect.poll(() => client.channels.cache.has(talk.id)).toBe(true);
    expect(client.channels.cache.has(other.id)).toBe(true);
    expect(missing(talk)).toEqual([]);
  });

  it('of kept channels are told by what decides there, and are not held', async () => {
    const forum = guild.channel('forum', { type: 'forum' });
    const post = thread(papers, 'Post');
    await online([papers, forum]);
    expect(client.channels.cache.size).toBe(2);
    expect((await servers.deciding(place(post)))?.id).toBe(papers.id);
    const { length } = playground.world.requests;
    expect((await servers.deciding(place(post)))?.id).toBe(papers.id);
    expect(playground.world.requests).toHaveLength(length);
    expect(client.channels.cache.size).toBe(2);
    forum.tag('vision');
    await expect
      .poll(() => {
        const known = client.channels.cache.get(forum.id);
        return known?.isThreadOnly() && known.availableTags.map(({ name }) => name);
      })
      .toEqual(['vision']);
  });
});

describe('a discord.js that no longer heeds it', () => {
  const isRaw = (event: string | symbol) => event === Events.Raw;

  it('is known: none is the present one', async () => {
    await online([papers]);
    expect(servers.isHeeded()).toBe(true);
  });

  it('as it tells of packets when they are handled', async () => {
    await online([papers], (offline) => {
      const emit = offline.emit.bind(offline) as (event: string | symbol, ...rest: unknown[]) => boolean;
      offline.emit = ((event: string | symbol, ...rest: unknown[]) => {
        if (!isRaw(event)) return emit(event, ...rest);
        queueMicrotask(() => emit(event, ...rest));
        return true;
      }) as typeof offline.emit;
    });
    expect(servers.isHeeded()).toBe(false);
  });

  it('as it tells of a copy', async () => {
    await online([papers], (offline) => {
      const emit = offline.emit.bind(offline) as (event: string | symbol, ...rest: unknown[]) => boolean;
      offline.emit = ((event: string | symbol, packet: GatewayDispatchPayload, ...rest: unknown[]) =>
        emit(event, isRaw(event) ? structuredClone(packet) : packet, ...rest)) as typeof offline.emit;
    });
    expect(servers.isHeeded()).toBe(false);
  });
});
