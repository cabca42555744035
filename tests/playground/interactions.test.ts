// Interactions: acknowledged once and in time, answered, deferred, followed up, updated.
import {
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  MessageFlags,
  Routes,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { heard, refusalOf, stage } from './stage.ts';

const commands = [{ name: 'ask', description: 'Ask the bot' }];

/** A bot that does `on` with `/ask`, and Ada in a channel. */
async function scene(
  on: (interaction: ChatInputCommandInteraction) => unknown,
  { acknowledge = 3000, now = Date.now, others = (_: Interaction): unknown => undefined } = {},
) {
  const done: Promise<unknown>[] = [];
  const { client, world } = await stage({
    commands,
    playground: { timings: { acknowledge }, now },
    on: (each) => {
      const work = Promise.resolve(each.isChatInputCommand() ? on(each) : others(each));
      done.push(work.catch(() => {}));
    },
  });
  const guild = world.guild({ locale: 'ko' });
  const channel = guild.channel('papers');
  const ada = guild.member('Ada', { locale: 'ja' });
  return { client, world, guild, channel, ada, settled: () => Promise.all(done) };
}

const row = (...labels: string[]) => ({
  type: ComponentType.ActionRow,
  components: labels.map((label) => ({
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    label,
    customId: label.toLowerCase(),
  })),
});

describe('an answer', () => {
  test('is a message that tells whom it answers', async () => {
    const { ada, channel, world } = await scene((ask) => ask.reply({ content: 'Here.', withResponse: true }));
    const answer = await ada.slash('/ask', {}, { in: channel });
    expect(answer.ephemeral).toBe(false);
    expect(channel.transcript()).toBe('↱ Ada used /ask\npaperboy: Here.');
    expect(answer.message.data).toMatchObject({
      type: 20,
      interaction_metadata: { type: 2, user: { username: 'ada' } },
      interaction: { name: 'ask' },
    });
    expect(world.violations).toEqual([]);
  });

  test('tells the bot who asked where, with what permissions and in which language', async () => {
    const asked: ChatInputCommandInteraction[] = [];
    const { ada, channel, guild } = await scene((ask) => {
      asked.push(ask);
      return ask.reply('Here.');
    });
    await ada.slash('/ask', {}, { in: channel });
    const [ask] = asked;
    expect(ask).toMatchObject({ locale: 'ja', guildLocale: 'ko', channelId: channel.id, guildId: guild.id });
    expect(ask?.context).toBe(0);
    expect(ask?.authorizingIntegrationOwners).toMatchObject({ guildId: guild.id, userId: null });
    expect(ask?.appPermissions.has(['SendMessages', 'EmbedLinks'])).toBe(true);
    expect(ask?.memberPermissions?.has('ManageGuild')).toBe(false);
    expect(ask?.inCachedGuild() && ask.member.displayName).toBe('Ada');
  });

  test('may be for one member alone, and is then nowhere else', async () => {
    const { ada, channel, client, guild } = await scene((ask) =>
      ask.reply({ content: 'Only you.', flags: MessageFlags.Ephemeral }),
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    const ben = guild.member('Ben');

    expect(answer.ephemeral).toBe(true);
    expect(channel.messages()).toEqual([]);
    expect(channel.transcript()).toBe('↱ Ada used /ask\npaperboy (only Ada can see this): Only you.');
    expect(channel.transcript({ as: ben })).toBe('');
    const place = Routes.channelMessage(channel.id, answer.message.id);
    expect(await refusalOf(client.rest.get(place))).toBe('404 10008 Unknown Message');
    expect(await client.rest.get(Routes.channelMessages(channel.id))).toEqual([]);
    expect(() => ben.react(answer, '👍')).toThrow('nobody reacts to an ephemeral message');
    const react = Routes.channelMessageOwnReaction(channel.id, answer.message.id, encodeURIComponent('👍'));
    expect(await refusalOf(client.rest.put(react))).toBe('404 10008 Unknown Message');
  });

  test('may be deferred; it keeps its place and is shown when it is filled in', async () => {
    const { ada, channel } = await scene(async (ask) => {
      await ask.deferReply({ flags: MessageFlags.Ephemeral });
      expect(channel.transcript()).toBe('↱ Ada used /ask\npaperboy (only Ada can see this): is thinking…');
      await ask.editReply('Found it.');
    });
    const answer = await ada.slash('/ask', {}, { in: channel });
    expect(answer.transcript()).toBe('↱ Ada used /ask\npaperboy (only Ada can see this): Found it.');
  });

  test('that was deferred is filled in by the first follow-up too', async () => {
    const { ada, channel, settled } = await scene(async (ask) => {
      await ask.deferReply();
      await ask.followUp('Found it.');
      await ask.followUp({ content: 'And more.', flags: MessageFlags.Ephemeral });
    });
    const answer = await ada.slash('/ask', {}, { in: channel });
    await settled();
    expect(answer.content).toBe('Found it.');
    expect(answer.followUps.map(({ content, ephemeral }) => [content, ephemeral])).toEqual([
      ['And more.', true],
    ]);
  });

  test('can be fetched, edited and deleted by its token', async () => {
    const { ada, channel, settled } = await scene(async (ask) => {
      await ask.reply('one');
      expect((await ask.fetchReply()).content).toBe('one');
      const more = await ask.followUp('two');
      await ask.editReply({ message: more, content: 'three' });
      await ask.deleteReply();
      expect(await refusalOf(ask.fetchReply())).toBe('404 10008 Unknown Message');
    });
    await ada.slash('/ask', {}, { in: channel });
    await settled();
    expect(channel.transcript()).toBe('paperboy (edited): three');
  });
});

describe('an acknowledgement', () => {
  test('comes once', async () => {
    const refused: string[] = [];
    const { ada, channel, client, world } = await scene(async (ask) => {
      await ask.reply('one');
      const again = Routes.interactionCallback(ask.id, ask.token);
      const body = { type: 4, data: { content: 'two' } };
      refused.push(await refusalOf(client.rest.post(again, { body, auth: false })));
    });
    await ada.slash('/ask', {}, { in: channel });
    await world.until(() => refused.length === 1);
    expect(refused).toEqual(['400 40060 Interaction has already been acknowledged.']);
    expect(world.violations).toMatchObject([{ code: 40060 }]);
  });

  test('comes in time, or the member sees that the application did not respond', async () => {
    const events: string[] = [];
    const { ada, channel, world, settled } = await scene(
      async (ask) => {
        await world.until(() => events.includes('INTERACTION_FAILURE'));
        events.push(await refusalOf(ask.reply('too late')));
      },
      { acknowledge: 30 },
    );
    world.subscribe(({ name }) => void events.push(name));
    await expect(ada.slash('/ask', {}, { in: channel })).rejects.toThrow(
      'Ada: /ask: the application did not respond',
    );
    await settled();
    expect(events).toContain('404 10062 Unknown interaction');
    expect(channel.transcript()).toBe('');
  });

  test('is refused where the answer is malformed, and may then be tried again', async () => {
    const { ada, channel } = await scene(async (ask) => {
      expect(await refusalOf(ask.reply({ content: 'x'.repeat(2001) }))).toContain('400 50035');
      expect(await refusalOf(ask.reply({ embeds: [{ title: 'x'.repeat(257) }] }))).toContain('400 50035');
      expect(await refusalOf(ask.reply({}))).toContain('400 50006');
      await ask.reply('Sorry.');
    });
    expect((await ada.slash('/ask', {}, { in: channel })).content).toBe('Sorry.');
  });

  test('must fit: a command has no message to update', async () => {
    const { ada, channel, client } = await scene(async (ask) => {
      const callback = Routes.interactionCallback(ask.id, ask.token);
      const answer = (body: object) => refusalOf(client.rest.post(callback, { body, auth: false }));
      expect(await answer({ type: 7, data: { content: 'x' } })).toContain('400 50035');
      expect(await answer({ type: 8, data: { choices: [] } })).toContain('400 50035');
      await ask.reply('Here.');
    });
    await ada.slash('/ask', {}, { in: channel });
  });
});

describe('a token', () => {
  test('is good for fifteen minutes', async () => {
    let now = Date.now();
    const { ada, channel, settled } = await scene(
      async (ask) => {
        await ask.reply('one');
        now += 14 * 60_000;
        await ask.editReply('two');
        now += 2 * 60_000;
        expect(await refusalOf(ask.editReply('three'))).toBe('401 50027 Invalid Webhook Token');
      },
      { now: () => now },
    );
    await ada.slash('/ask', {}, { in: channel });
    await settled();
    expect(channel.last?.content).toBe('two');
  });

  test('is no webhook before the acknowledgement, nor under another application', async () => {
    const { ada, channel, client } = await scene(async (ask) => {
      const send = (application: string) =>
        refusalOf(
          client.rest.post(Routes.webhook(application, ask.token), { body: { content: 'x' }, auth: false }),
        );
      expect(await send(ask.applicationId)).toBe('404 10015 Unknown Webhook');
      await ask.reply('Here.');
      expect(await send('1')).toBe('404 10015 Unknown Webhook');
      expect(await refusalOf(ask.webhook.fetchMessage('1'))).toBe('404 10008 Unknown Message');
    });
    expect((await ada.slash('/ask', {}, { in: channel })).content).toBe('Here.');
  });
});

describe('a component', () => {
  test('updates its message', async () => {
    const { ada, channel } = await scene(
      (ask) => ask.reply({ content: 'page 1', components: [row('Next', 'Stop')] }),
      {
        others: (each) =>
          each.isButton() && each.update({ content: `page 2 by ${each.customId}`, components: [] }),
      },
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    expect(answer.transcript()).toBe('↱ Ada used /ask\npaperboy: page 1\n  [Next] [Stop]');
    await ada.click(answer, 'Next');
    expect(channel.transcript()).toBe('↱ Ada used /ask\npaperboy (edited): page 2 by next');
  });

  test('may defer the update, answer with a message of its own, or follow up', async () => {
    const { ada, channel, guild, settled } = await scene(
      (ask) => ask.reply({ content: 'menu', components: [row('Later', 'Mine')] }),
      {
        others: async (each) => {
          if (!each.isButton()) return;
          if (each.customId === 'mine')
            return each.reply({ content: 'yours', flags: MessageFlags.Ephemeral });
          await each.deferUpdate();
          await each.editReply('changed');
          await each.followUp('and more');
        },
      },
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    const later = await ada.click(answer, 'Later');
    expect(later.message.id).toBe(answer.message.id);
    const mine = await guild.member('Ben').click(answer, 'Mine');
    await settled();
    expect([mine.ephemeral, mine.content]).toEqual([true, 'yours']);
    expect(channel.transcript({ as: ada })).toBe(
      ['↱ Ada used /ask', 'paperboy (edited): changed', '  [Later] [Mine]', 'paperboy: and more'].join('\n'),
    );
  });

  test('of an ephemeral message changes that', async () => {
    const { ada, channel } = await scene(
      (ask) => ask.reply({ content: 'page 1', components: [row('Next')], flags: MessageFlags.Ephemeral }),
      { others: (each) => each.isButton() && each.update('page 2') },
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    await ada.click(answer, 'Next');
    expect(answer.content).toBe('page 2');
    expect(channel.ephemeral(ada).map(({ content }) => content)).toEqual(['page 2']);
  });

  test('tells the bot which message and component it was', async () => {
    const { ada, channel, client } = await scene(
      (ask) => ask.reply({ content: 'x', components: [row('Vote')] }),
      {
        others: (each) => each.isButton() && each.deferUpdate(),
      },
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    const told = heard(client, 'interactionCreate');
    await ada.click(answer, 'vote', { until: 'acknowledged' });
    expect((await told)[0]).toMatchObject({
      customId: 'vote',
      componentType: 2,
      message: { id: answer.message.id, content: 'x' },
      component: { label: 'Vote' },
    });
  });

  test('a select gives its values', async () => {
    const picked: unknown[] = [];
    const { ada, channel, guild } = await scene(
      (ask) =>
        ask.reply({
          content: 'which?',
          components: [
            {
              type: 1,
              components: [
                {
                  type: ComponentType.StringSelect,
                  customId: 'language',
                  placeholder: 'Language',
                  maxValues: 2,
                  options: [
                    { label: '한국어', value: 'ko' },
                    { label: 'English', value: 'en' },
                  ],
                },
              ],
            },
            {
              type: 1,
              components: [{ type: ComponentType.ChannelSelect, customId: 'where', placeholder: 'Where' }],
            },
          ],
        }),
      {
        others: async (each) => {
          if (each.isStringSelectMenu()) picked.push(each.values);
          if (each.isChannelSelectMenu())
            picked.push(each.channels.map((channel) => 'name' in channel && channel.name));
          if (each.isMessageComponent()) await each.deferUpdate();
        },
      },
    );
    const answer = await ada.slash('/ask', {}, { in: channel });
    await ada.select(answer, 'Language', ['한국어', 'en'], { until: 'acknowledged' });
    await ada.select(answer, 'Where', guild.channel('cards'), { until: 'acknowledged' });
    expect(picked).toEqual([['ko', 'en'], ['cards']]);
    await expect(ada.select(answer, 'Language', 'Deutsch')).rejects.toThrow(
      'the select offers: 한국어, English',
    );
    await expect(ada.select(answer, 'Language', [])).rejects.toThrow('the select takes 1 to 2, not 0');
  });
});
