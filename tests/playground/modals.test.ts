// Modals: opened by a command or a button, filled in by a member, refused where they are malformed.
import {
  type APIModalInteractionResponseCallbackData,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusalOf, stage } from './stage.ts';

const commands = [{ name: 'follow', description: 'Follow a topic' }];

const topic = () =>
  new LabelBuilder()
    .setLabel('Topic')
    .setTextInputComponent(
      new TextInputBuilder()
        .setCustomId('topic')
        .setStyle(TextInputStyle.Short)
        .setMinLength(2)
        .setMaxLength(20),
    );

const language = () =>
  new LabelBuilder()
    .setLabel('Language')
    .setStringSelectMenuComponent(
      new StringSelectMenuBuilder()
        .setCustomId('language')
        .addOptions({ label: '한국어', value: 'ko' }, { label: 'English', value: 'en', default: true }),
    );

const modal = () =>
  new ModalBuilder().setCustomId('follow').setTitle('Follow').addLabelComponents(topic(), language());

async function scene(on: (interaction: Interaction) => unknown) {
  const { world } = await stage({ commands, on });
  const guild = world.guild();
  return { world, channel: guild.channel('papers'), ada: guild.member('Ada'), ben: guild.member('Ben') };
}

const openAndConfirm = async (each: Interaction) => {
  if (each.isChatInputCommand()) await each.showModal(modal());
  if (each.isModalSubmit())
    await each.reply(
      `${each.fields.getTextInputValue('topic')} in ${each.fields.getStringSelectValues('language').join()}`,
    );
};

describe('a modal', () => {
  test('opens for the member who asked, and is submitted', async () => {
    const { ada, channel, world } = await scene(openAndConfirm);
    const { modal: opened } = await ada.slash('/follow', {}, { in: channel });
    expect(opened.transcript()).toMatchInlineSnapshot(`
      "⧉ Follow
        │ Topic *:
        │ Language *: 한국어 | English"
    `);
    const answer = await ada.submit(opened, { Topic: 'depth', language: ['한국어'] });
    expect(answer.content).toBe('depth in ko');
    expect((await ada.submit(opened, { Topic: 'video' })).content).toBe('video in en');
    expect(world.violations).toEqual([]);
  });

  test('is checked before it is sent, as the client does', async () => {
    const { ada, ben, channel } = await scene(openAndConfirm);
    const { modal: opened } = await ada.slash('/follow', {}, { in: channel });
    await expect(ada.submit(opened)).rejects.toThrow('"Topic" is required');
    await expect(ada.submit(opened, { Topic: 'd' })).rejects.toThrow(
      '"Topic" must be 2 to 20 characters long',
    );
    await expect(ada.submit(opened, { Subject: 'd' })).rejects.toThrow(
      'no field "Subject"; there are: Topic, Language',
    );
    await expect(ada.submit(opened, { Topic: 'depth', Language: ['Deutsch'] })).rejects.toThrow(
      '"Language" offers: 한국어, English',
    );
    await expect(ben.submit(opened, { Topic: 'depth' })).rejects.toThrow("the modal is not Ben's");
  });

  test('that a button opened may update the message of the button', async () => {
    const { ada, channel } = await scene(async (each) => {
      const button = { type: ComponentType.Button, style: 1, label: 'Rename', customId: 'rename' } as const;
      if (each.isChatInputCommand())
        await each.reply({ content: 'unnamed', components: [{ type: 1, components: [button] }] });
      if (each.isButton()) await each.showModal(legacy());
      if (each.isModalSubmit() && each.isFromMessage())
        await each.update(each.fields.getTextInputValue('name'));
    });
    const answer = await ada.slash('/follow', {}, { in: channel });
    const { modal: opened } = await ada.click(answer, 'Rename');
    await ada.submit(opened, { Name: 'Vision' });
    expect(answer.content).toBe('Vision');
  });
});

describe('a modal is refused', () => {
  const wrong: readonly [what: string, change: object][] = [
    ['a title of 46', { title: 'x'.repeat(46) }],
    ['a custom id of 101', { custom_id: 'x'.repeat(101) }],
    ['no components', { components: [] }],
    ['six components', { components: Array.from({ length: 6 }, (_, index) => field(`${index}`)) }],
    ['the same custom id twice', { components: [field('a'), field('a')] }],
    ['a label of 46', { components: [{ ...field('a'), label: 'x'.repeat(46) }] }],
    [
      'a button',
      { components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'x' }] }] },
    ],
    ['a minimum above the maximum', { components: [field('a', { min_length: 5, max_length: 4 })] }],
    ['an old input without its label', { components: [{ type: 1, components: [field('a').component] }] }],
  ];

  test.each(wrong)('with %s', async (_, change) => {
    const told: string[] = [];
    const { ada, channel } = await scene(async (each) => {
      if (!each.isChatInputCommand()) return;
      told.push(await refusalOf(show(each, change)));
      await each.reply('Sorry.');
    });
    await ada.slash('/follow', {}, { in: channel });
    expect(told[0]).toContain('400 50035');
  });

  test('as an answer to a modal', async () => {
    const told: string[] = [];
    const { ada, channel } = await scene(async (each) => {
      if (each.isChatInputCommand()) await each.showModal(modal());
      if (!each.isModalSubmit()) return;
      told.push(await refusalOf(show(each as unknown as ChatInputCommandInteraction, {})));
      await each.reply('Sorry.');
    });
    const { modal: opened } = await ada.slash('/follow', {}, { in: channel });
    await ada.submit(opened, { Topic: 'depth' });
    expect(told[0]).toContain('400 50035');
  });
});

function field(id: string, change: object = {}) {
  return { type: 18, label: id, component: { type: 4, custom_id: id, style: 1, ...change } };
}

function legacy(): APIModalInteractionResponseCallbackData {
  const input = { type: 4, custom_id: 'name', style: 1, label: 'Name' } as const;
  return { custom_id: 'rename', title: 'Rename', components: [{ type: 1, components: [input] }] };
}

/** Past discord.js's own checks. */
function show(interaction: ChatInputCommandInteraction, change: object): Promise<unknown> {
  const { id, token, client } = interaction;
  const data = { custom_id: 'follow', title: 'Follow', components: [field('topic')], ...change };
  return client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 9, data }, auth: false });
}
