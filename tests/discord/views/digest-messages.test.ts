// Lists of papers within Discord's limits, however long the papers' names are.
import { describe, expect, it } from 'vitest';
import { type ListedEntry, paperList } from '../../../src/discord/views/digest-messages.ts';
import { loadTexts } from '../../../src/locale/texts.ts';

const say = loadTexts()('en');

function listed(title: string, gist: string): ListedEntry[] {
  return Array.from({ length: 25 }, (_, index) => {
    const bullets = [{ label: null, text: gist, depth: 0 as const }];
    const summary = { kind: 'written' as const, by: null, language: 'en', tldr: null, bullets };
    const facts = { id: `2401.000${10 + index}`, title, authors: [], upvotes: 7, image: null, video: null };
    return { entry: { ...facts, summary, lateOf: null }, rank: index + 1 };
  });
}

function items(title: string, gist: string, lead?: string): string[] {
  const payload = paperList(listed(title, gist), { title: 'Others', key: 'k', ...(lead && { lead }) }, say);
  const description = payload.embeds?.[0]?.description ?? '';
  expect(description.length).toBeLessThanOrEqual(4096);
  expect(payload.components?.[0]?.components[0]).toMatchObject({ options: { length: 25 } });
  return description.split('\n\n');
}

describe('a list of papers', () => {
  it('has two lines a paper where they fit, and a blank one between papers', () => {
    const link = '[Title](https://arxiv.org/abs/2401.00010)';
    const found = items('Title', 'Gist', 'Above');
    expect(found.slice(0, 2)).toEqual(['Above', `**1.** ${link} · ▲ 7\n> Gist`]);
    expect(found).toHaveLength(26);
    expect(items('Title', 'Gist')).toHaveLength(25);
  });

  it('takes the second lines from the last papers first', () => {
    const found = items('T'.repeat(50), 'G'.repeat(100), 'Above');
    expect(found[1]).toMatch(/\n> G/);
    expect(found.at(-1)).toMatch(/^\*\*25\.\*\* \[T.* ▲ 7$/);
    expect(found).toHaveLength(26);
  });

  it('shortens titles next', () => {
    const found = items('T'.repeat(118), '', 'A'.repeat(700));
    expect(found[1]?.length).toBeGreaterThan(150);
    expect(found.at(-1)).toMatch(/^\*\*25\.\*\* \[T{59}…\]/);
    expect(found).toHaveLength(26);
  });

  it('leaves whole papers to the menu rather than cut a link', () => {
    const found = items('*'.repeat(300), 'Gist', 'Above');
    expect(found.at(-1)).toBe('…');
    expect(found.at(-2)).toMatch(/^\*\*\d+\.\*\* \[.*\]\(https:.*\) · ▲ 7$/);
  });
});
