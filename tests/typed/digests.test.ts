// Digests that others wrote, in their own form: every paper in them is read, or reported with its line.
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { day } from '../../src/model/day.ts';

const DATE = day('2024-03-04');

function read(...lines: string[]) {
  const { digests, skipped } = readMarkdown(lines.join('\n'), { language: null, date: DATE });
  const entries = digests.flatMap((digest) => digest.entries);
  return { digests, entries, skipped, ids: entries.map(({ id }) => id) };
}

const A = 'https://arxiv.org/abs/2403.00001';
const B = 'https://arxiv.org/abs/2403.00002';
const C = 'https://arxiv.org/abs/2403.00003';
const [a, b, c] = ['2403.00001', '2403.00002', '2403.00003'];

const texts = (entry: ReturnType<typeof read>['entries'][number] | undefined) =>
  entry?.summary.bullets.map(({ text }) => text);

describe('a heading of a paper', () => {
  it.each([
    ['is of any level', [`# [One](${A})`, `## [Two](${B})`, `###### [Three](${C})`]],
    ['is indented', [`  ### [One](${A})`, `   ## [Two](${B})`, `### [Three](${C})`]],
    ['is underlined', [`[One](${A})`, '---', '', `[Two](${B})`, '===', '', `[Three](${C})`, '------']],
    ['is numbered', [`### 1. [One](${A})`, `### 2) [Two](${B})`, `### #3 [Three](${C})`]],
    ['has its number in brackets', [`### [1] [One](${A})`, `### (2) [Two](${B})`, `### [3]. [Three](${C})`]],
    ['is closed by hashes', [`### [One](${A}) ###`, `### [Two](${B}) ##`, `## [Three](${C}) #`]],
    ['is bold', [`### **[One](${A})**`, `### [**Two**](${B})`, `**[Three](${C})**`]],
    [
      'has an emoji or a word before its link',
      [`### 🔥 [One](${A})`, `### New: [Two](${B})`, `### ⭐️ 3. [Three](${C})`],
    ],
    [
      'has text behind its link',
      [`### [One](${A}) (▲ 12)`, `### [Two](${B}) - ICLR`, `### [Three](${C}) [code](https://x.org)`],
    ],
    ['names the id only', [`### One (arXiv:${a})`, `### [${b}] Two`, `### Three, ${c}v2`]],
    ['has the address on its next line', ['### One', A, '### Two', `<${B}>`, '### Three', `Paper: ${C}`]],
    [
      'links to the pdf',
      [
        '### [One](https://arxiv.org/pdf/2403.00001v2.pdf)',
        `### [Two](https://huggingface.co/papers/${b})`,
        `### [Three](https://doi.org/10.48550/arXiv.${c})`,
      ],
    ],
    ['is a numbered list of links', [`1. [One](${A})`, `2. [Two](${B})`, `3. [Three](${C})`]],
    ['is a list of links', [`- [One](${A})`, `* [Two](${B})`, `+ [Three](${C})`]],
    [
      'is a list of titles in bold',
      [`- **One** ([arXiv](${A}))`, `- **Two** [paper](${B})`, `- **Three** ${C}`],
    ],
    ['is a list with checkboxes', [`- [ ] [One](${A})`, `- [x] [Two](${B})`, `- [ ] [Three](${C})`]],
    [
      'has a date of its own level above',
      ['## 2024-03-04', `### [One](${A})`, `### [Two](${B})`, `### [Three](${C})`],
    ],
    [
      'is an HTML heading',
      [
        `<h3><a href="${A}">One</a></h3>`,
        `<h2><a href='${B}'>Two</a></h2>`,
        `<h4>Three <a href="${C}">pdf</a></h4>`,
      ],
    ],
    [
      'is a reference link',
      ['### [One][1]', '### [Two][2]', '### [Three]', '', `[1]: ${A}`, `[2]: ${B}`, `[Three]: ${C}`],
    ],
  ])('that %s is read', (_, lines) => {
    const { ids, entries, skipped } = read(...lines);
    expect(ids).toEqual([a, b, c]);
    expect(entries.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
    expect(skipped).toEqual([]);
  });

  it('keeps brackets that belong to the title', () => {
    const { entries } = read(`### [[Re] Two: A [Short] Study](${A})`);
    expect(entries[0]?.title).toBe('[Re] Two: A [Short] Study');
  });

  it('does not swallow what stands under it, nor the paper before it', () => {
    const { entries } = read(
      `### [One](${A})`,
      '',
      '- first',
      '',
      `[Two](${B})`,
      '---',
      '',
      '- second',
      '',
      `  #### [Three](${C})`,
      '',
      '- third',
    );
    expect(entries.map(texts)).toEqual([['first'], ['second'], ['third']]);
  });
});

describe('a table of papers', () => {
  it.each([
    [
      'as arXiv trackers write it',
      [
        '|Publish Date|Title|Authors|PDF|Code|',
        '|---|---|---|---|---|',
        `|**2024-03-01**|**One**|Ada Example et.al.|[${a}](http://arxiv.org/abs/${a}v1)|null|`,
        `|**2024-03-01**|**Two**|Bo Example et.al.|[${b}](http://arxiv.org/abs/${b}v1)|**[link](https://github.com/x/y)**|`,
      ],
    ],
    ['with linked titles', ['| # | Paper |', '|:-:|:--|', `| 1 | [One](${A}) |`, `| 2 | [Two](${B}) |`]],
    ['without outer pipes', ['title | link', '--- | ---', `One | ${A}`, `Two | ${B}`]],
    [
      'without a header',
      [`| 2024-03-01 | One | Ada Example | ${A} |`, `| 2024-03-02 | Two | Bo Example | ${B} |`],
    ],
    [
      'with pipes in cells',
      [
        '| Title | PDF |',
        '|---|---|',
        `| One | [pdf](${A}) \\| [code](https://x.org) |`,
        `| Two | [pdf](${B}) |`,
      ],
    ],
    [
      'in HTML',
      [
        '<table>',
        `<tr><td>One</td><td><a href="${A}">pdf</a></td></tr>`,
        `<tr><td>Two</td><td><a href="${B}">pdf</a></td></tr>`,
        '</table>',
      ],
    ],
  ])('%s is read', (_, lines) => {
    const { entries, skipped } = read(...lines);
    expect(entries.map(({ id, title }) => [id, title])).toEqual([
      [a, 'One'],
      [b, 'Two'],
    ]);
    expect(skipped).toEqual([]);
  });

  it('tells authors, and the days of papers where it names them', () => {
    const rows = [
      `|2024-03-01|One|Ada Example et.al.|[${a}](${A})|`,
      `|2024-03-02|Two|Bo Example, Cy Example|[${b}](${B})|`,
    ];
    const { digests } = read('|Date|Title|Authors|PDF|', '|---|---|---|---|', ...rows);
    expect(digests.map(({ date, entries }) => [date, entries[0]?.authors])).toEqual([
      ['2024-03-01', ['Ada Example']],
      ['2024-03-02', ['Bo Example', 'Cy Example']],
    ]);
  });
});

describe('what stands below a heading', () => {
  it.each([
    ['*Ada Example, Bo Example*'],
    ['_Ada Example, Bo Example_'],
    ['**Authors:** Ada Example, Bo Example'],
    ['Authors: Ada Example, Bo Example'],
    ['- **Authors**: Ada Example, Bo Example'],
    ['*Authors: Ada Example and Bo Example*'],
    ['Author(s): Ada Example; Bo Example'],
    ['저자: Ada Example, Bo Example'],
    ['著者：Ada Example、Bo Example'],
    ['作者：Ada Example，Bo Example'],
    ['by Ada Example, Bo Example'],
  ])('may be the line of authors "%s"', (line) => {
    const { entries } = read(`### [One](${A})`, '', line, '', '- a bullet');
    expect(entries[0]?.authors).toEqual(['Ada Example', 'Bo Example']);
    expect(texts(entries[0])).toEqual(['a bullet']);
  });

  it.each([
    ['on one line', ['<details><summary>Abstract</summary>A short abstract.</details>']],
    [
      'on several lines',
      ['<details>', '<summary>Abstract</summary>', '', 'A short abstract.', '', '</details>'],
    ],
    [
      'with bold words and breaks',
      ['<details open><summary><b>Abstract</b></summary><p>A short<br>abstract.</p></details>'],
    ],
  ])('may be a block of details %s', (_, lines) => {
    const { entries, skipped } = read(
      `### [One](${A})`,
      '',
      ...lines,
      '',
      '- a bullet',
      '',
      `### [Two](${B})`,
    );
    expect(entries.map(({ id }) => id)).toEqual([a, b]);
    expect(entries[0]?.summary.bullets.map(({ label, text }) => [label, text])).toEqual([
      ['Abstract', 'A short abstract.'],
      [null, 'a bullet'],
    ]);
    expect(skipped).toEqual([]);
  });

  it('may link to papers that are not of the digest, which stay in the text', () => {
    const { ids, entries } = read(`### [One](${A})`, '', `- builds on [Two](${B})`, '  - and on 2403.00003');
    expect(ids).toEqual([a]);
    expect(texts(entries[0])?.join(' ')).toContain(b);
  });

  it('keeps bullets below nested lists with their paper', () => {
    const { ids, entries } = read(
      `1. [One](${A})`,
      '   - first',
      '     - deeper',
      `2. [Two](${B})`,
      '   * second',
    );
    expect(ids).toEqual([a, b]);
    expect(entries.map(texts)).toEqual([['first', 'deeper'], ['second']]);
  });
});

describe('a document of others', () => {
  it('tells its language by its script', () => {
    const language = (text: string) => read(`### [One](${A})`, '', `- ${text}`).digests[0]?.language;
    expect([
      language('이 논문은 새로운 방법을 제안합니다.'),
      language('この論文は新しい手法を提案する。'),
      language('本文提出了一种新的方法。'),
      language('This paper proposes a new method.'),
    ]).toEqual(['ko', 'ja', 'zh-CN', 'en']);
  });

  it.each([
    ['## Daily Papers (2024-03-05)', '2024-03-05'],
    ['# 2024-03-05', '2024-03-05'],
    ['## Papers of March 5, 2024', '2024-03-05'],
    ['## 2024년 3월 5일 논문', '2024-03-05'],
    ['# 2024年3月5日の論文', '2024-03-05'],
    ['## Tuesday, 5 March 2024', '2024-03-05'],
    ['Daily papers 2024/03/05', '2024-03-05', '==='],
  ])('tells its day in "%s"', (heading, date, ...rest) => {
    expect(
      read(heading, ...rest, '', `### [One](${A})`)
        .digests.filter(({ entries }) => entries.length)
        .map((each) => each.date),
    ).toEqual([date]);
  });

  it('may begin with front matter, which can tell its day', () => {
    const { digests, skipped } = read(
      '---',
      'title: "Papers: today"',
      'date: 2024-03-05',
      'tags: [a]',
      '---',
      '',
      `### [One](${A})`,
    );
    expect(digests.map(({ date, entries }) => [date, entries.length])).toEqual([['2024-03-05', 1]]);
    expect(skipped).toEqual([]);
  });

  it('may have a byte order mark, and line ends of any system', () => {
    for (const end of ['\r\n', '\r', '\n']) {
      const source = ['\ufeff# Papers', '', `### [One](${A})`, '', '- first', '', `[Two](${B})`, '---'].join(
        end,
      );
      const { digests } = readMarkdown(source, { language: null, date: DATE });
      expect(digests[0]?.entries.map(({ id }) => id)).toEqual([a, b]);
    }
  });

  it('may be running text with addresses, or ids only', () => {
    expect(read(`Today I read ${A} and`, `also ${B}.`).ids).toEqual([a, b]);
    expect(read(a, b, `arXiv:${c}`).ids).toEqual([a, b, c]);
  });

  it('loses no paper without a word: what has a heading and no paper is reported with its line', () => {
    const { ids, skipped } = read(
      `### [One](${A})`,
      '',
      '### A paper without a link',
      '',
      '- a bullet',
      '',
      `### [Two](${B})`,
    );
    expect(ids).toEqual([a, b]);
    expect(skipped).toEqual([{ line: 3, reason: expect.stringMatching(/names no paper/) }]);
  });

  it('has headings that only order it', () => {
    const { ids, skipped } = read(
      '# Reading list',
      '',
      '## Vision',
      '',
      `### [One](${A})`,
      '',
      '## Language',
      '',
      `### [Two](${B})`,
    );
    expect(ids).toEqual([a, b]);
    expect(skipped.every(({ reason }) => /neither a day nor a paper/.test(reason))).toBe(true);
  });

  it('keeps code fences from making papers, and papers behind unclosed ones', () => {
    expect(read(`### [One](${A})`, '```', `### [Two](${B})`, '```', `### [Three](${C})`).ids).toContain(c);
    expect(read(`### [One](${A})`, '```', `### [Three](${C})`).ids).toEqual([a, c]);
  });

  it('reads or reports what stands beside its tables and headings', () => {
    const { entries, skipped } = read(
      '| Title | PDF |',
      '|---|---|',
      `| One | [pdf](${A}) |`,
      '',
      '## More',
      '',
      `**1. [Two](${B})**`,
      '',
      '**Three**',
      C,
      '',
      '## Lists',
      '',
      '- [Four](https://arxiv.org/abs/2403.00004)',
      '',
      '## Notes',
      '',
      'As in 2403.00005.',
    );
    expect(entries.map(({ title }) => title)).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(skipped.map(({ line, reason }) => `${line}: ${reason}`)).toContain(
      '18: 2403.00005 stands in text that belongs to no paper',
    );
  });

  it('in another form is read whole', () => {
    const { entries, skipped } = read(
      '# Our reading group, in a form of our own',
      '',
      '### [1] [Brackets, Everywhere: And a Subtitle](https://arxiv.org/abs/2403.00001)',
      '',
      '*Ada Example, Bo Example*',
      '',
      '<details><summary>Abstract</summary>Short.</details>',
      '',
      '- of the first',
      '',
      `#### [A Level Deeper](${B})`,
      '',
      'Authors: Cy Example',
      '',
      '- of the second',
      '',
      `  ### [Indented](${C})`,
      '',
      '- of the third',
      '',
      '[Underlined](https://arxiv.org/abs/2403.00004)',
      '---',
      '',
      '- of the fourth',
    );
    expect(entries.map(({ title, authors }) => [title, authors])).toEqual([
      ['Brackets, Everywhere: And a Subtitle', ['Ada Example', 'Bo Example']],
      ['A Level Deeper', ['Cy Example']],
      ['Indented', []],
      ['Underlined', []],
    ]);
    expect(entries.map((entry) => texts(entry)?.at(-1))).toEqual([
      'of the first',
      'of the second',
      'of the third',
      'of the fourth',
    ]);
    expect(skipped.map(({ line }) => line)).toEqual([1]);
  });
});
