// What the bot and the members may do, computed from roles and overwrites as Discord computes it.
import { PermissionsBitField, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { channelPermissions, permissionNames } from '../../src/playground/permissions.ts';
import { refusalOf, stage, textChannel } from './stage.ts';

async function scene() {
  const { client, world } = await stage();
  const guild = world.guild();
  const channel = guild.channel('papers');
  const send = (body: object) => client.rest.post(Routes.channelMessages(channel.id), { body });
  return { client, world, guild, channel, send, ada: guild.member('Ada') };
}

describe('the bot', () => {
  test('does not get to a channel that it cannot view', async () => {
    const { channel, guild, send, client } = await scene();
    channel.deny(guild.botRole, 'ViewChannel');
    expect(await refusalOf(send({ content: 'x' }))).toBe('403 50001 Missing Access');
    expect(await refusalOf(client.channels.fetch(channel.id, { force: true }))).toBe(
      '403 50001 Missing Access',
    );
  });

  test('does not write where it may not', async () => {
    const { channel, guild, send } = await scene();
    channel.deny(guild.everyone, 'SendMessages');
    expect(await refusalOf(send({ content: 'x' }))).toBe('403 50013 Missing Permissions');
    channel.allow(guild.botRole, 'SendMessages');
    await send({ content: 'x' });
  });

  test('loses embeds without EmbedLinks, and a message of embeds alone is refused', async () => {
    const { channel, guild, send } = await scene();
    channel.deny(guild.botRole, 'EmbedLinks');
    await send({ content: 'look', embeds: [{ title: 'x' }] });
    expect(channel.transcript()).toBe('paperboy: look');
    expect(await refusalOf(send({ embeds: [{ title: 'x' }] }))).toBe('403 50013 Missing Permissions');
  });

  test('attaches nothing without AttachFiles', async () => {
    const { client, channel, guild } = await scene();
    channel.deny(guild.botRole, 'AttachFiles');
    const bot = await textChannel(client, channel);
    const file = { attachment: Buffer.from('x'), name: 'x.txt' };
    expect(await refusalOf(bot.send({ files: [file] }))).toBe('403 50013 Missing Permissions');
  });

  test('sees nothing of a guild that it is not in', async () => {
    const { client, world } = await scene();
    const elsewhere = world.guild({ bot: false });
    const channel = elsewhere.channel('papers');
    expect(await refusalOf(client.rest.get(Routes.guild(elsewhere.id)))).toBe('403 50001 Missing Access');
    expect(await refusalOf(client.rest.get(Routes.channel(channel.id)))).toBe('403 50001 Missing Access');
    expect(await refusalOf(client.rest.get(Routes.guild('1')))).toBe('404 10004 Unknown Guild');
  });

  test('does not edit channels without ManageChannels', async () => {
    const { client, channel } = await scene();
    const rename = client.rest.patch(Routes.channel(channel.id), { body: { name: 'mine' } });
    expect(await refusalOf(rename)).toBe('403 50013 Missing Permissions');
  });

  test('finds members, roles and itself, and is told who is unknown', async () => {
    const { client, world, guild, ada } = await scene();
    const own = await client.guilds.fetch(guild.id);
    expect((await own.members.fetch(ada.id)).displayName).toBe('Ada');
    expect((await own.members.fetchMe({ force: true })).roles.cache.map(({ name }) => name)).toEqual([
      '@everyone',
      'paperboy',
    ]);
    expect([...(await own.roles.fetch()).values()].map(({ name }) => name)).toEqual([
      '@everyone',
      'paperboy',
    ]);
    expect(await refusalOf(client.rest.get(Routes.guildMember(guild.id, '1')))).toBe(
      '404 10013 Unknown User',
    );
    expect(await refusalOf(client.rest.get(Routes.guildRole(guild.id, '1')))).toBe('404 10011 Unknown Role');
    const stranger = world.user('Zoe');
    expect(await refusalOf(client.rest.get(Routes.guildMember(guild.id, stranger.id)))).toBe(
      '404 10007 Unknown Member',
    );
    expect(await refusalOf(client.rest.get(Routes.guildMembers(guild.id)))).toBe('403 50001 Missing Access');
  });

  test('computes the same permissions as discord.js does', async () => {
    const { client, world, guild, channel } = await scene();
    const reader = guild.role('Reader', { permissions: ['ManageMessages'] });
    const members = [
      guild.member('Ben', { roles: [reader] }),
      guild.member('Cyd', { admin: true }),
      guild.member('Dee', { owner: true }),
      guild.member('Eve'),
    ];
    channel.deny(guild.everyone, 'AddReactions', 'SendMessages').allow(reader, 'SendMessages');
    if (members[3]) channel.allow(members[3], 'AddReactions').deny(members[3], 'ViewChannel', 'AttachFiles');
    await world.until(() => client.guilds.cache.get(guild.id)?.ownerId === members[2]?.id);
    const bot = await client.channels.fetch(channel.id, { force: true });
    if (!bot || bot.isDMBased()) throw new Error('not a channel');

    for (const { id, name } of members.slice(0, 3)) {
      const theirs = bot.permissionsFor(await bot.guild.members.fetch({ user: id, force: true }));
      const ours = new PermissionsBitField(channelPermissions(world.state, channel.state, id));
      expect([name, ours.toArray()]).toEqual([name, theirs.toArray()]);
    }
    // What discord.js leaves out: without ViewChannel there is nothing else.
    expect(permissionNames(channelPermissions(world.state, channel.state, members[3]?.id ?? ''))).toEqual([]);
  });
});

describe('members', () => {
  test('write, react and see as their permissions let them', async () => {
    const { channel, guild, ada } = await scene();
    const message = ada.say(channel, 'hello');
    channel.deny(guild.everyone, 'AddReactions');
    expect(() => ada.react(message, '👍')).toThrow('Ada cannot react with 👍: Missing Permissions');
    const ben = guild.member('Ben', { admin: true });
    ben.react(message, '👍');
    ada.react(message, '👍');
    expect(message.reactors('👍')).toEqual(['Ben', 'Ada']);
    channel.deny(guild.everyone, 'ViewChannel');
    expect([ada.sees(channel), ben.sees(channel)]).toEqual([false, true]);
  });

  test('that are timed out only read', async () => {
    const { channel, ada } = await scene();
    ada.timeOut(60_000);
    expect(ada.sees(channel)).toBe(true);
    expect(() => ada.say(channel, 'let me')).toThrow('Ada cannot write in #papers: Missing Permissions');
  });

  test('moderate only with ManageMessages', async () => {
    const { channel, guild, ada } = await scene();
    const message = ada.say(channel, 'hello');
    const ben = guild.member('Ben');
    expect(() => ben.delete(message)).toThrow('Ben cannot delete the message: Missing Permissions');
    expect(() => ben.clearReactions(message)).toThrow('Ben cannot clear reactions: Missing Permissions');
    ben.addRole(guild.role('Moderator', { permissions: ['ManageMessages'] }));
    ben.delete(message);
    expect(message.deleted).toBe(true);
  });
});
