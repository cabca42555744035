// BibTeX that a parser of its own reads back: the title, the authors, a key used once.
import { type Creator, parse } from '@retorquere/bibtex-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/citation/bibtex.ts';
import { oneLine } from '../../src/model/text.ts';
import { NO_DATA } from '../real-data.ts';
import { sample } from '../sample.ts';
import { paper, realPapers } from './papers.ts';

/** Without the parser's own guesses at capitals. */
const read = (bibtex: string) => parse(bibtex, { sentenceCase: false, caseProtection: false });

const nameOf = ({ name, prefix, firstName, lastName, suffix }: Creator) =>
  name ?? [firstName, prefix, lastName, suffix].filter(Boolean).join(' ');

/** TeX joins dashes and quotation marks into signs of their own. */
const typeset = (text: string) =>
  oneLine(text)
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .normalize('NFC');

/** What is left of a formula when its commands, signs and the parser's tags are gone. */
const letters = (text: string) => text.normalize('NFKC').replace(/<[^>]*>|\\[a-z]+|[×${}^_ ]/g, '');

const line = (bibtex: string, field: string) => new RegExp(`^  ${field}=\\{(.*)\\},$`, 'm').exec(bibtex)?.[1];
const title = (text: string) => line(toBibtex([paper({ title: text })]), 'title');
const author = (...authors: string[]) => line(toBibtex([paper({ authors })]), 'author');
const keys = (bibtex: string) => [...bibtex.matchAll(/^@misc\{(.*),$/gm)].map(([, key]) => key);

describe('BibTeX', () => {
  it('has the form that arXiv gives', () => {
    expect(toBibtex([paper()])).toMatchInlineSnapshot(`
      "@misc{yang2024depth,
        title={Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data},
        author={Yang, Lihe and Kang, Bingyi},
        year={2024},
        eprint={2401.10891},
        archivePrefix={arXiv},
        url={https://arxiv.org/abs/2401.10891},
        note={Hugging Face Daily Papers, 2024-01-22},
      }
      "
    `);
    expect(toBibtex([])).toBe('');
    expect(toBibtex([paper({ authors: [] })])).not.toContain('author');
  });

  it('names no two papers alike', () => {
    const papers = Array.from({ length: 30 }, () => paper());
    expect(keys(toBibtex(papers)).slice(0, 4)).toEqual([
      'yang2024depth',
      'yang2024deptha',
      'yang2024depthb',
      'yang2024depthc',
    ]);
    expect(new Set(keys(toBibtex(papers))).size).toBe(30);
    const more = [paper({ title: 'DepthA' }), paper(), paper()];
    expect(keys(toBibtex(more))).toEqual(['yang2024deptha', 'yang2024depth', 'yang2024depthb']);
  });

  it.each([
    [{ authors: ['Gül Özışık'], title: 'The Überblick' }, 'ozisik2024uberblick'],
    [{ authors: ['Johannes von Oswald'], title: 'On the “Why”' }, 'oswald2024why'],
    [{ authors: ['김민수'], title: '확산' }, 'paper2024'],
    [{ authors: [], title: "What's the?" }, 'paper2024whats'],
    [{ id: 'cs/0112017', authors: ['DeepSeek-AI'] }, 'ai2001depth'],
    [{ id: 'hep-th/9901001' }, 'yang1999depth'],
    [{ id: '2312.00001' }, 'yang2023depth'],
  ])('gives %j the key %s', (changes, key) => {
    expect(keys(toBibtex([paper(changes)]))).toEqual([key]);
  });

  it('writes titles that TeX prints as they stand, with their formulas and capitals', () => {
    const titles = [
      '50% of A_B & C#: {x} \\y ~ ^ <z> | $5',
      'Unbalanced { and } and }{',
      'LLM, GPT-4o, iOS and PyTorch: A Study of Q&A. Do I Look at A*?',
      'M$^{2}$UGen with $λ$, $L_2$ and $\\textbf{Only-IF}$',
      'From $1 Million to $2 Million and $5 or 6$',
      '$\\input{/etc/passwd}$ and $^^41$ and $x^2^3$',
      '한국어 müde 😀',
    ];
    expect(titles.map(title).join('\n')).toMatchInlineSnapshot(`
      "50\\% of {A}\\_{B} \\& {C}\\#: \\textbraceleft{}x\\textbraceright{} \\textbackslash{}y \\textasciitilde{} \\textasciicircum{} \\textless{}z\\textgreater{} \\textbar{} \\$5
      Unbalanced \\textbraceleft{} and \\textbraceright{} and \\textbraceright{}\\textbraceleft{}
      {LLM}, {GPT}-4o, {iOS} and {PyTorch}: A Study of {Q}\\&{A}. Do {I} Look at {A}*?
      {M}{$^{2}$}{UGen} with {$λ$}, {$L_2$} and {$\\textbf{Only-IF}$}
      From \\$1 Million to \\$2 Million and \\$5 or 6\\$
      \\$\\textbackslash{}input\\textbraceleft{}/etc/passwd\\textbraceright{}\\$ and \\$\\textasciicircum{}\\textasciicircum{}41\\$ and \\$x\\textasciicircum{}2\\textasciicircum{}3\\$
      한국어 müde 😀"
    `);
  });

  it.each([
    ['Johannes von Oswald', 'von Oswald, Johannes'],
    ['Wil M. P. van der Aalst', 'van der Aalst, Wil M. P.'],
    ['Mark Van der Merwe', 'Van der Merwe, Mark'],
    ['Fernando De la Torre', 'De la Torre, Fernando'],
    ['Luca Della Libera', 'Della Libera, Luca'],
    ['Cicero Nogueira dos Santos', 'dos Santos, Cicero Nogueira'],
    ['Quoc V. Le', 'Le, Quoc V.'],
    ['Linh Ngo Van', 'Van, Linh Ngo'],
    ['Chien Van Nguyen', 'Nguyen, Chien Van'],
    ['Xue Bin Peng', 'Peng, Xue Bin'],
    ['Chao wang', 'wang, Chao'],
    ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
    ['Henry Gates, III', 'Gates, III, Henry'],
    ['Vaswani, Ashish', '{Vaswani, Ashish}'],
    ['Tom and Jerry', '{Tom and Jerry}'],
    ['others', '{others}'],
    ['Yingyan', '{Yingyan}'],
    ['김민수', '{김민수}'],
    ['DeepSeek-AI', '{DeepSeek-AI}'],
    ['Gemini Robotics Team', '{Gemini Robotics Team}'],
    ['01. AI', '{01. AI}'],
    ['Yuang Ai', 'Ai, Yuang'],
    ['A. {B}_C', '\\textbraceleft{}B\\textbraceright{}\\_C, A.'],
  ])('writes the author %s as %s', (name, written) => {
    expect(author(name)).toBe(written);
  });

  it('joins authors with the word that BibTeX splits at, and leaves out empty ones', () => {
    expect(author('Lihe Yang', ' ', 'OpenAI')).toBe('Yang, Lihe and {OpenAI}');
  });
});

const HOSTILE = [
  ...'\\{}%_$&#~^<>|"\'`@,=-;:',
  ' ',
  ' and ',
  '\n',
  '\\input{x}',
  '$x^2$',
  'LLM',
  'ü',
  '한국어',
  '😀',
  '@misc{',
  '\\\\',
  '%\n',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  .filter((text) => oneLine(text) !== '');

describe('BibTeX read back', () => {
  it('is one entry a paper without an error, whatever the papers are called', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostile, fc.array(hostile, { maxLength: 3 })), { maxLength: 3 }),
        (drawn) => {
          const papers = drawn.map(([title, authors]) => paper({ title, authors }));
          const { errors, entries } = read(toBibtex(papers));
          expect(errors).toEqual([]);
          expect(entries).toHaveLength(papers.length);
          expect(new Set(entries.map(({ key }) => key)).size).toBe(papers.length);
          for (const [index, { fields }] of entries.entries())
            expect(fields.author ?? []).toHaveLength(papers[index]?.authors.length ?? 0);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has the very title', () => {
    const withoutFormula = hostile.filter((text) => !text.includes('$'));
    fc.assert(
      fc.property(withoutFormula, (text) => {
        const [entry] = read(toBibtex([paper({ title: text })])).entries;
        expect(entry?.fields.title?.normalize('NFC')).toBe(typeset(text));
      }),
      { numRuns: 400 },
    );
  });
});

describe.skipIf(NO_DATA)(`BibTeX of real papers ${NO_DATA ?? ''}`, () => {
  const papers = sample(realPapers(), 4);

  it('is read without an error, each with its authors and title, letter by letter', () => {
    const { errors, entries } = read(toBibtex(papers));
    expect(errors).toEqual([]);
    expect(entries).toHaveLength(papers.length);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(papers.length);
    for (const [index, { fields }] of entries.entries()) {
      const { title = '', authors = [] } = papers[index] ?? {};
      if (title.includes('$')) expect(letters(fields.title ?? '')).toBe(letters(title));
      else expect(fields.title).toBe(typeset(title));
      expect((fields.author ?? []).map(nameOf)).toEqual(authors.map((name) => oneLine(name)));
    }
  });
});
