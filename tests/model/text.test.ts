// Text as the house may trust it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, truncate, truncateWords } from '../../src/model/text.ts';

describe('one line', () => {
  it('has no line ends, no control characters and nothing that turns the reading direction', () => {
    expect(oneLine('  Attention\n is\tall\u202e you\u0007 need \u2028')).toBe('Attention is all you need');
  });

  it.each(['\u200b\u200b', 'ㅤ', '\u115f\u1160', '\u2800', '\ufeff', '\u{e0041}\u{e0042}', ' \u2060\u00ad '])(
    'is empty where nothing can be seen: %j',
    (text) => expect(oneLine(text)).toBe(''),
  );

  it('keeps the joiners of what can be seen', () => {
    expect(['👩‍👩‍👧', 'می‌خواهم'].map(oneLine)).toEqual(['👩‍👩‍👧', 'می‌خواهم']);
  });

  it('is the same when it is made one line again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(oneLine(text))).toBe(oneLine(text));
      }),
    );
  });
});

describe('truncated text', () => {
  it('keeps letters and emoji whole', () => {
    expect(truncate('확산 모델', 10)).toBe('확산 모델');
    expect(truncate('확산 모델을 쓴다', 5)).toBe('확산 모…');
    expect(truncate('a👩‍👩‍👧‍👦b', 8)).toBe('a…');
  });

  it('ends with a word, not with what leads on to the next', () => {
    expect(truncate('Video models, at length', 15)).toBe('Video models…');
    expect(truncate('One: two', 6)).toBe('One…');
    expect(truncate('状態空間モデル、その先', 9)).toBe('状態空間モデル…');
  });

  it('keeps its last word whole where that costs little', () => {
    expect(truncateWords('The longest abstracts', 21)).toBe('The longest abstracts');
    expect(truncateWords('The longest abstracts of all', 26)).toBe('The longest abstracts of…');
    expect(truncateWords('We supercalifragilistic', 20)).toBe('We supercalifragili…');
    expect(truncateWords('🎉'.repeat(9), 8)).toBe('🎉🎉🎉…');
  });

  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 1, max: 100 }),
        (text, max) => {
          expect(truncate(text, max).length).toBeLessThanOrEqual(max);
          expect(truncateWords(text, max).length).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});
