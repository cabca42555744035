// Registering commands: all at once or one by one, and everything that Discord refuses of them.
import {
  ContextMenuCommandBuilder,
  DiscordAPIError,
  Routes,
  SlashCommandBuilder,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { formErrorsOf, refusalOf, stage } from './stage.ts';

const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => item(i));
const text = (length: number) => 'x'.repeat(length);
const option = (change: object = {}) => ({
  type: Type.String,
  name: 'query',
  description: 'what',
  ...change,
});
const command = (change: object = {}) => ({ name: 'papers', description: 'Papers', ...change });
const withOption = (change: object) => command({ options: [option(change)] });

async function scene() {
  const { client, world } = await stage();
  const id = client.user?.id ?? '';
  const put = (body: unknown) =>
    client.rest.put(Routes.applicationCommands(id), { body }) as Promise<Named[]>;
  return { client, world, id, put, guild: world.guild() };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

describe('commands', () => {
  test('are registered in one request; one that stays keeps its id', async () => {
    const { client, world, put } = await scene();
    const papers = new SlashCommandBuilder()
      .setName('papers')
      .setNameLocalizations({ ko: '논문' })
      .setDescription('Look papers up')
      .setDescriptionLocalizations({ ko: '논문을 찾아봅니다' })
      .setDefaultMemberPermissions(0)
      .addSubcommand((sub) =>
        sub
          .setName('search')
          .setDescription('By keyword')
          .addStringOption((each) =>
            each
              .setName('query')
              .setDescription('Keyword')
              .setRequired(true)
              .setAutocomplete(true)
              .setMaxLength(100),
          )
          .addIntegerOption((each) =>
            each
              .setName('limit')
              .setDescription('How many')
              .setMinValue(1)
              .addChoices({ name: 'ten', value: 10 }),
          ),
      );
    const save = new ContextMenuCommandBuilder().setName('Save paper').setType(3);
    await client.application?.commands.set([papers, save]);
    const [first, second] = await put([papers.toJSON(), command({ name: 'help' })]);

    expect([...world.state.commands.values()].map(({ name }) => name)).toEqual(['papers', 'help']);
    expect(first?.id).toBe([...world.state.commands.keys()][0]);
    expect(second?.id).not.toBe(first?.id);
    const fetched = await client.application?.commands.fetch({ withLocalizations: true });
    expect(fetched?.first()?.nameLocalizations).toEqual({ ko: '논문' });
    expect(fetched?.first()?.defaultMemberPermissions?.bitfield).toBe(0n);
    expect(world.violations).toEqual([]);
  });

  test('are made, changed and deleted one by one', async () => {
    const { client, id, world } = await scene();
    const made = await client.application?.commands.create(command());
    await made?.edit({ description: 'Other words' });
    expect((await client.application?.commands.fetch(made?.id ?? ''))?.description).toBe('Other words');
    const other = await client.application?.commands.create(command({ name: 'help' }));
    const rename = client.rest.patch(Routes.applicationCommand(id, other?.id ?? ''), {
      body: { name: 'papers' },
    });
    expect(await refusalOf(rename)).toBe('400 40041 An application command with that name already exists');
    await made?.delete();
    expect(world.state.commands.size).toBe(1);
    expect(await refusalOf(client.application?.commands.fetch(made?.id ?? '') ?? Promise.resolve())).toBe(
      '404 10063 Unknown application command',
    );
  });

  test('may belong to one guild', async () => {
    const { client, id, guild, world } = await scene();
    await client.application?.commands.set([command()], guild.id);
    expect(
      guild
        .member('Ada')
        .commands(guild.channel('papers'))
        .map(({ name }) => name),
    ).toEqual(['papers']);
    expect(world.state.commands.size).toBe(0);
    const elsewhere = world.guild({ bot: false });
    const put = client.rest.put(Routes.applicationGuildCommands(id, elsewhere.id), { body: [command()] });
    expect(await refusalOf(put)).toBe('403 50001 Missing Access');
  });

  test('are at most 100, and 15 of each menu', async () => {
    const { put } = await scene();
    const full = [
      ...many(100, (i) => command({ name: `c${i}` })),
      ...many(15, (i) => ({ type: 2, name: `User ${i}` })),
      ...many(15, (i) => ({ type: 3, name: `Message ${i}` })),
    ];
    expect(await refusalOf(put(full))).toBe('it was not refused');
    const beyond = '400 30032 Maximum number of application commands reached';
    expect(await refusalOf(put([...full, command({ name: 'c100' })]))).toBe(beyond);
    expect(await refusalOf(put([...full, { type: 3, name: 'Message 15' }]))).toBe(beyond);
  });
});

const WRONG: readonly [what: string, command: object, place: string, code: string][] = [
  ['a name in capitals', command({ name: 'Papers' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', command({ name: 'my papers' }), 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33', command({ name: text(33) }), 'name', 'BASE_TYPE_MAX_LENGTH'],
  ['no description', { name: 'papers' }, 'description', 'BASE_TYPE_REQUIRED'],
  ['a description of 101', command({ description: text(101) }), 'description', 'BASE_TYPE_MAX_LENGTH'],
  ['an unknown key', command({ descriptions: 'x' }), 'descriptions', 'UNKNOWN_KEY'],
  [
    'a locale that does not exist',
    command({ name_localizations: { kr: 'x' } }),
    'name_localizations',
    'BASE_TYPE_CHOICES',
  ],
  [
    'a localized name with a space',
    command({ name_localizations: { ko: '논문 찾기' } }),
    'name_localizations.ko',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    '26 options',
    command({ options: many(26, (i) => option({ name: `o${i}` })) }),
    'options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    command({ options: [option(), option({ name: 'more', required: true })] }),
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'the same option twice',
    command({ options: [option(), option()] }),
    'options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    '26 choices',
    withOption({ choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) }),
    'options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice of 101',
    withOption({ choices: [{ name: text(101), value: 'x' }] }),
    'options.0.choices.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'the same choice twice',
    withOption({ choices: many(2, () => ({ name: 'a', value: 'a' })) }),
    'options.0.choices.1.name',
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
  ],
  [
    'choices and autocomplete',
    withOption({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }),
    'options.0.choices',
    'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
  ],
  [
    'a sub-command beside an option',
    command({ options: [{ type: 1, name: 'search', description: 'x' }, option()] }),
    'options.0.type',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['an option type that does not exist', withOption({ type: 99 }), 'options.0.type', 'BASE_TYPE_CHOICES'],
  [
    'a minimum above the maximum',
    withOption({ min_length: 5, max_length: 4 }),
    'options.0.min_length',
    'APPLICATION_COMMAND_OPTIONS_MIN_EXCEEDS_MAX',
  ],
  ['a menu entry with a description', command({ type: 3 }), 'description', 'APPLICATION_COMMAND_DESCRIPTION'],
  ['contexts that do not exist', command({ contexts: [7] }), 'contexts.0', 'BASE_TYPE_CHOICES'],
  [
    'an installation that does not exist',
    command({ integration_types: [2] }),
    'integration_types.0',
    'BASE_TYPE_CHOICES',
  ],
  [
    'more than 8000 characters',
    command({
      options: many(25, (i) =>
        option({
          name: `o${i}`,
          choices: many(25, (j) => ({ name: `${j}`, value: text(20) })),
        }),
      ),
    }),
    '',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
];

test('a command beyond a limit is refused with the place and the code', async () => {
  const { client, id } = await scene();
  const told: Record<string, string> = {};
  for (const [what, body] of WRONG) {
    told[what] = await formErrorsOf(client.rest.post(Routes.applicationCommands(id), { body }));
  }
  expect(told).toEqual(
    Object.fromEntries(WRONG.map(([what, , place, code]) => [what, `${place} ${code}`.trim()])),
  );
});

test('of many commands, the wrong one is named by its place', async () => {
  const { put } = await scene();
  const names = [command(), command({ name: 'help' }), command()];
  const error = await put(names).catch((each: unknown) => each);
  expect(error instanceof DiscordAPIError && error.rawError).toMatchObject({
    errors: { 2: { name: { _errors: [{ code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' }] } } },
  });
});

test('a guild command has no contexts', async () => {
  const { client, id, guild } = await scene();
  const body = [command({ contexts: [0] })];
  const put = client.rest.put(Routes.applicationGuildCommands(id, guild.id), { body });
  expect(await refusalOf(put)).toContain('50035');
});
