// Suggestions while a member types: at most 25, of the option's type, at once or never.
import { type AutocompleteInteraction, Routes, ApplicationCommandOptionType as Type } from 'discord.js';
import { expect, test } from 'vitest';
import { refusalOf, stage } from './stage.ts';

const commands = [
  {
    name: 'papers',
    description: 'Papers',
    options: [
      {
        type: Type.Subcommand as const,
        name: 'author',
        name_localizations: { ko: '저자' },
        description: 'By author',
        options: [
          {
            type: Type.String as const,
            name: 'name',
            description: 'Name',
            required: true,
            autocomplete: true,
          },
          { type: Type.Integer as const, name: 'year', description: 'Year', autocomplete: true },
          { type: Type.Boolean as const, name: 'mine', description: 'Only mine' },
        ],
      },
    ],
  },
];

async function scene(on: (typing: AutocompleteInteraction) => unknown) {
  const { client, world } = await stage({ commands, on: (each) => each.isAutocomplete() && on(each) });
  const guild = world.guild();
  guild.channel('papers');
  return { client, world, guild, ada: guild.member('Ada') };
}

test('the bot is told what is typed into which option, and what stands in the others', async () => {
  const told: unknown[] = [];
  const { ada } = await scene((typing) => {
    told.push([
      typing.options.getSubcommand(),
      typing.options.getFocused(true),
      typing.options.getBoolean('mine'),
    ]);
    return typing.respond([{ name: 'Yann LeCun', value: 'Yann LeCun' }]);
  });
  expect(await ada.suggest('/papers author', { mine: true, name: 'Yan' })).toEqual([
    { name: 'Yann LeCun', value: 'Yann LeCun' },
  ]);
  expect(told).toEqual([
    ['author', expect.objectContaining({ name: 'name', value: 'Yan', focused: true }), true],
  ]);
});

test('names count in the member’s language', async () => {
  const { ada } = await scene((typing) =>
    typing.respond([{ name: typing.options.getSubcommand(), value: 'x' }]),
  );
  ada.locale = 'ko';
  expect(await ada.suggest('/papers 저자', { name: '' })).toMatchObject([{ name: 'author' }]);
});

test('more than 25, too long, or of another type is refused', async () => {
  const told: string[] = [];
  const answer = (typing: AutocompleteInteraction, choices: unknown[]) =>
    refusalOf(
      typing.client.rest.post(Routes.interactionCallback(typing.id, typing.token), {
        body: { type: 8, data: { choices } },
        auth: false,
      }),
    );
  const { ada } = await scene(async (typing) => {
    const many = Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` }));
    told.push(
      await answer(typing, many),
      await answer(typing, [{ name: 'x'.repeat(101), value: 'x' }]),
      await answer(typing, [{ name: 'x', value: 'x'.repeat(101) }]),
      await answer(typing, [{ name: '', value: 'x' }]),
      await answer(typing, [{ name: 'a number', value: 1 }]),
    );
    await typing.respond(many.slice(1));
  });
  expect(await ada.suggest('/papers author', { name: 'x' })).toHaveLength(25);
  expect(told.map((each) => each.slice(0, 9))).toEqual(Array.from({ length: 5 }, () => '400 50035'));
});

test('there is no message and no deferral, and silence is a failure', async () => {
  const told: string[] = [];
  const { ada, world } = await scene(async (typing) => {
    const callback = Routes.interactionCallback(typing.id, typing.token);
    const { rest } = typing.client;
    told.push(
      await refusalOf(rest.post(callback, { body: { type: 4, data: { content: 'x' } }, auth: false })),
    );
    told.push(await refusalOf(rest.post(callback, { body: { type: 5 }, auth: false })));
  });
  Object.assign(world.state.timings, { acknowledge: 1_000 });
  await expect(ada.suggest('/papers author', { name: 'x' })).rejects.toThrow(
    'the application did not respond',
  );
  expect(told.map((each) => each.slice(0, 9))).toEqual(['400 50035', '400 50035']);
});

test('an option that does not exist cannot be typed into', async () => {
  const { ada } = await scene((typing) => typing.respond([]));
  await expect(ada.suggest('/papers author', {}, { focus: 'title' })).rejects.toThrow(
    '/papers author has no option "title" to type into',
  );
});
