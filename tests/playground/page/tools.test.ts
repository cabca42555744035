// What the real bot doesn't use yet: selects, forms, menus, silence; and the drawer of whoever builds a bot.
import { ChannelType, Client, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Channel } from '../../../src/playground/actors/channel.ts';
import { pages } from '../../../src/playground/page/pages.ts';
import { type Playground, startPlayground } from '../../../src/playground/start.ts';
import { describeInBrowser } from './browser.ts';

const ran: string[] = [];

const ACTION = {
  name: 'Feed',
  description: 'Feeds an animal.',
  choices: async () => ['lion', 'bear'],
  run: async (choice: string) => {
    if (choice === 'bear') throw new Error('The bear is asleep.');
    ran.push(choice);
  },
};

const COMMANDS = [
  { name: 'form', description: 'Opens a form' },
  { name: 'silence', description: 'Never answers' },
  {
    name: 'feed',
    description: 'Feeds an animal',
    options: [
      { type: 4, name: 'amount', description: 'How much', required: true, min_value: 1, max_value: 9 },
      { type: 3, name: 'food', description: 'What', choices: [{ name: 'Leaves', value: 'l' }] },
      { type: 6, name: 'keeper', description: 'With whom' },
    ],
  },
  { name: 'Save it', type: 3 },
  { name: 'Wave at', type: 2 },
];

const FORM = {
  custom_id: 'form',
  title: 'An animal',
  components: [
    { type: 18, label: 'Its name', component: { type: 4, custom_id: 'name', style: 1, max_length: 20 } },
    {
      type: 18,
      label: 'Kind',
      component: { type: 3, custom_id: 'kind', options: [{ label: 'Cat', value: 'c' }] },
    },
  ],
};

const ROWS = [
  {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: 'animal',
        placeholder: 'Choose an animal',
        options: ['Lion', 'Bear'].map((label) => ({ label, value: label.toLowerCase() })),
      },
    ],
  },
  { type: 1, components: [{ type: 8, custom_id: 'place', placeholder: 'Choose a channel' }] },
  {
    type: 1,
    components: [{ type: 2, style: 1, custom_id: 'mute', label: 'Never answers', emoji: { name: '💤' } }],
  },
];

async function answer(interaction: Interaction): Promise<unknown> {
  const say = (content: string) => interaction.isRepliable() && interaction.reply({ content, flags: 64 });
  if (interaction.isModalSubmit()) {
    const kind = interaction.fields.getStringSelectValues('kind').join();
    return say(`Named ${interaction.fields.getTextInputValue('name')}, a ${kind}`);
  }
  if (interaction.isAnySelectMenu()) return say(`Chosen: ${interaction.values.join()}`);
  if (interaction.isUserContextMenuCommand()) return say(`Waved at ${interaction.targetUser.displayName}`);
  if (interaction.isMessageContextMenuCommand()) return say(`Saved: ${interaction.targetMessage.content}`);
  if (!interaction.isChatInputCommand() || interaction.commandName === 'silence') return;
  if (interaction.commandName === 'form') return interaction.showModal(FORM as never);
  const { options } = interaction;
  const values = [options.getInteger('amount'), options.getString('food'), options.getUser('keeper')?.id];
  return say(`Fed ${values.join()}`);
}

describeInBrowser('the tools of the page', ({ open }) => {
  let playground: Playground;
  let client: Client;
  let channel: Channel;
  let page: Page;
  let grace: string;

  beforeAll(async () => {
    playground = await startPlayground({
      timings: { acknowledge: 400 },
      pages: pages({ actions: () => [ACTION] }),
    });
    const guild = playground.world.guild({ name: 'Zoo' });
    channel = guild.channel('zoo');
    const ada = guild.member('Ada', { admin: true });
    grace = guild.member('Grace').id;
    client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: { api: playground.apiUrl, retries: 0 },
    });
    client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(playground.token);
    await ready;
    await client.application?.commands.set(COMMANDS as never);
    const there = await client.channels.fetch(channel.id);
    if (there?.isSendable()) await there.send({ content: 'Choose', components: ROWS as never });
    ada.say(channel, 'Lions are cats');
    page = await open(`${playground.url}/channels/${guild.id}/${channel.id}?as=ada`);
    await page.getByRole('article').nth(1).waitFor();
  });
  afterAll(async () => {
    await client.destroy();
    await playground.close();
  });

  const composer = () => page.getByRole('combobox', { name: 'Message #zoo' });
  const said = (text: string) => page.getByRole('article').getByText(text);
  const run = async (text: string) => {
    await composer().fill('');
    await composer().pressSequentially(text);
  };

  it('picks from selects, by arrow keys too', async () => {
    await page.getByRole('combobox', { name: 'Choose an animal' }).press('Enter');
    await page.getByRole('option', { name: 'Lion' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Bear' }).press('Enter');
    await said('Chosen: bear').waitFor();
    await page.getByRole('combobox', { name: 'Choose a channel' }).click();
    await page.getByRole('option', { name: '#zoo' }).click();
    await said(`Chosen: ${channel.id}`).waitFor();
  });

  it('fills in a form', async () => {
    await run('/form ');
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'An animal' });
    await form.getByLabel('Its name').fill('Leo');
    await form.getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Cat' }).click();
    await form.getByRole('button', { name: 'Submit' }).click();
    await said('Named Leo, a c').waitFor();
    expect(await form.count()).toBe(0);
  });

  it('fills in optional options, and checks numbers', async () => {
    await run('/feed 12');
    await page.keyboard.press('Enter');
    await page.getByText('The largest value is 9.').first().waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.keyboard.type('gra');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await said(`Fed 5,,${grace}`).waitFor();
  });

  it('runs entries of the menus of a message and of a member', async () => {
    await page.getByText('Lions are cats').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Save it' }).click();
    await said('Saved: Lions are cats').waitFor();
    await page.getByRole('article').getByRole('button', { name: 'Ada', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Wave at' }).click();
    await said('Waved at Ada').waitFor();
  });

  it('says when nobody answers', async () => {
    await page.getByRole('button', { name: '💤 Never answers' }).click();
    await page.getByText('This interaction failed').first().waitFor();
    await run('/silence ');
    await page.keyboard.press('Enter');
    await page.getByText('The application did not respond').waitFor();
  });

  it('replies, reacts and deletes', async () => {
    const lions = page.getByRole('article').filter({ hasText: 'Lions are cats' }).first();
    await lions.hover();
    await page.getByRole('button', { name: 'Reply' }).locator('visible=true').click();
    await composer().pressSequentially('They are');
    await page.keyboard.press('Enter');
    const reply = page.getByRole('listitem').filter({ hasText: 'They are' });
    await reply.getByText('Lions are cats').waitFor();
    await reply.hover();
    await reply.getByRole('button', { name: 'Add Reaction' }).first().click();
    await page.getByRole('button', { name: '🎉' }).click();
    await reply.getByRole('button', { name: /^🎉 1/ }).waitFor();
    await reply.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete Message' }).click();
    await reply.waitFor({ state: 'detached' });
  });

  it('has a drawer that starts what the host offers, and shows what the bot got wrong', async () => {
    await page.getByRole('button', { name: 'Weather and tools' }).click();
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    await drawer.getByText('None. What works here works on discord.com.').waitFor();
    await drawer.getByRole('button', { name: 'Feed' }).click();
    await drawer.getByText('Feed: lion').waitFor();
    await drawer.getByLabel('Feed', { exact: true }).first().selectOption('bear');
    await drawer.getByRole('button', { name: 'Feed' }).click();
    await drawer.getByText('The bear is asleep.').waitFor();
    expect(ran).toEqual(['lion']);

    const there = await client.channels.fetch(channel.id);
    if (there?.isSendable()) await there.send({ content: 'x'.repeat(3000) }).catch(() => {});
    await drawer.getByText('Red ones the bot got wrong').waitFor();
    await drawer.getByText(/50035/).click();
    await drawer.getByText(/BASE_TYPE_MAX_LENGTH/).waitFor();
    await page.getByRole('button', { name: /1 request that discord.com would refuse/ }).waitFor();
  });

  it('has weather that stays until it is calm, of requests and of the gateway', async () => {
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    const fetched = () => client.channels.fetch(channel.id, { force: true }).then(() => 'fetched', String);
    await drawer.getByLabel('All, until it is calm').check();
    await drawer.getByLabel('What happens to them').selectOption('get a page with 403');
    await drawer.getByRole('button', { name: 'Go', exact: true }).click();
    await drawer.getByText('From now on: A page in HTML').waitFor();
    expect([await fetched(), await fetched()]).toEqual([
      expect.stringContaining('DiscordAPIError'),
      expect.stringContaining('DiscordAPIError'),
    ]);
    await drawer.getByLabel('All, until it is calm').uncheck();
    await drawer.getByLabel('What happens to them').selectOption('fail');
    const reconnecting = new Promise((resolve) => client.once(Events.ShardReconnecting, resolve));
    await drawer.getByLabel('What the gateway does').selectOption('closes with 4000, unknown error');
    await drawer.getByRole('button', { name: 'Begin with the gateway' }).click();
    await drawer.getByText('Every connection is closed with 4000.').waitFor();
    await reconnecting;
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    await drawer.getByRole('button', { name: 'Calm the weather' }).click();
    await drawer.getByText('The weather is calm.').waitFor();
    await resumed;
    expect(await fetched()).toBe('fetched');
    await drawer.getByLabel('Words that are blocked').fill('lions');
    await drawer.getByRole('button', { name: 'Block', exact: true }).click();
    await drawer.getByText('Messages that hold “lions” are blocked').waitFor();
    const there = await client.channels.fetch(channel.id);
    expect(await (there?.isSendable() ? there.send('no lions').then(String, String) : '')).toContain(
      'blocked by automatic moderation',
    );
    await drawer.getByRole('button', { name: 'Calm the weather' }).click();
  });

  it('changes the channel and the server as an admin does, and wipes the commands', async () => {
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    const guild = playground.world.guilds()[0];
    const flip = (name: string) => drawer.getByRole('switch', { name });
    await flip('The bot is timed out').check();
    await drawer.getByText('The bot is timed out for an hour.').waitFor();
    expect(guild?.bot.permissions()).toContain('SendMessages');
    const there = await client.channels.fetch(channel.id);
    expect(await (there?.isSendable() ? there.send('hello').then(String, String) : '')).toContain(
      'Missing Permissions',
    );
    await flip('The bot is timed out').uncheck();
    await drawer.getByText('The timeout is over.').waitFor();
    await flip('No thread or post can be opened').check();
    await drawer.getByText('As many threads are open').waitFor();
    await flip('No thread or post can be opened').uncheck();
    await drawer.getByText('There is room for threads again.').waitFor();
    await drawer.getByLabel('Slow mode, in seconds').fill('30');
    await drawer.getByRole('button', { name: 'Set', exact: true }).click();
    await drawer.getByText('One message in 30 seconds.').waitFor();
    expect(channel.state.slowmode).toBe(30);
    channel.slowMode(0);
    await drawer.getByText('The application has 5 commands.').waitFor();
    await drawer.getByRole('button', { name: 'Wipe the commands' }).click();
    await drawer.getByText('The application has 0 commands.').waitFor();
  });

  it('locks threads and wants tags where there are some', async () => {
    const guild = playground.world.guilds()[0];
    const forum = guild?.channel('forum', { type: 'forum' });
    if (!guild || !forum) throw new Error('no server');
    await page.getByRole('button', { name: /^forum/ }).click();
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    await drawer.getByRole('switch', { name: 'A post needs a tag' }).check();
    await drawer.getByText('A post needs a tag.').waitFor();
    await drawer.getByRole('button', { name: 'Add a tag' }).click();
    await drawer.getByText('The forum has a tag').waitFor();
    expect(forum.tags).toEqual(['papers']);
    const there = await client.channels.fetch(channel.id);
    if (there?.type === ChannelType.GuildText) await there.threads.create({ name: 'talk' });
    await page.getByRole('button', { name: /^talk/ }).first().click();
    await drawer.getByRole('switch', { name: 'The thread is locked' }).check();
    await drawer.getByText('The thread is locked.').waitFor();
    expect(channel.threads()[0]?.state.thread?.locked).toBe(true);
    await page.getByRole('button', { name: /^zoo/ }).first().click();
  });

  it('makes weather, and takes away permissions', async () => {
    const drawer = page.getByRole('complementary', { name: 'Weather and tools' });
    await drawer.getByRole('switch', { name: 'Rate limits' }).check();
    await expect.poll(() => playground.world.limits.on).toBe(true);
    await drawer.getByRole('switch', { name: 'Send Messages', exact: true }).uncheck();
    await drawer.getByText('Send Messages: revoked.').waitFor();
    const there = await client.channels.fetch(channel.id);
    const refused = there?.isSendable() ? there.send('hello').then(String, String) : '';
    expect(await refused).toContain('Missing Permissions');
    await drawer.getByLabel('The next').fill('1');
    await drawer.getByRole('button', { name: 'Go' }).click();
    await drawer.getByText('The next 1: Answered with a 500').waitFor();
    expect(await client.channels.fetch(channel.id, { force: true }).then(String, String)).toContain(
      'Internal Server Error',
    );
    await drawer.getByRole('button', { name: 'Kick the bot' }).click();
    await drawer.getByText('The bot is not in this server.').waitFor();
    expect(client.guilds.cache.size).toBe(0);
  });
});
