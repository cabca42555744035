// Whatever discord.js builds passes: strictness must never refuse what discord.com takes.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ChannelType,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  ContainerBuilder,
  EmbedBuilder,
  FileBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  MentionableSelectMenuBuilder,
  type MessageActionRowComponentBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  ThumbnailBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import { expect, test } from 'vitest';
import { stage, textChannel } from './stage.ts';

const row = (...components: MessageActionRowComponentBuilder[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(components);

test('messages with everything in them', async () => {
  const { client, world } = await stage();
  const guild = world.guild();
  const channel = guild.channel('papers');
  const ada = guild.member('Ada');
  const role = guild.role('Readers');
  const bot = await textChannel(client, channel);

  await bot.send({
    content: 'all',
    embeds: [
      new EmbedBuilder()
        .setTitle('title')
        .setURL('https://example.org')
        .setDescription('description')
        .setColor('Blurple')
        .setTimestamp()
        .setAuthor({ name: 'author', url: 'https://example.org', iconURL: 'https://example.org/i.png' })
        .setFooter({ text: 'footer', iconURL: 'https://example.org/i.png' })
        .setImage('https://example.org/i.png')
        .setThumbnail('https://example.org/i.png')
        .addFields({ name: 'n', value: 'v', inline: true }),
    ],
    components: [
      row(
        new ButtonBuilder().setCustomId('a').setLabel('a').setEmoji('👍').setStyle(ButtonStyle.Success),
        new ButtonBuilder()
          .setURL('https://example.org')
          .setLabel('b')
          .setStyle(ButtonStyle.Link)
          .setDisabled(),
      ),
      row(
        new StringSelectMenuBuilder()
          .setCustomId('c')
          .setPlaceholder('c')
          .setMinValues(0)
          .setMaxValues(1)
          .addOptions({ label: 'l', value: 'v', description: 'd', emoji: '🎉', default: true }),
      ),
      row(new UserSelectMenuBuilder().setCustomId('d').setDefaultUsers(ada.id)),
      row(new ChannelSelectMenuBuilder().setCustomId('e').setChannelTypes(ChannelType.GuildText)),
      row(new MentionableSelectMenuBuilder().setCustomId('f').addDefaultRoles(role.id)),
    ],
    allowedMentions: { parse: ['roles'], users: [ada.id], repliedUser: false },
    flags: [MessageFlags.SuppressEmbeds, MessageFlags.SuppressNotifications],
    nonce: 1,
    enforceNonce: true,
    tts: false,
  });
  await bot.send({ content: 'x', components: [row(new RoleSelectMenuBuilder().setCustomId('g'))] });
  await bot.sendTyping();
  expect(world.refusals).toEqual([]);
});

test('messages of components V2', async () => {
  const { client, world } = await stage();
  const channel = world.guild().channel('papers');
  const bot = await textChannel(client, channel);
  const container = new ContainerBuilder()
    .setAccentColor(0x5865f2)
    .setSpoiler()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent('## Title'))
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent('text'))
        .setThumbnailAccessory(
          new ThumbnailBuilder().setURL('https://example.org/i.png').setDescription('alt'),
        ),
    )
    .addSeparatorComponents(new SeparatorBuilder().setDivider(true))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems({
        media: { url: 'https://example.org/i.mp4' },
        description: 'alt',
        spoiler: true,
      }),
    )
    .addFileComponents(new FileBuilder().setURL('attachment://papers.bib'))
    .addActionRowComponents(
      row(new ButtonBuilder().setCustomId('a').setLabel('a').setStyle(ButtonStyle.Primary)),
    );
  const sent = await bot.send({
    components: [container],
    files: [{ attachment: Buffer.from('x'), name: 'papers.bib' }],
    flags: MessageFlags.IsComponentsV2,
  });
  const fetched = await bot.messages.fetch({ message: sent.id, force: true });
  await sent.edit({ components: fetched.components });
  expect(world.refusals).toEqual([]);
});

test('modals with every kind of field', async () => {
  const { world } = await stage({
    commands: [new SlashCommandBuilder().setName('form').setDescription('A form').setNSFW(false).toJSON()],
    on: async (each) => {
      if (each.isModalSubmit())
        await each.reply(each.fields.fields.map(({ customId }) => customId).join(' '));
      if (!each.isChatInputCommand()) return;
      const label = (name: string) => new LabelBuilder().setLabel(name).setDescription('words');
      await each.showModal(
        new ModalBuilder()
          .setCustomId('form')
          .setTitle('Form')
          .addTextDisplayComponents(new TextDisplayBuilder().setContent('Please fill in.'))
          .addLabelComponents(
            label('Name').setTextInputComponent(
              new TextInputBuilder().setCustomId('name').setStyle(TextInputStyle.Paragraph).setValue('Ada'),
            ),
            label('Size').setRadioGroupComponent(
              new RadioGroupBuilder()
                .setCustomId('size')
                .addOptions({ label: 'S', value: 's', default: true }, { label: 'L', value: 'l' }),
            ),
            label('Topics').setCheckboxGroupComponent(
              new CheckboxGroupBuilder()
                .setCustomId('topics')
                .setRequired(false)
                .addOptions({ label: 'vision', value: 'v' }, { label: 'text', value: 't' }),
            ),
            label('Agree').setCheckboxComponent(new CheckboxBuilder().setCustomId('agree').setDefault(true)),
          ),
      );
    },
  });
  const guild = world.guild();
  guild.channel('papers');
  const ada = guild.member('Ada');
  const { modal } = await ada.slash('/form');
  expect((await ada.submit(modal, { Size: 'L', Topics: ['vision'], Agree: false })).content).toBe(
    'name size topics agree',
  );
  expect(world.refusals).toEqual([]);
});
