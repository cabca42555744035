// RIS and CSL-JSON as parsers of others read them back: titles, authors, DOIs and years.
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import { describe, expect, it } from 'vitest';
import { toCsl } from '../../src/citation/csl.ts';
import { toRis } from '../../src/citation/ris.ts';
import { oneLine } from '../../src/model/text.ts';
import { NO_DATA } from '../real-data.ts';
import { paper, realPapers } from './papers.ts';

const fetched = {
  isListed: false,
  arxiv: { categories: ['cs.CV', 'cs.LG'], doi: '10.1000/xyz' },
} as const;

describe('RIS', () => {
  it('is a record a paper, from TY to ER', () => {
    const authors = ['Laurens van der Maaten', 'Qwen Team', 'Sammy Davis Jr.'];
    expect(toRis([paper({ authors, keywords: ['depth'] })]).split('\r\n')).toEqual([
      'TY  - UNPB',
      'TI  - Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
      'AU  - van der Maaten, Laurens',
      'AU  - Qwen Team',
      'AU  - Davis, Sammy, Jr.',
      'PY  - 2024',
      'PB  - arXiv',
      'M1  - arXiv:2401.10891',
      'DO  - 10.48550/arXiv.2401.10891',
      'UR  - https://arxiv.org/abs/2401.10891',
      'KW  - depth',
      'N1  - Hugging Face Daily Papers, 2024-01-22',
      'ER  - ',
      '',
    ]);
    expect(toRis([])).toBe('');
  });

  it('names the published version, and no list, of a paper that was fetched', () => {
    const ris = toRis([paper(fetched)]);
    expect(ris).toContain('DO  - 10.1000/xyz\r\n');
    expect(ris).not.toContain('N1  - ');
  });
});

describe('CSL-JSON', () => {
  it('is an item a paper', () => {
    expect(JSON.parse(toCsl([paper({ authors: ['Blaise Agüera y Arcas', 'OpenAI'] }), paper()]))).toEqual([
      {
        id: 'arcas2024depth',
        type: 'article',
        genre: 'preprint',
        title: 'Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
        author: [{ family: 'Agüera y Arcas', given: 'Blaise' }, { literal: 'OpenAI' }],
        issued: { 'date-parts': [[2024, 1]] },
        publisher: 'arXiv',
        number: 'arXiv:2401.10891',
        DOI: '10.48550/arXiv.2401.10891',
        URL: 'https://arxiv.org/abs/2401.10891',
        note: 'Hugging Face Daily Papers, 2024-01-22',
      },
      expect.objectContaining({ id: 'yang2024depth' }),
    ]);
    expect(JSON.parse(toCsl([]))).toEqual([]);
    expect(JSON.parse(toCsl([paper(fetched)]))[0]).not.toHaveProperty('note');
  });
});

interface Read {
  readonly title: string;
  readonly DOI: string;
  readonly author?: readonly { readonly family?: string; readonly literal?: string }[];
}

describe.skipIf(NO_DATA)(`all real papers ${NO_DATA ?? ''}`, () => {
  const papers = realPapers();

  it.each([
    ['RIS', toRis, { forceType: '@ris/file' }],
    ['CSL-JSON', toCsl, {}],
  ])('are read back from %s', (_, write, options) => {
    const items = new Cite(write(papers), options).data as Read[];
    expect(items).toHaveLength(papers.length);
    const wrong = items.filter(({ title, DOI, author = [] }, index) => {
      const { id, title: own, authors } = papers[index] ?? paper();
      const isWhole = title === oneLine(own) && DOI === `10.48550/arXiv.${id}`;
      return !isWhole || author.length !== authors.length;
    });
    expect(wrong).toEqual([]);
  });
});
