// Papers as CSV, JSON and Markdown, and all formats in parts.
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { CITATION_FORMATS, type CitedPaper, cite, citeInParts } from '../../src/citation/citation.ts';
import { toCsv } from '../../src/citation/csv.ts';
import { toJson } from '../../src/citation/json.ts';
import { toMarkdown } from '../../src/citation/markdown.ts';
import { oneLine } from '../../src/model/text.ts';
import { paper } from './papers.ts';

describe('cite', () => {
  it('names the file after the format', () => {
    const names = CITATION_FORMATS.map((format) => cite([paper()], format).fileName);
    expect(names).toEqual([
      'papers.bib',
      'papers.ris',
      'papers.csl.json',
      'papers.json',
      'papers.csv',
      'papers.md',
    ]);
  });

  it.each(CITATION_FORMATS)('writes the same %s at once and in parts, with no papers too', async (format) => {
    const batches: CitedPaper[][] = [[], [paper(), paper()], [], [paper({ title: 'Other' })]];
    const inParts = async (papers: CitedPaper[][]) =>
      (await Array.fromAsync(citeInParts(batchesOf(papers), format))).join('');
    expect(await inParts(batches)).toBe(cite(batches.flat(), format).text);
    expect(await inParts([])).toBe(cite([], format).text);
  });
});

async function* batchesOf(papers: CitedPaper[][]) {
  yield* papers;
}

describe('JSON', () => {
  it('is an array of papers in their agreed form', () => {
    const [first, ...more] = JSON.parse(toJson([paper(), paper()]));
    expect(first).toMatchObject({ id: '2401.10891', url: 'https://arxiv.org/abs/2401.10891', video: null });
    expect(more).toHaveLength(1);
    expect(JSON.parse(toJson([]))).toEqual([]);
  });
});

describe('CSV', () => {
  it('has a byte order mark for Excel, a header, and CRLF behind every line', () => {
    expect(toCsv([paper({ keywords: ['depth'], github: 'https://github.com/a/b' })])).toBe(
      '\ufeffid,title,authors,date,url,upvotes,keywords,github,project\r\n' +
        '2401.10891,Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data,' +
        '"Lihe Yang; Bingyi Kang",2024-01-22,https://arxiv.org/abs/2401.10891,26,depth,https://github.com/a/b,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＠SUM(A1)'])(
    'runs no formula: %j',
    (title) => {
      expect(rows(toCsv([paper({ title, authors: [title] })]))[1]?.slice(1, 3)).toEqual([
        `'${title}`,
        `'${title}`,
      ]);
    },
  );

  it('is read back as it was, quotes, commas and line ends too', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('"', ',', ';', '\r\n', '\n', ' '), fc.string({ unit: 'grapheme' })))
      .map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (titles) => {
        const read = rows(toCsv(titles.map((title) => paper({ title })))).slice(1);
        expect(read.map((cells) => cells[1])).toEqual(titles);
        for (const cells of read) expect(cells).toHaveLength(9);
      }),
    );
  });
});

/** RFC 4180. */
function rows(csv: string): string[][] {
  const found: string[][] = [[]];
  for (const [, quoted, plain = '', end] of csv
    .replace('\ufeff', '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    found.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') found.push([]);
  }
  return found.slice(0, -1);
}

describe('Markdown', () => {
  it('is a list of links with authors and date', () => {
    expect(toMarkdown([paper(), paper({ title: '[a](b) *c* `d` @e', authors: [] })])).toBe(
      '- [Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data](https://arxiv.org/abs/2401.10891): Lihe Yang, Bingyi Kang, 2024-01-22\n' +
        '- [\\[a\\](b) \\*c\\* \\`d\\` \\@e](https://arxiv.org/abs/2401.10891): 2024-01-22\n',
    );
  });

  it('shows every title and name as it is', () => {
    const signs = [...'\\`*_{}[]()<>#+-.!|~&$^:/@', '\n', ' ', 'https://x.y/', 'www.x.y', 'a@b.cd', '&amp;'];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 3, unit: 'grapheme' })))
      .map((parts) => parts.join(''))
      .filter((drawn) => oneLine(drawn) !== '');
    fc.assert(
      fc.property(text, text, (title, name) => {
        const [list, ...more] = marked.lexer(toMarkdown([paper({ title, authors: [name] })]));
        expect(more).toEqual([]);
        const [item] = (list as Tokens.List).items;
        const [link, ...rest] = inline(item?.tokens ?? []);
        expect(link).toMatchObject({ type: 'link', href: 'https://arxiv.org/abs/2401.10891' });
        expect(plain((link as Tokens.Link).tokens)).toBe(oneLine(title));
        expect(plain(rest)).toBe(`: ${oneLine(name)}, 2024-01-22`);
      }),
      { numRuns: 500 },
    );
  });
});

function inline(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => (token.type === 'text' && 'tokens' in token ? (token.tokens ?? []) : []));
}

/** Throws where a token is anything but text. */
function plain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type !== 'text' && token.type !== 'escape') throw new Error(`${token.type} in ${token.raw}`);
      return (token as Tokens.Text).text;
    })
    .join('');
}
