// Cards of papers with addresses and marks that Discord, or the runtime, would not take.
import { describe, expect, it } from 'vitest';
import { card } from '../../src/discord/message.ts';
import { loadTexts } from '../../src/locale/texts.ts';
import type { Entry } from '../../src/model/digest.ts';

const say = loadTexts()('en');
const long = (name: string) => `https://example.org/${'a'.repeat(2100)}/${name}`;

function drawn(facts: Partial<Entry>) {
  const summary = { kind: 'extract', by: null, language: 'en', tldr: 'Gist', bullets: [] } as const;
  const plain = { id: '2401.00001', title: 'Title', authors: [], upvotes: null, image: null, video: null };
  const entry: Entry = { ...plain, summary, lateOf: null, ...facts };
  return card(entry, { date: '2024-01-24' as never, rank: 1, key: 'k' }, say);
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
