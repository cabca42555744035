// The list of what is liked most within Discord's limits, however long titles and emoji are.
import { describe, expect, it } from 'vitest';
import { TOP, topList } from '../../../src/discord/views/top-list.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import type { SummarisedPaper } from '../../../src/model/paper.ts';

const say = loadTexts()('en');

function description(title: string, gist: string): string {
  const bullets = [{ label: null, text: gist, depth: 0 as const }];
  const summary = { kind: 'written' as const, by: null, language: 'en', tldr: null, bullets };
  const papers = Array.from({ length: TOP }, (_, index) => {
    const facts = { id: `2401.000${10 + index}`, title, authors: ['Ada Lovelace'.repeat(9)], upvotes: 120 };
    return { ...facts, summary } as unknown as SummarisedPaper;
  });
  const emoji = `<:${'e'.repeat(32)}:1234567890123456789>`;
  const votes = new Map(papers.map(({ id }) => [id, `${emoji} 12`]));
  return topList({ title: 'Top', footer: null, papers, votes, key: 'k' }, say).embeds?.[0]?.description ?? '';
}

describe('the list of the top', () => {
  it('has three lines a paper where they fit, and a blank one between papers', () => {
    const items = description('Title', 'Gist').split('\n\n');
    expect(items.map((item) => item.split('\n').length)).toEqual(Array(TOP).fill(3));
  });

  it.each(['T', '*'])(
    'leaves out gists of the last papers where they do not, then shortens titles: %s',
    (letter) => {
      const text = description(letter.repeat(200), 'G'.repeat(200));
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(text).toContain('**10.**');
    },
  );
});
