// Days that are being typed are known by their beginning, in Hangul by the keys that are pressed.
import { describe, expect, it } from 'vitest';
import { daysBegun } from '../../src/model/half-typed-day.ts';
import { keysOf } from '../../src/model/hangul-keys.ts';

describe('keys', () => {
  it('of a half typed syllable begin those of the whole', () => {
    for (const [begun, whole] of [
      ['오느', '오늘'],
      ['어ㅈ', '어제'],
      ['엊', '어제'],
      ['이버', '이번'],
      ['고', '관'],
      ['달', '닭'],
      ['ㅇㅓ', '어제'],
    ] as const)
      expect(keysOf(whole).startsWith(keysOf(begun))).toBe(true);
    expect(keysOf('어제').startsWith(keysOf('어지'))).toBe(false);
  });
});

describe('a half typed day', () => {
  it.each([
    ['어', '어제'],
    ['어ㅈ', '어제'],
    ['오느', '오늘'],
    ['그', '그저께'],
    ['지난', '지난 월요일'],
    ['지난', '지난주'],
    ['지난ㅈ', '지난주'],
    ['지난주 월', '지난주 월요일'],
    ['지난 주 월', '지난주 월요일'],
    ['월', '월요일'],
    ['월요', '월요일'],
    ['yes', 'yesterday'],
    ['last', 'last monday'],
    ['last m', 'last month'],
    ['last m', 'last monday'],
    ['Febr', 'february'],
    ['昨', '昨日'],
  ])('%s may be %s', (typed, whole) => expect(daysBegun(typed)).toContain(whole));

  it('is none where nothing begins so', () => {
    expect(['', ' ', 'zzz', '어느 날', '2024-'].flatMap(daysBegun)).toEqual([]);
  });
});
