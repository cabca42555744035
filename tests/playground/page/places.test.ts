// The places of a server on the page: forum, thread, news, direct messages; and what the weather does to them.
import { ChannelType, Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Guild } from '../../../src/playground/actors/guild.ts';
import { pages } from '../../../src/playground/page/pages.ts';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';
import { describeInBrowser } from './browser.ts';

const COMMANDS = [
  {
    name: 'walk',
    description: 'Takes a walk',
    contexts: [0, 1],
    options: [
      { type: 3, name: 'where', description: 'The way' },
      { type: 4, name: 'minutes', description: 'How long' },
    ],
  },
];

async function answer(interaction: Interaction): Promise<unknown> {
  if (!interaction.isChatInputCommand()) return;
  const { options } = interaction;
  return interaction.reply(`Walked ${options.getString('where')} for ${options.getInteger('minutes')}`);
}

describeInBrowser('the places of the page', ({ open }) => {
  let playground: Playground;
  let client: Client;
  let guild: Guild;
  let page: Page;

  beforeAll(async () => {
    playground = await startPlayground({ timings: { acknowledge: 400 }, pages: pages() });
    guild = playground.world.guild({ name: 'Zoo' });
    guild.channel('zoo');
    const posts = guild.channel('posts', { type: 'forum', topic: 'A post an animal' });
    const tag = posts.tag('cats');
    guild.channel('news', { type: 'announcement' });
    guild.member('Ada', { admin: true });
    client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: playground.apiUrl, retries: 0 },
    });
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(() => {}));
    client.on(Events.Error, () => {});
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(playground.token);
    await ready;
    await client.application?.commands.set(COMMANDS as never);
    const forum = await client.channels.fetch(posts.id);
    if (forum?.type !== ChannelType.GuildForum) throw new Error('no forum');
    await forum.threads.create({
      name: 'Lions',
      message: { embeds: [{ description: '-# They **sleep** a lot\n- and roar' }] },
      appliedTags: [tag.id],
    });
    page = await open(`${playground.url}/?as=ada`);
    await page.getByRole('heading', { name: 'Welcome to #zoo!' }).waitFor();
  });
  afterAll(async () => {
    await client.destroy();
    await playground.close();
  });

  const go = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `) }).click();
  const composer = () => page.getByRole('combobox', { name: /^Message / });
  const said = (text: string) => page.getByRole('article').getByText(text);
  const botIn = async (name: string) => {
    const channel = guild.channels().find((each) => each.name === name);
    const there = await client.channels.fetch(channel?.id ?? '');
    if (!there?.isSendable()) throw new Error(`the bot can't write in ${name}`);
    return there;
  };

  it('lists the posts of a forum with tag, first words and votes, and opens one', async () => {
    await go('posts');
    const post = page.getByRole('list', { name: 'Posts' }).getByRole('button', { name: /Lions/ });
    await post.getByText('paperboy: They sleep a lot').waitFor();
    await post.getByText('cats').waitFor();
    const opening = guild
      .channels()
      .find(({ name }) => name === 'posts')
      ?.threads()[0]
      ?.messages()[0];
    if (!opening) throw new Error('no post');
    const grace = guild.member('Grace');
    grace.react(opening, '🦁');
    await post.getByText('🦁').waitFor();
    await post.click();
    await page.getByRole('heading', { name: 'Lions' }).first().waitFor();
    await composer().fill('Do they?');
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByText('Do they?').waitFor();
  });

  it('hangs a thread on its message, and leads there', async () => {
    const message = await (await botIn('zoo')).send('Feeding at three');
    await message.startThread({ name: 'Who feeds?' });
    await go('zoo');
    await page
      .getByRole('article')
      .filter({ hasText: 'Feeding at three' })
      .getByRole('button', { name: /Who feeds\?.*See Thread/ })
      .click();
    await page.getByRole('heading', { name: 'Who feeds?' }).first().waitFor();
  });

  it('shows that somebody types, and what was published or edited', async () => {
    await go('news');
    const news = await botIn('news');
    if (!('sendTyping' in news)) throw new Error('no news');
    await news.sendTyping();
    await page.getByText('paperboy is typing…').waitFor();
    const message = await news.send('A bear is born');
    await message.crosspost();
    await page.getByText('Published').waitFor();
    await message.edit('Two bears are born');
    await page.getByText('(edited)').waitFor();
    expect(await page.getByText('paperboy is typing…').count()).toBe(0);
  });

  it('offers all options where none is required, and Enter alone runs the command', async () => {
    await go('zoo');
    await composer().pressSequentially('/walk ');
    await page.getByRole('option', { name: 'minutes' }).waitFor();
    await page.keyboard.press('Enter');
    await said('Walked null for null').waitFor();
    await composer().pressSequentially('/walk ');
    await page.getByRole('option', { name: 'minutes' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.type('20');
    await page.keyboard.press('Enter');
    await said('Walked null for 20').waitFor();
  });

  it('talks to the bot in direct messages, where only some commands are', async () => {
    await page.getByRole('button', { name: 'Direct Messages' }).click();
    await page.getByRole('button', { name: 'paperboy' }).first().click();
    await page.getByText('This is the beginning of your direct message history').waitFor();
    await composer().pressSequentially('/walk ');
    await page.getByRole('option', { name: 'minutes' }).waitFor();
    await page.keyboard.press('Enter');
    await said('Walked null for null').waitFor();
    await page.getByRole('button', { name: 'Zoo' }).click();
  });

  it('lets the weather of the drawer loose, and calms it', async () => {
    await go('zoo');
    await page.getByRole('button', { name: 'Weather and tools' }).click();
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    const fetched = () => client.channels.fetch(client.channels.cache.firstKey() ?? '', { force: true });
    const brew = async (kind: string, says: string) => {
      await drawer.getByLabel('The next').fill('1');
      await drawer.getByLabel('What happens to them').selectOption(kind);
      await drawer.getByRole('button', { name: 'Go' }).click();
      await drawer.getByText(says).waitFor();
    };
    await brew('lose their answer', 'the connection breaks before the answer');
    expect(await fetched().then(() => 'answered', String)).not.toBe('answered');
    await brew('hang', 'Never answered, until the weather is calm');
    const hanging = fetched().then(() => 'answered', String);
    await playground.world.until(() => playground.world.requests.length > 0);
    await drawer.getByRole('button', { name: 'Calm the weather' }).click();
    await drawer.getByText('The weather is calm.').waitFor();
    await hanging;
    expect(await fetched().then(() => 'answered')).toBe('answered');

    await brew('take 4 s', 'Longer than the 3 s');
    await composer().pressSequentially('/walk ');
    await page.keyboard.press('Enter');
    await page.getByText('The application did not respond').waitFor();
    await brew('are limited', 'Answered with a 429');
    expect(await fetched().then(() => 'answered after a second')).toBe('answered after a second');
  });

  it('drops sockets, and the bot comes back', async () => {
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    for (const [button, event] of [
      ['Drop', Events.ShardResume],
      ['Ask to reconnect', Events.ShardResume],
      ['Invalidate', Events.ShardReady],
    ] as const) {
      const back = new Promise((resolve) => client.once(event as Events.Debug, resolve));
      await drawer.getByRole('button', { name: button }).click();
      await back;
    }
  });

  it('leads on where the channel at hand is deleted', async () => {
    await go('news');
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    await drawer.getByRole('button', { name: 'Delete #news' }).click();
    await page.getByRole('button', { name: /^news, / }).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'zoo' }).first().waitFor();
  });

  it('gives everything that one can use a name', async () => {
    for (const role of ['button', 'link', 'combobox', 'textbox', 'switch', 'img', 'spinbutton'] as const)
      expect(await page.getByRole(role, { name: /^\s*$/ }).count(), role).toBe(0);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.locator('img:not([alt])').count()).toBe(0);
  });
});
