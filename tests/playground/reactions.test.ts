// Reactions: put and taken away by the bot and by members, counted, listed and cleared.
import { Events, ReactionType, Routes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusalOf, stage, textChannel } from './stage.ts';

async function scene() {
  const { client, world } = await stage();
  const guild = world.guild();
  const channel = guild.channel('papers');
  const message = await (await textChannel(client, channel)).send('a card');
  const card = channel.messages()[0];
  if (!card) throw new Error('no card');
  return { client, world, guild, channel, message, card };
}

test('the bot seeds a reaction, members join in and leave again', async () => {
  const { message, card, guild, client, world } = await scene();
  const changes: string[] = [];
  client.on(
    Events.MessageReactionAdd,
    (_, { id }) => void changes.push(`+${world.state.users.get(id)?.displayName}`),
  );
  client.on(
    Events.MessageReactionRemove,
    (_, { id }) => void changes.push(`-${world.state.users.get(id)?.displayName}`),
  );
  await message.react('👍');
  await message.react('👍');
  const [ada, ben] = [guild.member('Ada'), guild.member('Ben')];
  ada.react(card, '👍');
  ben.react(card, '👍');
  ada.unreact(card, '👍');
  await world.until(() => changes.length === 4);

  expect(changes).toEqual(['+paperboy', '+Ada', '+Ben', '-Ada']);
  expect(card.reactors('👍')).toEqual(['paperboy', 'Ben']);
  expect(card.transcript()).toBe('paperboy: a card\n  👍 2');
});

test('each skin tone is a reaction of its own; the variation selector makes no difference', async () => {
  const { card, guild } = await scene();
  const ada = guild.member('Ada');
  for (const emoji of ['👍', '👍🏽', '❤', '❤️']) ada.react(card, emoji);
  expect(card.transcript()).toBe('paperboy: a card\n  👍 1  👍🏽 1  ❤ 1');
});

test('those who reacted are listed in pages, by their ids', async () => {
  const { client, message, card, guild } = await scene();
  const members = Array.from({ length: 130 }, (_, index) => guild.member(`Member ${index}`));
  for (const member of members.toReversed()) member.react(card, '👍');
  const reaction = (await message.fetch(true)).reactions.resolve('👍');
  expect(reaction?.count).toBe(130);
  const first = await reaction?.users.fetch({ limit: 100 });
  const second = await reaction?.users.fetch({ limit: 100, after: first?.lastKey() ?? '' });
  expect([...(first?.keys() ?? []), ...(second?.keys() ?? [])]).toEqual(members.map(({ id }) => id));
  const route = Routes.channelMessageReaction(message.channelId, message.id, encodeURIComponent('🎉'));
  expect(await client.rest.get(route)).toEqual([]);
});

test('a super reaction counts beside the plain ones, and the bot can tell them apart', async () => {
  const { card, client, guild, message, world } = await scene();
  const [ada, ben] = [guild.member('Ada'), guild.member('Ben')];
  const told: string[] = [];
  const name = (id: string) => world.state.users.get(id)?.displayName;
  client.on(
    Events.MessageReactionAdd,
    (_, { id }, { type, burst }) => void told.push(`+${name(id)} ${type} ${burst}`),
  );
  client.on(
    Events.MessageReactionRemove,
    (_, { id }, { type, burst }) => void told.push(`-${name(id)} ${type} ${burst}`),
  );
  ada.react(card, '👍');
  ada.react(card, '👍', { burst: true });
  ben.react(card, '👍', { burst: true });
  ada.unreact(card, '👍');
  await world.until(() => told.length === 4);
  expect(told).toEqual(['+Ada 0 false', '+Ada 1 true', '+Ben 1 true', '-Ada 0 false']);

  expect(card.transcript()).toBe('paperboy: a card\n  👍 2');
  expect(card.reactors('👍')).toEqual(['Ada', 'Ben']);
  const reaction = (await message.fetch(true)).reactions.resolve('👍');
  expect(reaction?.countDetails).toEqual({ burst: 2, normal: 0 });
  expect((await reaction?.users.fetch())?.size).toBe(0);
  const supers = await reaction?.users.fetch({ type: ReactionType.Super });
  expect([...(supers?.keys() ?? [])]).toEqual([ada.id, ben.id]);
});

describe('a reaction is refused', () => {
  test('with what is no emoji', async () => {
    const { message } = await scene();
    expect(await refusalOf(message.react('thumb'))).toBe('400 10014 Unknown Emoji');
  });

  test('on a message that is gone', async () => {
    const { message } = await scene();
    await message.delete();
    expect(await refusalOf(message.react('👍'))).toBe('404 10008 Unknown Message');
  });

  test('without AddReactions where it would be new, without ReadMessageHistory always', async () => {
    const { message, card, channel, guild } = await scene();
    guild.member('Ada').react(card, '👍');
    channel.deny(guild.botRole, 'AddReactions');
    expect(await refusalOf(message.react('🎉'))).toBe('403 50013 Missing Permissions');
    await message.react('👍');
    channel.deny(guild.botRole, 'ReadMessageHistory');
    expect(await refusalOf(message.react('👍'))).toBe('403 50013 Missing Permissions');
  });

  test('as the 21st of its message', async () => {
    const { message, card, guild } = await scene();
    const ada = guild.member('Ada');
    for (const emoji of [...'😀😃😄😁😆😅😂🤣😊😇🙂🙃😉😌😍🥰😘😗😙😚']) ada.react(card, emoji);
    expect(await refusalOf(message.react('👍'))).toBe('400 30010 Maximum number of reactions reached (20)');
    await message.react('😀');
  });
});

describe('reactions of others', () => {
  test('are taken away only with ManageMessages', async () => {
    const { message, card, channel, guild } = await scene();
    const ada = guild.member('Ada');
    ada.react(card, '👍');
    const reaction = (await message.fetch(true)).reactions.resolve('👍');
    expect(await refusalOf(reaction?.users.remove(ada.id) ?? Promise.resolve())).toBe(
      '403 50013 Missing Permissions',
    );
    channel.allow(guild.botRole, 'ManageMessages');
    await reaction?.users.remove(ada.id);
    expect(card.reactions('👍')).toBe(0);
  });

  test('are cleared by a moderator, one emoji or all, and the bot hears of it', async () => {
    const { card, client, guild, world } = await scene();
    const moderator = guild.member('Mod', { admin: true });
    const ada = guild.member('Ada');
    const cleared: string[] = [];
    client.on(Events.MessageReactionRemoveEmoji, ({ emoji }) => void cleared.push(`${emoji.name}`));
    client.on(Events.MessageReactionRemoveAll, () => void cleared.push('all'));
    for (const emoji of ['👍', '🎉', '👀']) ada.react(card, emoji);
    moderator.clearReactions(card, '🎉');
    expect(card.transcript()).toBe('paperboy: a card\n  👍 1  👀 1');
    moderator.clearReactions(card);
    await world.until(() => cleared.length === 2);
    expect(cleared).toEqual(['🎉', 'all']);
  });

  test('are cleared by the bot with ManageMessages', async () => {
    const { message, card, channel, guild } = await scene();
    channel.allow(guild.botRole, 'ManageMessages');
    const ada = guild.member('Ada');
    for (const emoji of ['👍', '🎉']) ada.react(card, emoji);
    await (await message.fetch(true)).reactions.resolve('👍')?.remove();
    expect(card.reactors('🎉')).toEqual(['Ada']);
    await message.reactions.removeAll();
    expect(card.transcript()).toBe('paperboy: a card');
  });
});

test('a custom emoji that was deleted can only join the reactions that stand', async () => {
  const { message, card, guild } = await scene();
  const emoji = guild.emoji('paper');
  const [ada, ben] = [guild.member('Ada'), guild.member('Ben')];
  ada.react(card, emoji);
  guild.deleteEmoji(emoji);
  ben.react(card, emoji);
  expect(card.reactors(emoji)).toEqual(['Ada', 'Ben']);
  for (const who of [ada, ben]) who.unreact(card, emoji);
  expect(await refusalOf(message.react(emoji))).toContain('10014');
});
