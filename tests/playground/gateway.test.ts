// The connection: what the bot hears, and that nothing is lost when it breaks.
import { Events, type Message, type MessageReaction, type PartialMessageReaction } from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  DirectMessages,
  GuildMembers,
  GuildMessageReactions,
  GuildMessages,
  Guilds,
  heard,
  MessageContent,
  stage,
} from './stage.ts';

/** discord.js waits five seconds between two identifies; these tests don't. */
const atOnce = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };

describe('a broken connection', () => {
  test('is resumed, and what happened meanwhile is told in its order', async () => {
    const { client, world } = await stage();
    const guild = world.guild();
    const channel = guild.channel('papers');
    const [ada, ben] = [guild.member('Ada'), guild.member('Ben')];
    const message = ada.say(channel, 'a card');
    const seen: string[] = [];
    client.on(Events.MessageReactionAdd, ({ emoji }, user) => void seen.push(`${emoji.name} ${user.id}`));

    const resumed = heard(client, Events.ShardResume);
    world.weather.dropSockets();
    ada.react(message, '👍');
    ben.react(message, '🎉');
    await resumed;
    ben.react(message, '👍');
    await world.until(() => seen.length === 3);

    expect(seen).toEqual([`👍 ${ada.id}`, `🎉 ${ben.id}`, `👍 ${ben.id}`]);
  });

  test('may be asked for by Discord', async () => {
    const { client, world } = await stage();
    const resumed = heard(client, Events.ShardResume);
    world.weather.reconnect();
    expect(await resumed).toEqual([0, expect.any(Number)]);
  });

  test('may cost the session: the bot identifies anew', async () => {
    const { client, world } = await stage({
      client: { ws: atOnce },
      before: ({ world }) => void world.guild({ name: 'Lab' }),
    });
    const ready = heard(client, Events.ShardReady);
    world.weather.invalidateSessions();
    await ready;
    expect(client.guilds.cache.map(({ name }) => name)).toEqual(['Lab']);
  });

  test('cannot be resumed when too late', async () => {
    let now = Date.now();
    const { client, world } = await stage({ client: { ws: atOnce }, playground: { now: () => now } });
    const ready = heard(client, Events.ShardReady);
    const gone = heard(client, Events.ShardReconnecting);
    world.weather.dropSockets();
    await gone;
    now += 6 * 60_000;
    expect(await ready).toEqual([0, undefined]);
  });

  test('is noticed by missing heartbeats', async () => {
    const { client, world } = await stage({ playground: { timings: { heartbeat: 50 } } });
    const beats = () => world.until(() => client.ws.ping >= 0, { what: 'a heartbeat' });
    await beats();
    expect(client.ws.ping).toBeLessThan(1000);
  });
});

describe('the bot hears', () => {
  test('of nothing that its intents leave out', async () => {
    const { client, world } = await stage({ client: { intents: [Guilds] } });
    const names: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => void names.push(t));
    const guild = world.guild();
    const channel = guild.channel('papers');
    const ada = guild.member('Ada');
    ada.react(ada.say(channel, 'hello'), '👍');
    ada.say(world.dm(ada), 'hello');
    channel.rename('cards');
    await world.until(() => names.includes('CHANNEL_UPDATE'));

    expect(names).toEqual(['GUILD_CREATE', 'CHANNEL_CREATE', 'CHANNEL_UPDATE']);
  });

  test('nothing of channels that it cannot see', async () => {
    const { client, world } = await stage();
    const guild = world.guild();
    const open = guild.channel('open');
    const secret = guild
      .channel('secret')
      .deny(guild.everyone, 'ViewChannel')
      .deny(guild.botRole, 'ViewChannel');
    const ada = guild.member('Ada', { admin: true });
    const seen = heard(client, Events.MessageReactionAdd);
    ada.react(ada.say(secret, 'hush'), '🤫');
    ada.react(ada.say(open, 'hello'), '👋');

    const [reaction] = (await seen) as [MessageReaction | PartialMessageReaction];
    expect(reaction.emoji.name).toBe('👋');
  });

  test("other people's words only with the MessageContent intent, unless they speak to it", async () => {
    const { client, world } = await stage({ client: { intents: [Guilds, GuildMessages, DirectMessages] } });
    const guild = world.guild();
    const channel = guild.channel('papers');
    const ada = guild.member('Ada');
    const heardWords: string[] = [];
    client.on(Events.MessageCreate, ({ content }: Message) => void heardWords.push(content));
    ada.say(channel, 'a secret');
    ada.say(channel, `hello <@${client.user?.id}>`);
    ada.say(world.dm(ada), 'only you');
    await world.until(() => heardWords.length === 3);

    expect(heardWords).toEqual(['', `hello <@${client.user?.id}>`, 'only you']);
    const fetched = await client.channels.fetch(channel.id);
    const messages = fetched?.isTextBased() ? await fetched.messages.fetch() : undefined;
    expect(messages?.map(({ content }) => content)).toEqual([`hello <@${client.user?.id}>`, '']);
  });

  test('all words and members where the application may', async () => {
    const privilegedIntents = MessageContent | GuildMembers;
    const intents = [Guilds, GuildMessages, MessageContent, GuildMembers];
    const { client, world } = await stage({ playground: { privilegedIntents }, client: { intents } });
    const guild = world.guild();
    const joined = heard(client, Events.GuildMemberAdd);
    const ada = guild.member('Ada');
    await joined;
    const said = heard(client, Events.MessageCreate);
    ada.say(guild.channel('papers'), 'hello');

    expect(await said).toMatchObject([{ content: 'hello' }]);
    const members = await client.guilds.cache.get(guild.id)?.members.fetch();
    expect(members?.map(({ displayName }) => displayName)).toEqual(['Owner', 'paperboy', 'Ada']);
  });

  test('reactions with the member and the author of the message', async () => {
    const { client, world } = await stage({ client: { intents: [Guilds, GuildMessageReactions] } });
    const guild = world.guild();
    const ada = guild.member('Ada', { nick: 'Countess' });
    const message = ada.say(guild.channel('papers'), 'hello');
    const told: { t: string }[] = [];
    client.on(Events.Raw, (event: { t: string }) => void told.push(event));
    ada.react(message, '👍');

    const event = await world.until(() => told.find(({ t }) => t === 'MESSAGE_REACTION_ADD'));
    expect(event).toMatchObject({
      t: 'MESSAGE_REACTION_ADD',
      d: {
        user_id: ada.id,
        message_author_id: ada.id,
        guild_id: guild.id,
        emoji: { id: null, name: '👍' },
        member: { nick: 'Countess', user: { username: 'ada' } },
        burst: false,
        type: 0,
      },
    });
  });
});

describe('the bot comes and goes', () => {
  test('it is invited to a guild, kicked, and invited again', async () => {
    const { client, world } = await stage();
    const joined = heard(client, Events.GuildCreate);
    const guild = world.guild({ name: 'Lab' });
    await joined;
    const left = heard(client, Events.GuildDelete);
    guild.kickBot();
    expect(await left).toMatchObject([{ name: 'Lab' }]);
    expect(client.guilds.cache.size).toBe(0);
    const again = heard(client, Events.GuildCreate);
    guild.addBot();
    expect(await again).toMatchObject([{ name: 'Lab' }]);
  });

  test('a guild may have an outage, which is no farewell', async () => {
    const { client, world } = await stage({ before: ({ world }) => void world.guild({ name: 'Lab' }) });
    const [guild] = world.guilds();
    const out = heard(client, Events.GuildUnavailable);
    guild?.outage();
    expect(await out).toMatchObject([{ name: 'Lab' }]);
    expect(client.guilds.cache.size).toBe(1);
    const back = heard(client, Events.GuildAvailable);
    guild?.recover();
    expect(await back).toMatchObject([{ name: 'Lab' }]);
  });

  test('it is given a role, and hears of it without a privileged intent', async () => {
    const { client, world } = await stage({ before: ({ world }) => void world.guild({ name: 'Lab' }) });
    const [guild] = world.guilds();
    const changed = heard(client, Events.GuildMemberUpdate);
    const role = guild?.role('Helper', { permissions: ['ManageMessages'] });
    if (role) guild?.bot.addRole(role);
    await changed;
    expect(client.guilds.cache.first()?.members.me?.permissions.has('ManageMessages')).toBe(true);
  });

  test('channels, threads and roles come, change and go', async () => {
    const { client, world } = await stage({ before: ({ world }) => void world.guild() });
    const [guild] = world.guilds();
    if (!guild) throw new Error('no guild');
    const names: string[] = [];
    client.on(Events.Raw, ({ t }: { t: string }) => void names.push(t));
    const channel = guild.channel('papers');
    channel.rename('cards');
    const role = guild.role('Readers');
    role.permit('ViewChannel');
    role.delete();
    channel.delete();
    await world.until(() => names.includes('CHANNEL_DELETE'));

    expect(names).toEqual([
      'CHANNEL_CREATE',
      'CHANNEL_UPDATE',
      'GUILD_ROLE_CREATE',
      'GUILD_ROLE_UPDATE',
      'GUILD_ROLE_DELETE',
      'CHANNEL_DELETE',
    ]);
  });
});
