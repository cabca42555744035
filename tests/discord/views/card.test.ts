// Cards of papers with addresses and marks that Discord, or the runtime, would not take.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { card } from '../../../src/discord/views/card.ts';
import { plainCard } from '../../../src/discord/views/plain-card.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import type { Entry } from '../../../src/model/digest.ts';

const say = loadTexts()('en');
const long = (name: string) => `https://example.org/${'a'.repeat(2100)}/${name}`;

const place = { date: '2024-01-24' as never, rank: 1, key: 'k' };

function entryWith(facts: Partial<Entry>): Entry {
  const summary = { kind: 'extract', by: null, language: 'en', tldr: 'Gist', bullets: [] } as const;
  const plain = { id: '2401.00001', title: 'Title', authors: [], upvotes: null, image: null, video: null };
  return { ...plain, summary, lateOf: null, ...facts };
}

function drawn(facts: Partial<Entry>) {
  return card(entryWith(facts), place, say);
}

describe('a card', () => {
  it('leaves out a film and a picture with an endless address', () => {
    const { embeds, components } = drawn({ video: long('film.mp4'), image: long('picture.png') });
    expect(JSON.stringify(components)).not.toContain('film');
    expect(embeds?.[0]?.image?.url).toContain('social-thumbnails');
    expect(JSON.stringify(drawn({ video: 'https://example.org/film.mp4' }))).toContain('film');
  });

  it('names a language that nobody knows as it is written', () => {
    const summary = { kind: 'ai', by: null, language: 'en_US', tldr: 'Gist', bullets: [] } as const;
    expect(drawn({ summary }).embeds?.[0]?.description).toContain('in en_US');
  });
});

describe('a card in its plainest form', () => {
  const written = (text: string) => {
    const bullets = [{ label: 'Method', text, depth: 0 as const }];
    const summary = { kind: 'written', by: null, language: 'en', tldr: null, bullets } as const;
    return plainCard(entryWith({ summary }), place, say);
  };

  it('has no picture of an address in its summary, by which it would be taken for a usual card', () => {
    const { content, flags } = written('The code is at https://example.org/code.');
    expect(content).toContain('https://example.org/code');
    expect(flags).toBe(MessageFlags.SuppressEmbeds);
  });

  it('begins with the beginning of an endless summary', () => {
    const { content = '' } = written('word '.repeat(300));
    expect(content).toContain('**Method** word word');
    expect(content.length).toBeLessThan(1000);
  });
});
