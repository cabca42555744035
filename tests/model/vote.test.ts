// What counts as a vote: the emoji of a server's rules, in any skin tone.
import { describe, expect, it } from 'vitest';
import { reactionSource, readSource } from '../../src/model/vote.ts';
import { emojiText, parseEmoji, shownEmoji, signOf, USUAL_RULES } from '../../src/model/vote-emoji.ts';

const character = (name: string) => ({ id: null, name });

describe('an emoji', () => {
  it('is read as people write it and as Discord does', () => {
    expect(parseEmoji('🔥')).toEqual(character('🔥'));
    expect(parseEmoji(' ❤ ')).toEqual(character('❤'));
    expect(parseEmoji('<:paper:123>')).toEqual({ id: '123', name: 'paper' });
    expect(parseEmoji('<a:wave:45>')).toEqual({ id: '45', name: 'wave' });
    expect(parseEmoji('paper:123')).toEqual({ id: '123', name: 'paper' });
    for (const text of ['', 'yes', '5', '👍👍', ':paper:', '<@123>']) expect(parseEmoji(text)).toBeNull();
  });

  it('is of any kind that there is', () => {
    const texts = [
      '👍',
      '👍🏽',
      '☝',
      '❤️',
      '1️⃣',
      '#',
      '🇰🇷',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '👩🏽‍🚀',
      '🏳️‍🌈',
      '👁‍🗨',
      '🏽',
      '1🏽',
      '👍‍👍',
      '🇰',
      '\u200d',
      '한',
    ];
    const isEmoji = (text: string) =>
      /^\p{RGI_Emoji}$/v.test(text) || /^\p{RGI_Emoji}$/v.test(`${text}\ufe0f`);
    expect(texts.filter((text) => parseEmoji(text) !== null)).toEqual(texts.filter(isEmoji));
  });

  it('is written as reactions and messages write it', () => {
    expect(emojiText({ id: '123', name: 'paper' })).toBe('paper:123');
    expect(shownEmoji('paper:123')).toBe('<:paper:123>');
    expect(shownEmoji('👍')).toBe('👍');
  });
});

describe('a reaction', () => {
  it('is a vote in any skin tone', () => {
    expect(['👍', '👍🏽', '👎', '🔥'].map((name) => signOf(character(name), USUAL_RULES))).toEqual([
      1,
      1,
      null,
      null,
    ]);
  });

  it('is a vote by the server’s own rules', () => {
    const rules = { up: 'paper:123', down: '❤️' };
    expect(signOf({ id: '123', name: 'renamed' }, rules)).toBe(1);
    expect(signOf({ id: '124', name: 'paper' }, rules)).toBeNull();
    expect(signOf(character('❤'), rules)).toBe(-1);
    expect(signOf(character('👍'), rules)).toBeNull();
  });

  it('is a source of its own for each message, emoji and kind', () => {
    const source = reactionSource('7', { emoji: character('👍🏽'), isBurst: false });
    expect(source).toBe('7:👍🏽');
    expect(reactionSource('7', { emoji: character('👍🏽'), isBurst: true })).toBe('7:👍🏽!');
    expect(readSource(source)).toEqual({ messageId: '7', emoji: '👍🏽' });
    expect(readSource('7:123!')).toEqual({ messageId: '7', emoji: '123' });
    expect(readSource('button')).toBeNull();
  });
});
