// Messages: written, read, changed, published and taken back, as on discord.com.
import { ChannelType, EmbedBuilder, Events, type Message, MessageFlags, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { GuildMessages, Guilds, refusalOf, stage, textChannel } from './stage.ts';

async function scene() {
  const { client, world, playground } = await stage();
  const guild = world.guild();
  const channel = guild.channel('papers');
  const ada = guild.member('Ada');
  const bot = await textChannel(client, channel);
  return { client, world, playground, guild, channel, ada, bot };
}

describe('a message', () => {
  test('stands in the channel, with its embed', async () => {
    const { bot, channel, world } = await scene();
    const embed = new EmbedBuilder()
      .setTitle('Depth Anything')
      .setURL('https://arxiv.org/abs/2401.10891')
      .setAuthor({ name: 'Lihe Yang' })
      .setDescription('Unlabeled data\nhelps')
      .addFields({ name: 'Upvotes', value: '53' })
      .setImage('https://example.org/depth.png')
      .setTimestamp(0)
      .setFooter({ text: 'rank 1' });
    await bot.send({ content: 'Today:', embeds: [embed] });

    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy: Today:
        │ Lihe Yang
        │ Depth Anything <https://arxiv.org/abs/2401.10891>
        │ Unlabeled data
        │ helps
        │ Upvotes: 53
        │ (image https://example.org/depth.png)
        │ – rank 1"
    `);
    expect(world.violations).toEqual([]);
  });

  test('is edited: what an edit does not name stays', async () => {
    const { bot, channel } = await scene();
    const message = await bot.send({ content: 'old', embeds: [{ title: 'stays' }] });
    const edited = await message.edit({ content: 'new' });
    expect(edited.editedTimestamp).not.toBeNull();
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "paperboy (edited): new
        │ stays"
    `);
    await edited.edit({ content: null });
    expect(channel.last?.content).toBe('');
    expect(await refusalOf(edited.edit({ embeds: [] }))).toBe('400 50006 Cannot send an empty message');
  });

  test('is deleted, and then unknown', async () => {
    const { bot, channel } = await scene();
    const message = await bot.send('hello');
    await message.delete();
    expect(channel.messages()).toEqual([]);
    expect(await refusalOf(message.delete())).toBe('404 10008 Unknown Message');
    expect(await refusalOf(bot.messages.fetch({ message: message.id, force: true }))).toBe(
      '404 10008 Unknown Message',
    );
  });

  test('has its white space trimmed, and is refused where nothing is left', async () => {
    const { bot, channel } = await scene();
    await bot.send('  hello  ');
    expect(channel.last?.content).toBe('hello');
    expect(await refusalOf(bot.send('   '))).toBe('400 50006 Cannot send an empty message');
    expect(await refusalOf(bot.send({}))).toBe('400 50006 Cannot send an empty message');
  });

  test('replies to another, and only to one that is there', async () => {
    const { bot, channel, ada } = await scene();
    const question = ada.say(channel, 'which paper?');
    await bot.send({ content: 'this one', reply: { messageReference: question.id } });
    expect(channel.last?.pings).toEqual(['Ada']);
    expect(channel.last?.transcript()).toBe('↱ replying to Ada\npaperboy: this one');
    ada.delete(question);
    const late = { content: 'that one', reply: { messageReference: question.id, failIfNotExists: true } };
    expect(await refusalOf(bot.send(late))).toContain('400 50035 Invalid Form Body');
    await bot.send({ ...late, reply: { ...late.reply, failIfNotExists: false } });
    expect(channel.last?.content).toBe('that one');
  });

  test("of somebody else can't be edited, and deleted only by a moderator", async () => {
    const { client, bot, channel, ada, guild } = await scene();
    const words = ada.say(channel, 'mine');
    const edit = client.rest.patch(Routes.channelMessage(channel.id, words.id), { body: { content: 'x' } });
    expect(await refusalOf(edit)).toBe('403 50005 Cannot edit a message authored by another user');
    expect(await refusalOf(bot.messages.delete(words.id))).toBe('403 50013 Missing Permissions');
    channel.allow(guild.botRole, 'ManageMessages');
    await bot.messages.delete(words.id);
    expect(words.deleted).toBe(true);
  });
});

test('what the bot was given back it may send again', async () => {
  const { bot, channel, world } = await scene();
  const sent = await bot.send({
    content: 'x',
    embeds: [
      {
        title: 'x',
        image: { url: 'https://example.org/a.png' },
        author: { name: 'a', icon_url: 'https://example.org/i.png' },
        footer: { text: 'f', icon_url: 'https://example.org/i.png' },
      },
    ],
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'ok', customId: 'ok' }] }],
  });
  const again = await bot.messages.fetch({ message: sent.id, force: true });
  await bot.send({ content: again.content, embeds: again.embeds, components: again.components });
  expect(channel.messages()[1]?.transcript()).toBe(channel.messages()[0]?.transcript());
  expect(world.violations).toEqual([]);
});

describe('the history of a channel', () => {
  test('is read in pages: the newest, before, after and around', async () => {
    const { bot, channel, ada } = await scene();
    const words = Array.from({ length: 120 }, (_, index) =>
      ada.say(channel, `<@${bot.client.user.id}> ${index}`),
    );
    const at = (index: number) => words[index]?.id ?? '';
    const numbers = (messages: { map: (f: (m: Message) => number) => number[] }) =>
      messages.map(({ content }) => Number(content.split(' ')[1]));

    expect(numbers(await bot.messages.fetch())).toEqual(range(119, 70));
    expect(numbers(await bot.messages.fetch({ limit: 100, before: at(70) }))).toEqual(range(69, 0));
    expect(numbers(await bot.messages.fetch({ limit: 3, after: at(10) }))).toEqual([13, 12, 11]);
    expect(numbers(await bot.messages.fetch({ limit: 3, around: at(10) }))).toEqual([11, 10, 9]);
    expect(await refusalOf(bot.messages.fetch({ limit: 101 }))).toContain('50035');
  });

  test('is empty without ReadMessageHistory', async () => {
    const { bot, channel, guild } = await scene();
    const message = await bot.send('hello');
    channel.deny(guild.botRole, 'ReadMessageHistory');
    expect((await bot.messages.fetch()).size).toBe(0);
    expect(await refusalOf(bot.messages.fetch({ message: message.id, force: true }))).toBe(
      '403 50013 Missing Permissions',
    );
  });

  test('loses many at once by bulk deletion', async () => {
    const { bot, channel, ada, guild } = await scene();
    channel.allow(guild.botRole, 'ManageMessages');
    for (let index = 0; index < 5; index += 1) ada.say(channel, `${index}`);
    if (!('bulkDelete' in bot)) throw new Error('not in a guild');
    await bot.bulkDelete(4);
    expect(channel.messages().map(({ content }) => content)).toEqual(['0']);
  });

  test('tells who listens of what members delete, one by one and many at once', async () => {
    const { client, world } = await stage({ client: { intents: [Guilds, GuildMessages] } });
    const guild = world.guild();
    const channel = guild.channel('papers');
    const ada = guild.member('Ada');
    const gone: string[][] = [];
    client.on(Events.MessageDelete, ({ id }) => void gone.push([id]));
    client.on(Events.MessageBulkDelete, (all) => void gone.push([...all.keys()].sort()));
    const [one, two, three] = [ada.say(channel, '1'), ada.say(channel, '2'), ada.say(channel, '3')];
    ada.delete(one);
    channel.purge([two, three]);
    await world.until(() => gone.length === 2);
    expect(gone).toEqual([[one.id], [two.id, three.id]]);
    expect(channel.messages()).toEqual([]);
  });
});

describe('a message with a nonce', () => {
  test('is sent once, however often it is tried within a few minutes', async () => {
    let now = Date.now();
    const { client, world } = await stage({ playground: { now: () => now } });
    const channel = world.guild().channel('papers');
    const bot = await textChannel(client, channel);
    const card = { content: 'a card', nonce: 'card-1', enforceNonce: true };

    const first = await bot.send(card);
    const second = await bot.send(card);
    expect(second.id).toBe(first.id);
    expect(channel.messages()).toHaveLength(1);
    await bot.send({ ...card, nonce: 'card-2' });
    await bot.send({ ...card, enforceNonce: false });
    expect(channel.messages()).toHaveLength(3);
    now += 10 * 60_000;
    expect((await bot.send(card)).id).not.toBe(first.id);
  });

  test('is refused where the nonce is longer than 25 characters', async () => {
    const { bot } = await scene();
    expect(await refusalOf(bot.send({ content: 'x', nonce: 'n'.repeat(26) }))).toContain('50035');
  });
});

describe('publishing', () => {
  test('is for announcement channels, and once', async () => {
    const { client, world } = await stage();
    const guild = world.guild();
    const news = guild.channel('news', { type: 'announcement' });
    const message = await (await textChannel(client, news)).send('the digest');
    await message.crosspost();
    expect(news.last?.transcript()).toBe('paperboy (published): the digest');
    expect(await refusalOf(message.crosspost())).toBe('400 40033 This message has already been crossposted');

    const plain = await (await textChannel(client, guild.channel('papers'))).send('hello');
    const crosspost = client.rest.post(Routes.channelMessageCrosspost(plain.channelId, plain.id));
    expect(await refusalOf(crosspost)).toBe('400 50024 Cannot execute action on this channel type');
  });
});

describe('direct messages', () => {
  test('reach a member, until they close them', async () => {
    const { client, world } = await stage();
    const ada = world.guild().member('Ada');
    const user = await client.users.fetch(ada.id);
    await user.send('psst');
    expect(world.dm(ada).transcript()).toBe('paperboy: psst');
    ada.closeDms();
    expect(await refusalOf(user.send('psst'))).toBe('403 50007 Cannot send messages to this user');
  });

  test('reach nobody who shares no server with the bot, unless the app is theirs', async () => {
    const { client, world } = await stage();
    const ada = world.user('Ada');
    const direct = await client.users.createDM(ada.id);
    const noServer = '403 50278 Cannot send messages to this user due to having no mutual guilds';
    expect(await refusalOf(direct.send('psst'))).toBe(noServer);
    ada.install();
    await direct.send('psst');
    ada.uninstall();
    const elsewhere = world.guild({ bot: false });
    elsewhere.member(ada);
    expect(await refusalOf(direct.send('psst'))).toBe(noServer);
    elsewhere.addBot();
    await direct.send('there you are');
    expect(world.dm(ada).transcript()).toBe('paperboy: psst\npaperboy: there you are');
  });

  test('are opened once with each, and never with a bot itself', async () => {
    const { client, world } = await stage();
    const ada = world.guild().member('Ada');
    const first = await client.users.createDM(ada.id, { force: true });
    expect((await client.users.createDM(ada.id, { force: true })).id).toBe(first.id);
    const open = (recipient_id: string) =>
      refusalOf(client.rest.post(Routes.userChannels(), { body: { recipient_id } }));
    expect(await open(world.state.bot.id)).toBe('403 50007 Cannot send messages to this user');
    expect(await open('1')).toBe('400 50035 Invalid Form Body');
  });
});

describe('channels', () => {
  test('are fetched, made, changed and deleted', async () => {
    const { client, world } = await stage();
    const guild = world.guild();
    guild.botRole.permit('ViewChannel', 'SendMessages', 'ManageChannels');
    const made = await (await client.guilds.fetch(guild.id)).channels.create({
      name: 'papers',
      type: ChannelType.GuildText,
      topic: 'daily',
      permissionOverwrites: [{ id: guild.id, deny: ['SendMessages'] }],
    });
    const ada = guild.member('Ada');
    expect(() => ada.say(world.channel(made.id), 'hello')).toThrow(
      'Ada cannot write in #papers: Missing Permissions',
    );
    await made.edit({ name: 'cards', topic: null });
    expect(world.channel(made.id).name).toBe('cards');
    await made.delete();
    expect(await refusalOf(client.channels.fetch(made.id, { force: true }))).toBe(
      '404 10003 Unknown Channel',
    );
  });

  test('that are gone are unknown', async () => {
    const { bot, channel } = await scene();
    channel.delete();
    expect(await refusalOf(bot.send('hello'))).toBe('404 10003 Unknown Channel');
  });
});

test('the bot is seen typing', async () => {
  const { bot, channel, world } = await scene();
  const seen: string[] = [];
  world.subscribe(({ name, channelId }) => void (channelId === channel.id && seen.push(name)));
  await bot.sendTyping();
  expect(seen).toEqual(['TYPING_START']);
});

test('a message of components V2 is nothing else', async () => {
  const { client, channel } = await scene();
  const components = [
    {
      type: 17,
      components: [
        { type: 10, content: '## Depth Anything' },
        { type: 12, items: [{ media: { url: 'https://example.org/depth.mp4' } }] },
        { type: 1, components: [{ type: 2, style: 1, label: 'Save', custom_id: 'save' }] },
      ],
    },
  ];
  const post = (body: object) => client.rest.post(Routes.channelMessages(channel.id), { body });
  await post({ flags: MessageFlags.IsComponentsV2, components });
  expect(channel.last?.transcript()).toMatchInlineSnapshot(`
    "paperboy:
      │ ## Depth Anything
      │ (media https://example.org/depth.mp4)
      │ [Save]"
  `);
  expect(await refusalOf(post({ flags: MessageFlags.IsComponentsV2, components, content: 'x' }))).toContain(
    '50035',
  );
  expect(await refusalOf(post({ components }))).toContain('50035');
});

function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}
