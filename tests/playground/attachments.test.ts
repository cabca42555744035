// Files: uploaded with a message, shown in its embed, kept or dropped by an edit, and served again.
import { AttachmentBuilder, type ChatInputCommandInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { refusalOf, stage, textChannel } from './stage.ts';

const file = (name: string, words = name) => new AttachmentBuilder(Buffer.from(words), { name });

async function scene(on?: (ask: ChatInputCommandInteraction) => unknown) {
  const { client, world } = await stage({
    commands: [
      {
        name: 'export',
        description: 'Export',
        options: [{ type: 11, name: 'file', description: 'A list to read' }],
      },
    ],
    on: (each) => each.isChatInputCommand() && on?.(each),
  });
  const guild = world.guild();
  const channel = guild.channel('papers');
  return { client, world, guild, channel, bot: await textChannel(client, channel) };
}

test('a file comes with the message and is served again', async () => {
  const { bot, channel, world } = await scene();
  const sent = await bot.send({
    content: 'the list',
    files: [file('papers.bib', '@misc{depth}').setDescription('BibTeX')],
  });
  const attachment = sent.attachments.first();
  expect(attachment).toMatchObject({ name: 'papers.bib', size: 12, description: 'BibTeX' });
  expect(await (await fetch(attachment?.url ?? '')).text()).toBe('@misc{depth}');
  expect((await fetch(`${world.state.url}/attachments/1/2/none.txt`)).status).toBe(404);
  expect(channel.transcript()).toBe('paperboy: the list\n  📎 papers.bib');
});

test('a file that an embed shows stands in the embed alone', async () => {
  const { bot, channel } = await scene();
  const sent = await bot.send({
    files: [file('depth.png')],
    embeds: [{ title: 'Depth', image: { url: 'attachment://depth.png' } }],
  });
  expect(sent.attachments.size).toBe(0);
  expect(sent.embeds[0]?.image?.url).toContain('/depth.png');
  expect(channel.transcript()).toBe(`paperboy:\n  │ Depth\n  │ (image /attachments/<id>/<id>/depth.png)`);
});

test('an edit keeps the files that it names, and adds others', async () => {
  const { bot, channel } = await scene();
  const sent = await bot.send({ content: 'x', files: [file('one.txt'), file('two.txt')] });
  await sent.edit({ content: 'y' });
  expect(channel.last?.data.attachments.map(({ filename }) => filename)).toEqual(['one.txt', 'two.txt']);
  const kept = sent.attachments.first();
  await sent.edit({ attachments: kept ? [kept] : [], files: [file('three.txt')] });
  expect(channel.last?.data.attachments.map(({ filename }) => filename)).toEqual(['one.txt', 'three.txt']);
  await sent.edit({ attachments: [] });
  expect(channel.last?.data.attachments).toEqual([]);
});

test('eleven files, or one of more than 10 MiB, are refused', async () => {
  const { bot } = await scene();
  const many = Array.from({ length: 11 }, (_, index) => file(`${index}.txt`));
  expect(await refusalOf(bot.send({ files: many }))).toContain('400 50035');
  const large = new AttachmentBuilder(Buffer.alloc(10 * 1024 * 1024 + 1), { name: 'large.bin' });
  expect(await refusalOf(bot.send({ files: [large] }))).toBe('413 40005 Request entity too large');
});

test('an answer may bring files too, also one that was deferred', async () => {
  const { guild, channel, world } = await scene(async (ask) => {
    await ask.deferReply();
    await ask.editReply({ content: 'done', files: [file('papers.csv')] });
  });
  const answer = await guild.member('Ada').slash('/export', {}, { in: channel });
  expect(answer.transcript()).toBe('↱ Ada used /export\npaperboy: done\n  📎 papers.csv');
  expect(world.violations).toEqual([]);
});

test('a member uploads a file with a command', async () => {
  const { guild, channel } = await scene(async (ask) => {
    const uploaded = ask.options.getAttachment('file');
    await ask.reply(`${uploaded?.name}: ${await (await fetch(uploaded?.url ?? '')).text()}`);
  });
  const upload = { name: 'list.txt', data: '2401.10891' };
  const answer = await guild.member('Ada').slash('/export', { file: upload }, { in: channel });
  expect(answer.content).toBe('list.txt: 2401.10891');
});
