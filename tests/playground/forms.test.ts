// "Invalid Form Body": every limit of a message, refused in Discord's shape, and its edge let through.
import { DiscordAPIError, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { formErrorsOf, stage } from './stage.ts';

const text = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => item(i));
const button = (change: object = {}) => ({ type: 2, style: 1, label: 'ok', custom_id: 'ok', ...change });
const row = (...components: object[]) => ({ type: 1, components });
const select = (change: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: [{ label: 'one', value: '1' }],
  ...change,
});
const inEmbed = (embed: object) => ({ embeds: [embed] });
const withButton = (change: object) => ({ content: 'x', components: [row(button(change))] });
const withSelect = (change: object) => ({ content: 'x', components: [row(select(change))] });

/** The body, the place of the error and its code. */
const WRONG: readonly [what: string, body: object, place: string, code: string][] = [
  ['content of 2001', { content: text(2001) }, 'content', 'BASE_TYPE_MAX_LENGTH'],
  ['content that is no text', { content: { a: 1 } }, 'content', 'BASE_TYPE_BAD_TYPE'],
  ['an unknown key', { content: 'x', contents: 'x' }, 'contents', 'UNKNOWN_KEY'],
  ['an unknown key deep inside', inEmbed({ title: 'x', colour: 1 }), 'embeds.0.colour', 'UNKNOWN_KEY'],
  ['an embed title of 257', inEmbed({ title: text(257) }), 'embeds.0.title', 'BASE_TYPE_MAX_LENGTH'],
  [
    'a description of 4097',
    inEmbed({ description: text(4097) }),
    'embeds.0.description',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an author of 257',
    inEmbed({ author: { name: text(257) } }),
    'embeds.0.author.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a footer of 2049',
    inEmbed({ footer: { text: text(2049) } }),
    'embeds.0.footer.text',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field name of 257',
    inEmbed({ fields: [{ name: text(257), value: 'x' }] }),
    'embeds.0.fields.0.name',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value of 1025',
    inEmbed({ fields: [{ name: 'x', value: text(1025) }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field without a value',
    inEmbed({ fields: [{ name: 'x' }] }),
    'embeds.0.fields.0.value',
    'BASE_TYPE_REQUIRED',
  ],
  [
    'an empty field',
    inEmbed({ fields: [{ name: ' ', value: 'x' }] }),
    'embeds.0.fields.0.name',
    'BASE_TYPE_REQUIRED',
  ],
  [
    '26 fields',
    inEmbed({ fields: many(26, (i) => ({ name: `${i}`, value: 'x' })) }),
    'embeds.0.fields',
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['11 embeds', { embeds: many(11, () => ({ title: 'x' })) }, 'embeds', 'BASE_TYPE_MAX_LENGTH'],
  [
    '6001 characters over all embeds',
    { embeds: [{ description: text(4000) }, { description: text(2001) }] },
    'embeds',
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an embed with nothing in it', inEmbed({ color: 1 }), 'embeds.0.description', 'BASE_TYPE_REQUIRED'],
  [
    'an image that is no address',
    inEmbed({ image: { url: 'depth.png' } }),
    'embeds.0.image.url',
    'URL_TYPE_INVALID_URL',
  ],
  [
    'an image over ftp',
    inEmbed({ image: { url: 'ftp://example.org/a.png' } }),
    'embeds.0.image.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'an image that was not attached',
    inEmbed({ image: { url: 'attachment://a.png' } }),
    'embeds.0.image.url',
    'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
  ],
  [
    'a link over javascript',
    inEmbed({ title: 'x', url: 'javascript:x' }),
    'embeds.0.url',
    'URL_TYPE_INVALID_SCHEME',
  ],
  [
    'a time that is none',
    inEmbed({ title: 'x', timestamp: 'today' }),
    'embeds.0.timestamp',
    'BASE_TYPE_BAD_VALUE',
  ],
  ['a colour beyond white', inEmbed({ title: 'x', color: 0x1000000 }), 'embeds.0.color', 'NUMBER_TYPE_MAX'],
  [
    'six rows',
    { content: 'x', components: many(6, (i) => row(button({ custom_id: `${i}` }))) },
    'components',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...many(6, (i) => button({ custom_id: `${i}` })))] },
    'components.0.components',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a select beside a button',
    { content: 'x', components: [row(button(), select())] },
    'components.0.components.1',
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  [
    'the same custom id twice',
    { content: 'x', components: [row(button(), button())] },
    'components.0.components.1.custom_id',
    'COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a button outside a row',
    { content: 'x', components: [button()] },
    'components.0.type',
    'BASE_TYPE_CHOICES',
  ],
  ['a custom id of 101', withButton({ custom_id: text(101) }), at('custom_id'), 'BASE_TYPE_MAX_LENGTH'],
  ['a label of 81', withButton({ label: text(81) }), at('label'), 'BASE_TYPE_MAX_LENGTH'],
  [
    'a button without label and emoji',
    withButton({ label: undefined }),
    at('label'),
    'BUTTON_COMPONENT_LABEL_REQUIRED',
  ],
  [
    'a button without custom id',
    withButton({ custom_id: undefined }),
    at('custom_id'),
    'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  ],
  [
    'a link without url',
    withButton({ style: 5, custom_id: undefined }),
    at('url'),
    'BUTTON_COMPONENT_URL_REQUIRED',
  ],
  [
    'a link with a custom id',
    withButton({ style: 5, url: 'https://example.org' }),
    at('custom_id'),
    'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ],
  ['a style that does not exist', withButton({ style: 9 }), at('style'), 'BASE_TYPE_CHOICES'],
  [
    'an emoji that is none',
    withButton({ emoji: { name: 'thumb' } }),
    at('emoji.name'),
    'COMPONENT_INVALID_EMOJI',
  ],
  [
    'a select of 26',
    withSelect({ options: many(26, (i) => ({ label: `${i}`, value: `${i}` })) }),
    at('options'),
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a select of nothing', withSelect({ options: [] }), at('options'), 'BASE_TYPE_MIN_LENGTH'],
  [
    'the same option twice',
    withSelect({ options: many(2, () => ({ label: 'a', value: 'a' })) }),
    at('options.1.value'),
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ],
  [
    'more values than options',
    withSelect({ max_values: 2 }),
    at('max_values'),
    'SELECT_COMPONENT_MAX_VALUES',
  ],
  ['a placeholder of 151', withSelect({ placeholder: text(151) }), at('placeholder'), 'BASE_TYPE_MAX_LENGTH'],
  [
    'users allowed twice over',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions',
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
];

/** The place of a component's key: the first of the first row. */
function at(key: string): string {
  return `components.0.components.0.${key}`;
}

const RIGHT: readonly [what: string, body: object][] = [
  ['content of 2000', { content: text(2000) }],
  ['6000 characters over all embeds', { embeds: [{ description: text(4000) }, { description: text(2000) }] }],
  ['ten embeds', { embeds: many(10, () => ({ title: 'x' })) }],
  ['25 fields', inEmbed({ fields: many(25, (i) => ({ name: `${i}`, value: 'x', inline: true })) })],
  [
    'five rows of five',
    { content: 'x', components: many(5, (r) => row(...many(5, (b) => button({ custom_id: `${r}${b}` })))) },
  ],
  [
    'a select of 25',
    withSelect({ options: many(25, (i) => ({ label: `${i}`, value: `${i}` })), max_values: 25 }),
  ],
  ['buttons with emoji alone', withButton({ label: undefined, emoji: { name: '👍🏽' } })],
  ['a link', withButton({ style: 5, custom_id: undefined, url: 'https://example.org' })],
  ['a time with an offset', inEmbed({ title: 'x', timestamp: '2024-01-22T09:00:00+09:00' })],
  ['nulls', { content: 'x', embeds: null, components: null, allowed_mentions: null, flags: null }],
  ['what discord.js says of nothing', { content: 'x', tts: false, enforce_nonce: false }],
];

test('a message within all limits passes', async () => {
  const { post, world } = await scene();
  for (const [, body] of RIGHT) await post(body);
  expect(world.refusals).toEqual([]);
});

test('a message beyond a limit is refused with the place and the code', async () => {
  const { post, world } = await scene();
  const told: Record<string, unknown> = {};
  for (const [what, body] of WRONG) told[what] = await formErrorsOf(post(body));
  expect(told).toEqual(Object.fromEntries(WRONG.map(([what, , place, code]) => [what, `${place} ${code}`])));
  expect(world.violations).toHaveLength(WRONG.length);
});

test('the error has the shape of the documentation', async () => {
  const { post } = await scene();
  const error = await post({ embeds: [{ title: text(257) }] }).catch((each: unknown) => each);
  if (!(error instanceof DiscordAPIError)) throw error;
  expect(error.status).toBe(400);
  expect(error.rawError).toEqual({
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      embeds: {
        0: {
          title: {
            _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' }],
          },
        },
      },
    },
  });
  expect(error.message).toContain('embeds[0].title[BASE_TYPE_MAX_LENGTH]');
});

test('a body that is no JSON is refused', async () => {
  const { playground, channel } = await scene();
  const answer = await fetch(`${playground.apiUrl}/v10${Routes.channelMessages(channel.id)}`, {
    method: 'POST',
    headers: { Authorization: `Bot ${playground.token}`, 'Content-Type': 'application/json' },
    body: '{"content":',
  });
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: 50109 }]);
});

async function scene() {
  const { client, world, playground } = await stage();
  const channel = world.guild().channel('papers');
  const post = (body: object) => client.rest.post(Routes.channelMessages(channel.id), { body });
  return { post, world, playground, channel };
}
