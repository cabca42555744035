// Cards of papers with addresses and marks that Discord, or the runtime, would not take.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { card } from '../../../src/discord/views/card.ts';
import { plainCard } from '../../../src/discord/views/plain-card.ts';
import { loadTexts } from '../../../src/locale/texts.ts';
import type { Entry } from '../../../src/model/digest.ts';

const say = loadTexts()('en');
const long = (name: string) => `https://example.org/${'a'.repeat(2100)}/${name}`;

const place = { rank: 1, key: 'k' };
const about = { keywords: ['LLM', 'agents', 'memory', 'tools'], organization: 'The Lab' };
const form = { summary: 'short', discuss: true, votes: null } as const;

function entryWith(facts: Partial<Entry>): Entry {
  const summary = { kind: 'extract', by: null, language: 'en', tldr: 'Gist', bullets: [] } as const;
  const plain = { id: '2401.00001', title: 'Title', authors: [], upvotes: null, image: null, video: null };
  return { ...plain, summary, lateOf: null, ...facts };
}

function drawn(facts: Partial<Entry>) {
  return card(entryWith(facts), place, { about, form, say });
}

describe('a card', () => {
  it('leaves out a picture with an endless address', () => {
    const { embeds } = drawn({ image: long('picture.png') });
    expect(embeds?.[0]?.image?.url).toContain('social-thumbnails');
  });

  it('is the gist: three authors, the first bullet where there is no TL;DR, three more, and small print', () => {
    const bullets = ['One', 'Two', 'Three', 'Four', 'Five'].map((text) => ({
      label: null,
      text,
      depth: 0 as const,
    }));
    const summary = { kind: 'written', by: 'm-1', language: 'en', tldr: null, bullets } as const;
    const authors = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara'];
    const { embeds, components } = drawn({ authors, upvotes: 26, summary });
    expect(embeds?.[0]?.description).toBe(
      '-# Ada, Grace, Alan +2 · The Lab\n**One**\n- Two\n- Three\n- Four',
    );
    expect(embeds?.[0]?.footer?.text).toBe('#1 · ▲\u00a026 · LLM · agents · memory · summary: m-1');
    const labels = components?.[0]?.components.map((button) => 'label' in button && button.label);
    expect(labels).toEqual(['Details', 'PDF', 'Hugging Face', 'Save', 'Discuss']);
  });

  it('is the whole summary where a channel wants that, and without a button to discuss', () => {
    const bullets = ['One', 'Two', 'Three', 'Four', 'Five'].map((text) => ({
      label: 'L',
      text,
      depth: 0 as const,
    }));
    const summary = { kind: 'written', by: null, language: 'en', tldr: 'Gist', bullets } as const;
    const whole = { about, form: { summary: 'full', discuss: false, votes: null }, say } as const;
    const { embeds, components } = card(entryWith({ summary }), place, whole);
    expect(embeds?.[0]?.description).toContain('- **L** Five');
    expect(JSON.stringify(components)).not.toContain('discuss');
  });

  it('names a language that nobody knows as it is written', () => {
    const summary = { kind: 'ai', by: null, language: 'en_US', tldr: 'Gist', bullets: [] } as const;
    expect(drawn({ summary }).embeds?.[0]?.description).toContain('in en_US');
  });
});

describe('a card in its plainest form', () => {
  it('is voted on with an emoji that every server has', () => {
    const votes = { rules: { up: 'paper:7001', down: null }, tally: { up: 2, down: 0 } };
    const buttons = (payload: ReturnType<typeof card>) => JSON.stringify(payload.components?.[1]);
    const drawing = { about, form: { ...form, votes }, say };
    expect(buttons(card(entryWith({}), place, drawing))).toContain('"id":"7001"');
    expect(buttons(plainCard(entryWith({}), place, drawing))).toContain('{"name":"👍"}');
  });

  const written = (text: string) => {
    const bullets = [{ label: 'Method', text, depth: 0 as const }];
    const summary = { kind: 'written', by: null, language: 'en', tldr: null, bullets } as const;
    return plainCard(entryWith({ summary }), place, { about, form, say });
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
