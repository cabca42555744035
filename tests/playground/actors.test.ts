// Actors do what a person at a Discord client can do, and are told clearly what one can't.
import { ButtonStyle, ComponentType, ApplicationCommandOptionType as Type } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { ground, stage } from './stage.ts';

const text = { type: Type.String as const, description: 'x' };

const commands = [
  {
    name: 'papers',
    name_localizations: { ko: '논문' },
    description: 'Papers',
    options: [
      {
        type: Type.Subcommand as const,
        name: 'search',
        name_localizations: { ko: '찾기' },
        description: 'Search',
        options: [
          {
            ...text,
            name: 'query',
            name_localizations: { ko: '검색어' },
            required: true,
            min_length: 2,
            max_length: 20,
          },
          { ...text, name: 'sort', choices: [{ name: 'Newest first', value: 'new' }] },
          { type: Type.Integer as const, name: 'limit', description: 'x', min_value: 1, max_value: 10 },
          { type: Type.Boolean as const, name: 'mine', description: 'x' },
          { type: Type.Channel as const, name: 'place', description: 'x', channel_types: [0 as const] },
          { type: Type.User as const, name: 'who', description: 'x' },
          { type: Type.Role as const, name: 'role', description: 'x' },
        ],
      },
      {
        type: Type.SubcommandGroup as const,
        name: 'list',
        description: 'Lists',
        options: [{ type: Type.Subcommand as const, name: 'show', description: 'Show' }],
      },
    ],
  },
];

async function scene() {
  const { world } = await stage({
    commands,
    on: async (each) => {
      if (!each.isChatInputCommand()) return;
      const { options } = each;
      const told = [options.getSubcommandGroup(), options.getSubcommand(), ...options.data.flatMap(valuesOf)];
      await each.reply(told.filter((one) => one !== null).join(' '));
    },
  });
  const guild = world.guild();
  return { world, guild, papers: guild.channel('papers'), ada: guild.member('Ada') };
}

interface Progress {
  readonly value?: unknown;
  readonly options?: readonly Progress[];
}

function valuesOf({ value, options = [] }: Progress): unknown[] {
  return [...(value === undefined ? [] : [value]), ...options.flatMap(valuesOf)];
}

describe('a slash command', () => {
  test('takes values of every type', async () => {
    const { ada, guild, papers } = await scene();
    const role = guild.role('Readers');
    const answer = await ada.slash('/papers search', {
      query: ' depth ',
      sort: 'Newest first',
      limit: 3,
      mine: true,
      place: papers,
      who: ada,
      role,
    });
    expect(answer.content).toBe(`search depth new 3 true ${papers.id} ${ada.id} ${role.id}`);
    expect((await ada.slash('/papers list show')).content).toBe('list show');
  });

  test('is found by its name in the member’s language', async () => {
    const { guild } = await scene();
    const mina = guild.member('Mina', { locale: 'ko' });
    expect((await mina.slash('/논문 찾기', { 검색어: '깊이' })).content).toBe('search 깊이');
    expect((await mina.slash('/papers search', { query: '깊이' })).content).toBe('search 깊이');
  });

  test.each([
    ['/papers', {}, '/papers is not a whole command; it has: search, list'],
    ['/papers find', {}, '/papers has no sub-command "find"; it has: search, list'],
    ['/papers search', {}, 'the option "query" is required'],
    ['/papers search', { query: 'depth', title: 'x' }, 'no option "title"; there are: query, sort, limit'],
    ['/papers search', { query: 7 }, 'the option "query" must be text'],
    ['/papers search', { query: 'd' }, 'the option "query" must be 2 to 20 characters long'],
    ['/papers search', { query: 'depth', sort: 'oldest' }, 'the option "sort" must be one of Newest first'],
    ['/papers search', { query: 'depth', limit: 11 }, 'the option "limit" must be between 1 and 10'],
    ['/papers search', { query: 'depth', limit: 1.5 }, 'the option "limit" must be a whole number'],
    ['/papers search', { query: 'depth', mine: 'yes' }, 'the option "mine" must be true or false'],
    ['/papers search', { query: 'depth', place: '1' }, 'the option "place" must be a channel'],
  ])('%s %o cannot be sent: %s', async (path, values, error) => {
    const { ada, world } = await scene();
    await expect(ada.slash(path, values)).rejects.toThrow(error);
    expect(world.state.interactions.size).toBe(0);
  });

  test('takes only channels of the types that it names', async () => {
    const { ada, guild } = await scene();
    const place = guild.channel('talk', { type: 'voice' });
    await expect(ada.slash('/papers search', { query: 'depth', place })).rejects.toThrow(
      'the option "place" must be a channel of type 0',
    );
  });
});

describe('a message', () => {
  async function menu() {
    const { world } = await stage({
      commands: [{ name: 'menu', description: 'x' }],
      on: (each) =>
        each.isChatInputCommand() &&
        each.reply({
          components: [
            {
              type: 1,
              components: [
                { type: 2, style: ButtonStyle.Primary, label: 'Next', emoji: '▶️', customId: 'a' },
                { type: 2, style: ButtonStyle.Primary, label: 'Back', customId: 'b', disabled: true },
                { type: 2, style: ButtonStyle.Link, label: 'Read', url: 'https://example.org' },
              ],
            },
            {
              type: 1,
              components: [
                {
                  type: ComponentType.StringSelect,
                  customId: 'c',
                  options: [
                    { label: 'one', value: '1', default: true },
                    { label: 'two', value: '2' },
                  ],
                },
              ],
            },
          ],
        }),
    });
    const guild = world.guild();
    const channel = guild.channel('papers');
    const ada = guild.member('Ada');
    return { world, guild, channel, ada, answer: await ada.slash('/menu', {}, { in: channel }) };
  }

  test('shows its buttons and selects', async () => {
    const { channel } = await menu();
    expect(channel.transcript()).toMatchInlineSnapshot(`
      "↱ Ada used /menu
      paperboy:
        [▶️ Next] [Back (off)] [Read ↗ https://example.org]
        [▾ one: one | two]"
    `);
  });

  test('has no button to press that is disabled, a link, ambiguous, or not there', async () => {
    const { ada, answer, channel, guild } = await menu();
    await expect(ada.click(answer, 'Back')).rejects.toThrow('"Back" is disabled');
    await expect(ada.click(answer, 'Read')).rejects.toThrow('"Read" is a link to https://example.org');
    await expect(ada.click(answer, 'Stop')).rejects.toThrow(
      'the message has no "Stop"; it has: "▶️ Next", "Back", "Read"',
    );
    await expect(ada.click(answer, /e/)).rejects.toThrow('"/e/" is not the only one of');
    channel.deny(guild.everyone, 'ViewChannel');
    await expect(ada.click(answer, '▶️')).rejects.toThrow('Ada cannot see #papers');
  });

  test('that is gone has nothing to press', async () => {
    const { ada, answer, guild } = await menu();
    const { message } = answer;
    guild.member('Mod', { admin: true }).delete(message);
    await expect(ada.click(message, 'Next')).rejects.toThrow('the message is deleted');
    expect(() => answer.message).toThrow('the bot answered without a message, or deleted it');
  });
});

describe('a transcript', () => {
  test('names people, roles, channels and commands, and no ids or times', async () => {
    const { world, guild, papers, ada } = await scene();
    const readers = guild.role('Readers');
    const [search] = world.state.commands.values();
    ada.say(
      papers,
      `${ada} ${readers} ${papers} </papers search:${search?.id}> <t:1705914000:R> ${ada.id} <:ok:${ada.id}>`,
    );
    expect(papers.transcript()).toBe('Ada: @Ada @Readers #papers /papers search <time> <id> :ok:');
  });

  test('indents the lines of a message', async () => {
    const { papers, ada } = await scene();
    ada.say(papers, 'one\ntwo');
    expect(papers.transcript()).toBe('Ada: one\n  two');
  });
});

describe('waiting', () => {
  test('ends when something happened, and tells what did not', async () => {
    const { world } = await ground();
    const guild = world.guild();
    const ada = guild.member('Ada');
    const channel = guild.channel('papers');
    const waiting = world.until(() => channel.last?.content);
    ada.say(channel, 'hello');
    expect(await waiting).toBe('hello');
    await expect(world.until(() => false, { timeout: 20, what: 'nothing' })).rejects.toThrow(
      'waited 20 ms in vain for nothing',
    );
    await expect(world.until(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });

  test('an answer that stays away is told by what is missing', async () => {
    const { world } = await stage({
      commands: [{ name: 'slow', description: 'x' }],
      playground: { timings: { patience: 1_000 } },
      on: (each) => each.isChatInputCommand() && each.deferReply(),
    });
    const guild = world.guild();
    guild.channel('papers');
    const ada = guild.member('Ada');
    await expect(ada.slash('/slow')).rejects.toThrow(
      'Ada: /slow: the answer was deferred, and not filled in within 1000 ms',
    );
    const answer = await ada.slash('/slow', {}, { until: 'acknowledged' });
    expect(answer.transcript()).toBe('↱ Ada used /slow\npaperboy: is thinking…');
  });
});

test('everything that happens is told to who subscribes, also what one member alone sees', async () => {
  const { world } = await stage({
    commands: [{ name: 'hush', description: 'x' }],
    on: (each) => each.isChatInputCommand() && each.reply({ content: 'psst', flags: 64 }),
  });
  const guild = world.guild();
  const channel = guild.channel('papers');
  const ada = guild.member('Ada');
  const seen: string[] = [];
  const stop = world.subscribe(
    ({ name, onlyTo }) => void seen.push(onlyTo === ada.id ? `${name} for Ada` : name),
  );
  await ada.slash('/hush', {}, { in: channel });
  ada.say(channel, 'hello');
  stop();
  ada.say(channel, 'unheard');
  expect(seen).toEqual([
    'INTERACTION_CREATE',
    'MESSAGE_CREATE for Ada',
    'INTERACTION_SUCCESS for Ada',
    'MESSAGE_CREATE',
  ]);
});
