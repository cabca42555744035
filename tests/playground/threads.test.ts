// Threads, forum posts and their tags.
import {
  type ForumChannel,
  type GuildTextThreadManager,
  type NewsChannel,
  Routes,
  type TextChannel,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusalOf, stage, textChannel } from './stage.ts';

async function scene() {
  const { client, world } = await stage();
  const guild = world.guild();
  const channel = guild.channel('papers');
  const bot = (await textChannel(client, channel)) as TextChannel;
  return { client, world, guild, channel, bot, ada: guild.member('Ada') };
}

describe('a thread', () => {
  test('starts from a message, once', async () => {
    const { bot, channel, world, ada } = await scene();
    const message = await bot.send('the digest');
    const thread = await message.startThread({ name: 'Discuss', autoArchiveDuration: 1440 });
    await thread.send('What do you think?');
    ada.say(world.channel(thread.id), 'Nice!');

    expect(thread.id).toBe(message.id);
    expect(channel.transcript()).toBe('paperboy: the digest\n  🧵 Discuss (2)');
    expect(channel.threads()[0]?.transcript()).toBe('paperboy: What do you think?\nAda: Nice!');
    expect(await refusalOf(message.startThread({ name: 'Again' }))).toBe(
      '400 160004 A thread has already been created for this message',
    );
  });

  test('starts without a message, and is left and joined', async () => {
    const { bot, channel } = await scene();
    const thread = await (bot.threads as GuildTextThreadManager<11>).create({
      name: 'Questions',
      autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    });
    await thread.leave();
    await thread.join();
    expect(channel.transcript()).toBe('→ paperboy started a thread: Questions');
    expect(channel.threads().map(({ name }) => name)).toEqual(['Questions']);
    expect(thread.guild.channels.cache.get(thread.id)?.name).toBe('Questions');
  });

  test("announces itself by a system message, which can't be edited", async () => {
    const { bot, channel } = await scene();
    await (bot.threads as GuildTextThreadManager<11>).create({ name: 'Questions' });
    const edit = bot.client.rest.patch(Routes.channelMessage(channel.id, channel.last?.id ?? ''), {
      body: { content: 'x' },
    });
    expect(await refusalOf(edit)).toBe('403 50021 Cannot execute action on a system message');
  });

  test('takes CreatePublicThreads to start and SendMessagesInThreads to write in', async () => {
    const { bot, channel, guild } = await scene();
    const message = await bot.send('the digest');
    const thread = await message.startThread({ name: 'Discuss' });
    channel.deny(guild.botRole, 'SendMessagesInThreads');
    expect(await refusalOf(thread.send('x'))).toBe('403 50013 Missing Permissions');
    await bot.send('still allowed');
    channel.deny(guild.botRole, 'CreatePublicThreads');
    const other = await bot.send('another');
    expect(await refusalOf(other.startThread({ name: 'x' }))).toBe('403 50013 Missing Permissions');
  });

  test('that is archived wakes up when someone writes, and takes nothing else', async () => {
    const { bot, world } = await scene();
    const message = await bot.send('the digest');
    const thread = await message.startThread({ name: 'Discuss' });
    const words = await thread.send('hello');
    const place = world.channel(thread.id);
    place.archive();
    expect(await refusalOf(words.edit('changed'))).toBe('400 50083 Thread is archived');
    expect(await refusalOf(words.react('👍'))).toBe('400 50083 Thread is archived');
    expect(await refusalOf(thread.setName('x'))).toBe('400 50083 Thread is archived');
    await thread.send('hello again');
    await words.edit('changed');
    place.archive({ locked: true });
    expect(await refusalOf(thread.send('let me'))).toBe('400 160005 Thread is locked');
  });

  test('is listed while it is active', async () => {
    const { bot, world } = await scene();
    const first = await (await bot.send('one')).startThread({ name: 'One' });
    await (await bot.send('two')).startThread({ name: 'Two' });
    world.channel(first.id).archive();
    const { threads } = await bot.guild.channels.fetchActiveThreads();
    expect(threads.map(({ name }) => name)).toEqual(['Two']);
    const archived = await bot.threads.fetchArchived();
    expect(archived.threads.map(({ name }) => name)).toEqual(['One']);
  });

  test('is an announcement thread in an announcement channel', async () => {
    const { client, guild } = await scene();
    const news = (await textChannel(client, guild.channel('news', { type: 'announcement' }))) as NewsChannel;
    const thread = await (await news.send('the digest')).startThread({ name: 'Discuss' });
    expect(thread.type).toBe(10);
  });

  test('is refused as the 1001st active one', async () => {
    const { bot, world } = await scene();
    world.weather.refuse('POST /channels/:channel/messages/:message/threads', 'MaximumActiveThreads');
    const message = await bot.send('the digest');
    expect(await refusalOf(message.startThread({ name: 'x' }))).toBe(
      '400 160006 Maximum number of active threads reached',
    );
  });
});

describe('a forum', () => {
  async function forum() {
    const { client, guild, world } = await scene();
    const place = guild.channel('cards', { type: 'forum' });
    const fetched = await client.channels.fetch(place.id, { force: true });
    return { client, guild, world, place, bot: fetched as ForumChannel };
  }

  test('takes posts with a first message', async () => {
    const { bot, place, world } = await forum();
    const vision = place.tag('vision');
    const post = await bot.threads.create({
      name: 'Depth Anything',
      appliedTags: [vision.id],
      message: { content: 'the card', embeds: [{ title: 'Depth Anything' }] },
    });
    expect(post.appliedTags).toEqual([vision.id]);
    expect((await post.fetchStarterMessage())?.id).toBe(post.id);
    expect(world.channel(post.id).transcript()).toBe('paperboy: the card\n  │ Depth Anything');
    expect(place.threads().map(({ name }) => name)).toEqual(['Depth Anything']);
    expect(world.violations).toEqual([]);
  });

  test('takes no messages of its own', async () => {
    const { client, place } = await forum();
    const post = client.rest.post(Routes.channelMessages(place.id), { body: { content: 'x' } });
    expect(await refusalOf(post)).toBe('400 40058 Cannot send a message in a forum channel');
  });

  test('may ask for a tag, which must exist and not be kept for moderators', async () => {
    const { bot, place, guild } = await forum();
    const post = (appliedTags: string[]) =>
      refusalOf(bot.threads.create({ name: 'x', appliedTags, message: { content: 'x' } }));
    place.requireTag();
    expect(await post([])).toBe('400 40066 There are no tags available that can be set by non-moderators');
    const [open, kept] = [place.tag('open'), place.tag('kept', { moderated: true })];
    expect(await post([])).toBe('400 40067 A tag is required to create a forum post in this channel');
    expect(await post(['1'])).toBe('404 10087 Unknown tag');
    expect(await post([kept.id])).toBe('403 50013 Missing Permissions');
    expect(await post([open.id])).toBe('it was not refused');
    place.allow(guild.botRole, 'ManageThreads');
    expect(await post([kept.id])).toBe('it was not refused');
  });

  test('refuses a post with a long name, six tags, or nothing to say', async () => {
    const { bot, place } = await forum();
    const tags = Array.from({ length: 6 }, (_, index) => place.tag(`tag ${index}`).id);
    const post = (options: object) =>
      refusalOf(bot.threads.create({ name: 'x', message: { content: 'x' }, ...options }));
    expect(await post({ name: 'x'.repeat(101) })).toContain('50035');
    expect(await post({ appliedTags: tags })).toContain('50035');
    expect(await post({ message: {} })).toBe('400 50006 Cannot send an empty message');
    expect(place.threads()).toEqual([]);
  });
});
