// Who finds which command where: permissions, contexts, Integrations settings, and apps that came with a member.
import { InteractionContextType as Context, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusalOf, stage } from './stage.ts';

const { Guild, BotDM, PrivateChannel } = Context;

const commands = [
  { name: 'help', description: 'Help', contexts: [Guild, BotDM, PrivateChannel], integration_types: [0, 1] },
  {
    name: 'digest',
    description: 'Set up',
    contexts: [Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  },
  { name: 'owner', description: 'Nobody', default_member_permissions: '0' },
  { name: 'Save paper', type: 3, contexts: [Guild, BotDM, PrivateChannel], integration_types: [0, 1] },
];

async function scene(answer = (name: string): object => ({ content: `you ran ${name}` })) {
  const { client, world } = await stage({
    commands,
    on: (each) => each.isRepliable() && each.isCommand() && each.reply(answer(each.commandName)),
  });
  const guild = world.guild();
  return { client, world, guild, channel: guild.channel('papers') };
}

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('in a server', () => {
  test('a command shows itself to who has its permissions', async () => {
    const { guild, channel } = await scene();
    const ada = guild.member('Ada');
    const boss = guild.member('Boss', { admin: true });
    const manager = guild.member('Max', { roles: [guild.role('Manager', { permissions: ['ManageGuild'] })] });
    expect(names(ada.commands(channel))).toEqual(['help', 'Save paper']);
    expect(names(manager.commands(channel))).toEqual(['help', 'digest', 'Save paper']);
    expect(names(boss.commands(channel))).toEqual(['help', 'digest', 'owner', 'Save paper']);
    await expect(ada.slash('/digest')).rejects.toThrow(
      'Ada does not see /digest: they lack the permissions that it needs',
    );
    expect((await manager.slash('/digest')).content).toBe('you ran digest');
  });

  test("the server's Integrations settings go before the command's own", async () => {
    const { guild, channel } = await scene();
    const editors = guild.role('Editors');
    const ada = guild.member('Ada', { roles: [editors] });
    const manager = guild.member('Max', { roles: [guild.role('Manager', { permissions: ['ManageGuild'] })] });
    guild.permitCommand('/digest', editors, true);
    guild.permitCommand('/digest', manager, false);
    expect(names(ada.commands(channel))).toContain('digest');
    expect(names(manager.commands(channel))).not.toContain('digest');
    guild.permitCommand('/help', channel, false);
    await expect(ada.slash('/help', {}, { in: channel })).rejects.toThrow(
      "Ada does not see /help: the server's Integrations settings hide it in this channel",
    );
    guild.permitCommand('/help', 'all channels', false);
    guild.permitCommand('/help', channel, true);
    expect(names(ada.commands(channel))).toContain('help');
    expect(names(ada.commands(guild.channel('other')))).not.toContain('help');
  });

  test('a member needs UseApplicationCommands, and a box to type into', async () => {
    const { guild, channel } = await scene();
    const ada = guild.member('Ada');
    channel.deny(guild.everyone, 'SendMessages');
    await expect(ada.slash('/help', {}, { in: channel })).rejects.toThrow('Ada may not write in #papers');
    expect(
      (await ada.menu('Save paper', guild.member('Ben', { admin: true }).say(channel, 'x'))).content,
    ).toBe('you ran Save paper');
    channel.allow(ada, 'SendMessages').deny(ada, 'UseApplicationCommands');
    await expect(ada.slash('/help', {}, { in: channel })).rejects.toThrow(
      'may not use application commands here',
    );
    channel.deny(ada, 'ViewChannel');
    await expect(ada.slash('/help', {}, { in: channel })).rejects.toThrow('Ada cannot see #papers');
  });

  test('the bot answers also where it could not write', async () => {
    const { guild, channel } = await scene();
    channel.deny(guild.botRole, 'ViewChannel', 'SendMessages');
    expect((await guild.member('Ada').slash('/help', {}, { in: channel })).content).toBe('you ran help');
  });

  test('a command that is not registered does not exist', async () => {
    const { guild, channel } = await scene();
    await expect(guild.member('Ada').slash('/nothing', {}, { in: channel })).rejects.toThrow(
      'there is no /nothing; registered are: help, digest, owner',
    );
  });
});

describe('outside of servers', () => {
  test('commands show themselves in the contexts that they name', async () => {
    const { world, guild } = await scene();
    const ada = guild.member('Ada', { installed: true });
    const ben = guild.member('Ben');
    expect(names(ada.commands(world.dm(ada)))).toEqual(['help', 'owner', 'Save paper']);
    expect(names(ada.commands(world.groupDm(ada, ben)))).toEqual(['help', 'Save paper']);
    expect(names(ben.commands(world.groupDm(ada, ben)))).toEqual([]);
    await expect(ada.slash('/digest', {}, { in: world.dm(ada) })).rejects.toThrow(
      'Ada does not see /digest: it is not offered in direct messages with the bot',
    );
    expect((await ada.slash('/help', {}, { in: world.dm(ada) })).content).toBe('you ran help');
  });

  test('the bot is told where it is, and by whose installation', async () => {
    const told: unknown[] = [];
    const { world, client, guild } = await scene();
    client.on('interactionCreate', (each) => {
      told.push([
        each.context,
        each.authorizingIntegrationOwners,
        each.member === null,
        each.appPermissions.bitfield,
      ]);
    });
    const ada = guild.member('Ada', { installed: true });
    await ada.slash('/help', {}, { in: world.dm(ada) });
    await ada.slash('/help', {}, { in: world.groupDm(ada, guild.member('Ben')) });
    const { AttachFiles, EmbedLinks, MentionEveryone, UseExternalEmojis } = PermissionFlagsBits;
    const alone = AttachFiles | EmbedLinks | MentionEveryone;
    expect(told).toMatchObject([
      [BotDM, { guildId: '0', userId: ada.id }, true, alone | UseExternalEmojis],
      [PrivateChannel, { guildId: null, userId: ada.id }, true, alone],
    ]);
  });
});

describe('an app that came with a member', () => {
  test('answers in servers that the bot is not in', async () => {
    const { world } = await scene();
    const elsewhere = world.guild({ name: 'Elsewhere', bot: false });
    const channel = elsewhere.channel('general');
    const ada = elsewhere.member('Ada', { installed: true });
    expect(names(ada.commands(channel))).toEqual(['help', 'Save paper']);
    expect(names(elsewhere.member('Ben').commands(channel))).toEqual([]);
    const answer = await ada.slash('/help', {}, { in: channel });
    expect(channel.transcript()).toBe('↱ Ada used /help\npaperboy: you ran help');
    expect(answer.interaction.owners).toEqual({ 1: ada.id });
  });

  test('is heard by the member alone where others may not see it', async () => {
    const { world } = await scene();
    const elsewhere = world.guild({ bot: false });
    const channel = elsewhere.channel('general').deny(elsewhere.everyone, 'UseExternalApps');
    const answer = await elsewhere.member('Ada', { installed: true }).slash('/help', {}, { in: channel });
    expect(answer.ephemeral).toBe(true);
  });

  test('follows up five times at most', async () => {
    const told: string[] = [];
    const { world, client } = await scene(() => ({ content: 'x', flags: MessageFlags.Ephemeral }));
    client.on('interactionCreate', async (each) => {
      if (!each.isChatInputCommand()) return;
      await world.until(() => each.replied);
      for (let index = 0; index < 6; index += 1) told.push(await refusalOf(each.followUp(`${index}`)));
    });
    const elsewhere = world.guild({ bot: false });
    elsewhere.channel('general');
    await elsewhere.member('Ada', { installed: true }).slash('/help');
    await world.until(() => told.length === 6);
    expect(told.at(4)).toBe('it was not refused');
    expect(told.at(5)).toContain('400 40094');
  });
});

describe('menus', () => {
  test('tell the bot which message was meant, with its words', async () => {
    const { guild, channel, client } = await scene();
    const told: unknown[] = [];
    client.on('interactionCreate', (each) => {
      if (each.isMessageContextMenuCommand())
        told.push([each.targetMessage.content, each.targetMessage.author.username]);
    });
    const ada = guild.member('Ada');
    const answer = await ada.menu('Save paper', guild.member('Ben').say(channel, 'arxiv.org/abs/2401.10891'));
    expect(answer.transcript()).toBe('↱ Ada used Save paper\npaperboy: you ran Save paper');
    expect(told).toEqual([['arxiv.org/abs/2401.10891', 'ben']]);
    await expect(ada.menu('Nothing', channel.messages()[0] ?? answer)).rejects.toThrow(
      'there is no message entry "Nothing"; registered are: Save paper',
    );
  });
});
