// Whom a message pings: nobody but whom its content names and allowed_mentions lets through.
import { type MessageMentionOptions, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { stage } from './stage.ts';

async function scene() {
  const { client, world } = await stage();
  const guild = world.guild({ bot: { permissions: ['ViewChannel', 'SendMessages'] } });
  const channel = guild.channel('papers');
  const people = {
    ada: guild.member('Ada'),
    ben: guild.member('Ben'),
    readers: guild.role('Readers', { mentionable: true }),
    staff: guild.role('Staff'),
  };
  const post = (body: object) => client.rest.post(Routes.channelMessages(channel.id), { body });
  const patch = (body: object) =>
    client.rest.patch(Routes.channelMessage(channel.id, channel.last?.id ?? ''), { body });
  /** Sends it and tells whom it pinged. */
  const pings = async (content: string, allowed?: MessageMentionOptions) => {
    await post({ content, allowed_mentions: allowed });
    return channel.last?.pings;
  };
  return { guild, channel, post, patch, pings, ...people };
}

test('without allowed_mentions everything pings that the author may ping', async () => {
  const { guild, pings, ada, ben, readers, staff } = await scene();
  guild.everyone.permit('ViewChannel', 'SendMessages');
  expect(await pings(`${ada} ${ben} ${ada}`)).toEqual(['Ada', 'Ben']);
  expect(await pings(`${readers} ${staff}`)).toEqual(['@Readers']);
  expect(await pings('@everyone @here')).toEqual([]);
  guild.botRole.permit('ViewChannel', 'SendMessages', 'MentionEveryone');
  expect(await pings(`@everyone ${staff}`)).toEqual(['@everyone', '@Staff']);
});

test('allowed_mentions leaves out what it does not name', async () => {
  const { pings, ada, ben, readers } = await scene();
  const all = `@everyone ${readers} ${ada} ${ben}`;
  expect(await pings(all, { parse: [] })).toEqual([]);
  expect(await pings(all, { parse: ['users'] })).toEqual(['Ada', 'Ben']);
  expect(await pings(all, { users: [ben.id] })).toEqual(['Ben']);
  expect(await pings(all, { parse: ['everyone', 'roles'] })).toEqual(['@everyone', '@Readers']);
  expect(await pings(all, { roles: [readers.id] })).toEqual(['@Readers']);
  expect(await pings('nobody', { users: [ada.id] })).toEqual([]);
});

test('words in an embed ping nobody', async () => {
  const { post, channel, ada, guild } = await scene();
  guild.botRole.permit('ViewChannel', 'SendMessages', 'EmbedLinks', 'MentionEveryone');
  await post({ embeds: [{ description: `${ada} @everyone` }] });
  expect(channel.last?.pings).toEqual([]);
});

test('the texts of a message of components ping like its content', async () => {
  const { post, channel, ada } = await scene();
  await post({ flags: 1 << 15, components: [{ type: 17, components: [{ type: 10, content: `${ada}` }] }] });
  expect(channel.last?.pings).toEqual(['Ada']);
});

test('an edit pings whom it names', async () => {
  const { post, patch, channel, ada, ben } = await scene();
  await post({ content: `${ada}` });
  await patch({ content: `${ada} ${ben}`, allowed_mentions: { users: [ben.id] } });
  expect(channel.last?.pings).toEqual(['Ben']);
});
