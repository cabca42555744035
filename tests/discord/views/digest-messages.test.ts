// The header of a digest: the day at a glance within Discord's limits, however many papers and however long their names.
import { describe, expect, it } from 'vitest';
import { type CardLink, header, type ListedEntry } from '../../../src/discord/views/digest-messages.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import { day } from '../../../src/model/day.ts';

const say = loadTexts()('en');

function listed(count: number, title: string): ListedEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const bullets = [{ label: null, text: 'Gist', depth: 0 as const }];
    const summary = { kind: 'written' as const, by: null, language: 'en', tldr: null, bullets };
    const facts = { id: `2401.000${10 + index}`, title, authors: [], upvotes: 7, image: null, video: null };
    return { entry: { ...facts, summary, lateOf: null }, rank: index + 1 };
  });
}

function linksTo(count: number): Map<number, CardLink> {
  const at = { guildId: '1'.repeat(19), channelId: '2'.repeat(19), messageId: '3'.repeat(19) };
  return new Map(Array.from({ length: count }, (_, index) => [index + 1, at]));
}

interface Given {
  readonly count: number;
  readonly title?: string;
  readonly cards?: number;
}

/** The lines of papers; what Discord counts is checked. */
function lines({ count, title = 'A title', cards = 0 }: Given): string[] {
  const facts = {
    date: day('2024-01-22'),
    older: [],
    emoji: '👍',
    mention: null,
    key: 'k',
    voting: 'reactions',
  } as const;
  const payload = header({ ...facts, listed: listed(count, title), cards: linksTo(cards) }, say);
  const embeds = payload.embeds ?? [];
  for (const { description = '' } of embeds) expect(description.length).toBeLessThanOrEqual(4096);
  const size = embeds.reduce(
    (sum, each) => sum + (each.title ?? '').length + (each.description ?? '').length,
    0,
  );
  expect(size).toBeLessThanOrEqual(6000);
  const options = (payload.components ?? []).flatMap(({ components: [menu] }) =>
    menu && 'options' in menu ? (menu.options ?? []) : [],
  );
  expect(options).toHaveLength(count);
  const text = embeds.map(({ description }) => description).join('\n');
  return text.split('\n').slice(2);
}

describe('the header', () => {
  it('has each paper in a line, and its gist where the papers are few', () => {
    const line = '[A title](https://arxiv.org/abs/2401.00010) ▲\u00a07';
    expect(lines({ count: 2 }).slice(0, 2)).toEqual([`**1** ${line}`, '-# Gist']);
    expect(lines({ count: 7 })[0]).toBe(`**1** ${line}`);
    expect(lines({ count: 7 })).toHaveLength(7);
  });

  it('leads to the cards that are posted', () => {
    const [first, , third] = lines({ count: 7, cards: 2 });
    expect(first).toMatch(/^\[\*\*1\*\*\]\(https:\/\/discord.com\/channels\/1+\/2+\/3+\) \[A title\]/);
    expect(third).toMatch(/^\*\*3\*\* \[A title\]/);
  });

  it.each([20, 45, 50])('shortens the titles of %i papers alike, never those of the last alone', (count) => {
    const found = lines({ count, title: 'T'.repeat(200), cards: 5 });
    expect(found).toHaveLength(count);
    const titles = found.map((line) => /\[(T+…?)\]/.exec(line)?.[1]);
    expect(new Set(titles).size).toBe(1);
    expect(titles[0]?.length).toBeGreaterThan(30);
  });

  it('gives up the links to cards before it cuts one, where titles are all marks', () => {
    const found = lines({ count: 50, title: '*'.repeat(300), cards: 25 });
    expect(found).toHaveLength(50);
    for (const line of found) expect(line).toMatch(/^\*\*\d+\*\* \[.*\]\(https:.*\) ▲\u00a07$/);
  });

  it('leads to the day where there are more papers than lines; the menus have them all', () => {
    expect(lines({ count: 53 }).at(-1)).toBe('and [3 more](https://huggingface.co/papers/date/2024-01-22)');
  });

  it('has menus that tell which papers they hold, where there are several', () => {
    const facts = {
      date: day('2024-01-22'),
      older: [],
      emoji: '👍',
      mention: null,
      key: 'k',
      voting: 'reactions',
    } as const;
    const placeholders = (count: number) =>
      header({ ...facts, listed: listed(count, 'A title') }, say).components?.map(
        ({ components: [menu] }) => menu && 'placeholder' in menu && menu.placeholder,
      );
    expect(placeholders(25)).toEqual(['Open a paper…']);
    expect(placeholders(45)).toEqual(['Open a paper: 1–25…', 'Open a paper: 26–45…']);
  });
});
