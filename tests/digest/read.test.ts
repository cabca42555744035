// Every form that the archive's documents take, and what is said of what can't be read.
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { parseDay } from '../../src/model/day.ts';

const HEAD = '### [Thinking in Boxes](https://arxiv.org/abs/2401.00001)';

function read(markdown: string, date: string | null = null) {
  return readMarkdown(markdown, { language: 'ko', date: date === null ? null : parseDay(date) });
}

/** The one paper whose document continues so below its heading. */
function paper(...lines: string[]) {
  const { digests, skipped } = read(['## Daily Papers (2024-01-22)', '', HEAD, '', ...lines].join('\n'));
  const entry = digests[0]?.entries[0];
  if (!entry || digests.length > 1) throw new Error('there should be one paper');
  return { ...entry, skipped };
}

const bullets = (...lines: string[]) =>
  paper(...lines).summary.bullets.map(
    ({ label, text, depth }) => `${'>'.repeat(depth)}${label ?? ''}|${text}`,
  );

describe('media', () => {
  const film = 'https://cdn-uploads.huggingface.co/a/b.mp4';
  it.each([
    ['an image line', ['![](https://x.org/a.png)'], { image: 'https://x.org/a.png', video: null }],
    ['an image that is a film', ['![](https://x.org/a.qt)'], { image: null, video: 'https://x.org/a.qt' }],
    [
      'a link and a player',
      [`[Watch Video](${film})`, `<div><video controls src="${film}" muted="false"></video></div>`],
      { image: null, video: film },
    ],
    [
      'a link without brackets',
      [`[Watch Video]${film}`, `<div><video controls src="${film}" muted="false"></video></div>`],
      { image: null, video: film },
    ],
    ['a player alone', [`<video src='${film}'></video>`], { image: null, video: film }],
    ['nothing', [], { image: null, video: null }],
  ])('may be %s', (_, lines, media) => {
    expect(paper(...lines, '', 'Vote: 3')).toMatchObject({ ...media, upvotes: 3, skipped: [] });
  });

  it('that is no web address is reported and left out', () => {
    const { image, skipped } = paper('![](/avatars/1.svg)', '', 'Vote: 3');
    expect(image).toBeNull();
    expect(skipped).toEqual([
      { line: 5, reason: '2401.00001: "/avatars/1.svg" is not a web address; the paper is kept without it' },
    ]);
  });
});

describe('upvotes', () => {
  it.each([
    ['Vote: 26', 26],
    ['Vote: 1,024', 1024],
    ['Vote: -', null],
    ['', null],
  ])('read "%s" as %s', (line, upvotes) => {
    expect(paper(line)).toMatchObject({ upvotes, skipped: [] });
  });

  it('that are no number are reported', () => {
    expect(paper('Vote: many').skipped).toEqual([
      { line: 5, reason: '2401.00001: "many" is not a number of upvotes' },
    ]);
  });
});

describe('authors', () => {
  it.each([
    ['repeated names', 'Authors: Ada Lovelace, Ada Lovelace, Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['a lone plus', 'Authors: Ada Lovelace, +, Emmy Noether', ['Ada Lovelace', 'Emmy Noether']],
    ['a Python list', `Authors: ['Ada Lovelace', "Conan O'Brien"]`, ['Ada Lovelace', "Conan O'Brien"]],
    [
      'an escaped comma',
      'Authors: Martin Luther King\\, Jr., Ada Lovelace',
      ['Martin Luther King, Jr.', 'Ada Lovelace'],
    ],
    ['none', '', []],
  ])('may be %s', (_, line, authors) => {
    expect(paper(line).authors).toEqual(authors);
  });

  it('may stand right below the votes, and may be very many', () => {
    const names = Array.from({ length: 700 }, (_, index) => `Author ${index}`);
    expect(paper('Vote: 3', `Authors: ${names.join(', ')}`)).toMatchObject({ authors: names, upvotes: 3 });
  });
});

describe('a summary', () => {
  it('is plain bullets', () => {
    expect(bullets('- one', '- two')).toEqual(['|one', '|two']);
  });

  it('is labelled bullets, with two stars or three', () => {
    expect(
      bullets("- **What's New**: one", '- ***Technical Details***: two', '- ***Conclusion*: three'),
    ).toEqual(["What's New|one", 'Technical Details|two', 'Conclusion|three']);
  });

  it('is nested bullets and numbered lists, one deeper', () => {
    expect(bullets('- one', '  - (1) a', '  - (2) b', '- two:', '1. **A**: c', '2. d', '- three')).toEqual([
      '|one',
      '>|(1) a',
      '>|(2) b',
      '|two:',
      '>A|c',
      '>|d',
      '|three',
    ]);
  });

  it('keeps a number that begins a bullet, formulas, loose lines and what only looks like a tag', () => {
    expect(
      bullets(
        '- 2) two',
        '- so:',
        'x = 10^3',
        '',
        '$$ L = \\sum_i l_i $$',
        '',
        '- the <MASK> token',
        '',
        'At last.',
      ),
    ).toEqual(['|2) two', '|so: x = 10^3', '>|$$ L = \\sum_i l_i $$', '|the <MASK> token', '>|At last.']);
  });

  it('may begin with a TL;DR and say whose words it is', () => {
    expect(
      paper('Vote: 1', '', '<!-- summary: extract en -->', '', '> **TL;DR**: In short.', '', '- one').summary,
    ).toEqual({
      kind: 'extract',
      by: null,
      language: 'en',
      tldr: 'In short.',
      bullets: [{ label: null, text: 'one', depth: 0 }],
    });
  });

  it('that opens a fence, a comment or a tag and never closes it, does not swallow the next paper', () => {
    for (const opened of ['```', '<!--', '<pre>', '- ```', '<script>']) {
      const next = '### [Another](https://arxiv.org/abs/2401.00002)';
      const { digests } = read(['## Daily Papers (2024-01-22)', HEAD, opened, next, '- two'].join('\n'));
      expect(digests[0]?.entries.map(({ id }) => id)).toEqual(['2401.00001', '2401.00002']);
    }
  });
});

describe('a document', () => {
  it('may have its date twice, no heading but a dated name, or other line ends and a byte order mark', () => {
    const next = '### [Another](https://arxiv.org/abs/2401.00002)';
    const twice = ['## Daily Papers (2024-01-22)', HEAD, '## Daily Papers (2024-01-22)', next];
    for (const [source, date] of [
      [twice.join('\n'), null],
      [[HEAD, next].join('\n'), '2024-01-22'],
      [`\ufeff${twice.join('\r\n')}`, null],
    ] as const) {
      const { digests, skipped } = read(source, date);
      expect(skipped).toEqual([]);
      expect(digests.map(({ date: of, entries }) => [of, entries.length])).toEqual([['2024-01-22', 2]]);
    }
  });

  it('cuts and reports a title and authors that no paper has', () => {
    const authors = Array.from({ length: 60_000 }, (_, index) => `Author ${index}`).join(', ');
    const { digests, skipped } = read(
      `## Daily Papers (2024-01-22)\n\n### [${'very long '.repeat(10_000)}](https://arxiv.org/abs/2401.00001)\n\nAuthors: ${authors}\n`,
    );
    const [entry] = digests[0]?.entries ?? [];
    expect(entry?.title.length).toBeLessThanOrEqual(1_000);
    expect(entry?.authors).toHaveLength(5_000);
    expect(skipped).toEqual([
      { line: 3, reason: '2401.00001: the title has 99999 letters; the first 1000 are kept' },
      { line: 3, reason: '2401.00001: 60000 authors; the first 5000 are kept' },
    ]);
  });

  it('looks for no table in a line without end', () => {
    const row = '<tr><td>'.repeat(100_000);
    expect(paper('- A point', row).summary.bullets[0]?.text).toMatch(/^A point/);
  });

  it("reports what it can't read, with its line, and reads the rest", () => {
    const { digests, skipped } = read(
      [
        'Hello!',
        '### [No date](https://arxiv.org/abs/2401.00009)',
        '## Daily Papers (2024-02-30)',
        '## Daily Papers (2024-01-22)',
        'Good morning.',
        HEAD,
        '- one',
        '### No link',
        '### [No id](https://example.org/paper)',
        '# Notes',
        '### [Thinking in Boxes](https://arxiv.org/abs/2401.00001v2)',
        '### [Half a headi',
      ].join('\n'),
    );
    expect(digests).toMatchObject([{ date: '2024-01-22', entries: [{ id: '2401.00001' }] }]);
    expect(skipped.map(({ line, reason }) => `${line}: ${reason}`)).toMatchInlineSnapshot(`
      [
        "1: text that belongs to no paper",
        "2: 2401.00009 has no date; a heading ## Daily Papers (YYYY-MM-DD) should stand above it",
        "3: "2024-02-30" is not a date, so the papers below it have none",
        "5: text that belongs to no paper",
        "8: the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)",
        "9: the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)",
        "10: a heading that is neither a day nor a paper",
        "11: 2401.00001 stands in this day already",
        "12: the heading names no paper; it should read ### [title](https://arxiv.org/abs/ID)",
      ]
    `);
  });
});

describe('a document made to hurt', () => {
  it.each([
    ['lists in lists', `${'- '.repeat(20_000)}end`],
    ['quotations in quotations', `${'> '.repeat(20_000)}end`],
    ['an endless line', `- ${'가'.repeat(2_000_000)} end`],
    ['very many lines', `${'- 가\n'.repeat(60_000)}- end`],
    ['brackets without end', `- ${'['.repeat(500_000)} end`],
  ])('loses nothing: %s', (_, summary) => {
    const next = '### [Another](https://arxiv.org/abs/2401.00002)';
    const { digests } = read(['## Daily Papers (2024-01-22)', HEAD, summary, next].join('\n'));
    const [first, second] = digests[0]?.entries ?? [];
    expect(first?.summary.bullets.at(-1)?.text).toMatch(/end$/);
    expect(second?.id).toBe('2401.00002');
  });
});
