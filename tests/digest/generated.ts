// Digests made up by fast-check: everything that the types allow and a hostile author might try.
import fc from 'fast-check';
import { boundNames, boundText, LONGEST, MOST } from '../../src/model/bounds.ts';
import { addDays, day } from '../../src/model/day.ts';
import type { Digest, Entry } from '../../src/model/digest.ts';
import { mediaKind } from '../../src/model/media.ts';
import { type Bullet, modelName, type Summary } from '../../src/model/summary.ts';
import { oneLine } from '../../src/model/text.ts';

/** Pieces that Markdown, Discord or HTML would take for markup. */
const MARKUP = [
  '[',
  ']',
  '](',
  '](http://evil.example)',
  '`',
  '```',
  '~~',
  '**',
  '***',
  '*',
  '_',
  '__',
  '\\',
  '\\\\',
  '#',
  '## ',
  '### [x](y)',
  '> ',
  '- ',
  '+ ',
  '1. ',
  '2) ',
  '| a | b |',
  '---',
  '===',
  '<!-- ',
  ' -->',
  '<script>',
  '<b>',
  '&amp;',
  '&#35;',
  '$x_1$',
  '\n',
  '\n\n',
  '@everyone',
  '<@1>',
  '<@&2>',
  '<#3>',
  '<:a:4>',
  '[x]: http://a.b',
  '[ ] ',
  '[x] ',
  ': ',
  '**a**: ',
  'https://a.example/b_c',
  ',',
  "'",
  '"',
  '확산',
  '모델을',
  '+',
  'TL;DR',
  '\u202e',
  '\u0000',
  '👩‍👩‍👧‍👦',
];

const hostile = fc.array(
  fc.oneof(
    fc.constantFrom(...MARKUP),
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  {
    minLength: 1,
    maxLength: 12,
  },
);

/** One line of anything, as the borders of the house leave it. */
export const line = hostile.map((parts) => oneLine(parts.join(''))).filter((text) => text !== '');

const longLine = fc
  .tuple(line, fc.integer({ min: 1, max: 400 }))
  .map(([text, times]) => oneLine(text.repeat(times)));

const paperId = fc
  .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99999 }))
  .map(([month, number]) => `${String(month).padStart(4, '0')}.${String(number).padStart(5, '0')}`);

const address = fc
  .tuple(
    fc.webUrl({ withQueryParameters: true }),
    fc.constantFrom('.png', '.svg', '.gif', '.qt', '.mp4', '.webm', ''),
  )
  .map(([url, ending]) => `${url.replace(/["<>]/g, '')}${ending}`);

const bullet: fc.Arbitrary<Bullet> = fc.record({
  label: fc.option(line, { freq: 3 }),
  text: fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: longLine }),
  depth: fc.constantFrom(0, 1),
});

const summary = (language: string): fc.Arbitrary<Summary> =>
  fc.record({
    kind: fc.constantFrom('written', 'ai', 'extract'),
    by: fc.option(fc.constantFrom('gpt-5-mini', 'hf.co/Qwen/Qwen3-8B:Q4', 'a->b').map(modelName), {
      freq: 1,
    }),
    language: fc.constantFrom(language, 'en', 'zh-CN'),
    tldr: fc.option(line),
    bullets: fc.array(bullet, { maxLength: 6 }),
  });

const entry = (language: string): fc.Arbitrary<Entry> =>
  fc.record({
    id: paperId,
    title: fc
      .oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: longLine })
      .map((title) => boundText(title, LONGEST.title)),
    authors: fc.array(line, { maxLength: 8 }).map((names) => boundNames(names, MOST.authors)),
    upvotes: fc.option(fc.nat()),
    image: fc.option(address.filter((url) => mediaKind(url) !== 'video')),
    video: fc.option(address),
    summary: summary(language),
    lateOf: fc.option(aDay, { freq: 1 }),
  });

const aDay = fc.nat(5000).map((days) => addDays(day('2020-01-01'), days));

export const digest: fc.Arbitrary<Digest> = fc.record({
  date: aDay,
  language: fc.constant('ko'),
  entries: fc.uniqueArray(entry('ko'), { maxLength: 4, selector: ({ id }) => id }),
});
