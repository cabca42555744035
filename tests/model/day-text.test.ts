// Days and stretches of days are read as people write them, whatever they write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longDate } from '../../src/locale/texts.ts';
import { addDays, day } from '../../src/model/day.ts';
import { readSpan } from '../../src/model/day-span.ts';
import { readDay } from '../../src/model/day-text.ts';
import { presentAt, presentOf } from '../../src/model/present.ts';
import { runs } from '../sample.ts';

/** A Wednesday. */
const TODAY = day('2024-01-24');

describe('a day', () => {
  it.each([
    ['2024-01-22', '2024-01-22'],
    ['2024/1/22', '2024-01-22'],
    ['2024. 1. 22.', '2024-01-22'],
    ['20240122', '2024-01-22'],
    ['22.1.2024', '2024-01-22'],
    ['1/22', '2024-01-22'],
    ['22/1', '2024-01-22'],
    ['12/25', '2023-12-25'],
    ['２０２４－０１－２２', '2024-01-22'],
    ['22 Jan', '2024-01-22'],
    ['Jan 22 2024', '2024-01-22'],
    ['January 22nd, 2024', '2024-01-22'],
    ['22nd of January', '2024-01-22'],
    ['Mon, 22 Jan 2024', '2024-01-22'],
    ['25 dec', '2023-12-25'],
    ['29 Feb', '2020-02-29'],
    ['the 22nd', null],
    ['22nd', '2024-01-22'],
    ['1월 22일', '2024-01-22'],
    ['2024년 1월 22일', '2024-01-22'],
    ['2024-01-22 (월)', '2024-01-22'],
    ['12월25일', '2023-12-25'],
    ['22일', '2024-01-22'],
    ['30일', '2023-12-30'],
    ['1月22日', '2024-01-22'],
    ['2024年1月22日(月)', '2024-01-22'],
    ['1月22号', '2024-01-22'],
    ['today', '2024-01-24'],
    ['Yesterday', '2024-01-23'],
    ['the day before yesterday', '2024-01-22'],
    ['3 days ago', '2024-01-21'],
    ['2 weeks ago', '2024-01-10'],
    ['오늘', '2024-01-24'],
    ['어제', '2024-01-23'],
    ['그저께', '2024-01-22'],
    ['3일 전', '2024-01-21'],
    ['今日', '2024-01-24'],
    ['昨日', '2024-01-23'],
    ['おととい', '2024-01-22'],
    ['3日前', '2024-01-21'],
    ['昨天', '2024-01-23'],
    ['前天', '2024-01-22'],
    ['3天前', '2024-01-21'],
    ['monday', '2024-01-22'],
    ['Wed', '2024-01-24'],
    ['last wednesday', '2024-01-17'],
    ['last monday', '2024-01-22'],
    ['this friday', '2024-01-26'],
    ['monday last week', '2024-01-15'],
    ['last week monday', '2024-01-15'],
    ['월요일', '2024-01-22'],
    ['지난 월요일', '2024-01-22'],
    ['지난주 월요일', '2024-01-15'],
    ['지난 주 금요일', '2024-01-19'],
    ['이번 주 금요일', '2024-01-26'],
    ['지지난주 월요일', '2024-01-08'],
    ['先週の月曜日', '2024-01-15'],
    ['今週の金曜日', '2024-01-26'],
    ['月曜', '2024-01-22'],
    ['上周一', '2024-01-15'],
    ['上个星期五', '2024-01-19'],
    ['本周五', '2024-01-26'],
    ['星期日', '2024-01-21'],
    ['周三', '2024-01-24'],
    ['2024-02-30', null],
    ['32 Jan', null],
    ['0 Jan', null],
    ['13월 1일', null],
    ['someday', null],
    ['constructor', null],
    ['', null],
  ])('%s is %s', (text, date) => {
    expect(readDay(text, presentOf(TODAY))).toBe(date);
  });

  const days = fc.integer({ min: -20_000, max: 20_000 }).map((offset) => addDays(TODAY, offset));

  it('is read back from how each language writes it', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('en', 'en-GB', 'ko', 'ja', 'zh-CN'), (date, language) => {
        expect(readDay(longDate(language, date), presentOf(TODAY))).toBe(date);
        expect(readDay(date, presentOf(TODAY))).toBe(date);
      }),
    );
  });

  it('without a year is the latest one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 364 }), (today, back) => {
        const date = addDays(today, -back);
        const [, month = '', of = ''] = date.split('-').map(Number).map(String);
        expect(readDay(`${month}월 ${of}일`, presentOf(today))).toBe(date);
        expect(readDay(`${month}月${of}日`, presentOf(today))).toBe(date);
      }),
    );
  });

  it('is a day or nothing, whatever is typed', () => {
    const words = fc.constantFrom(
      ...['last', '지난', '주', '月', '일', '上', 'week', 'jan', '2024', '-', '31', '년', '(', ')', '.'],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' ')),
      fc.array(words, { maxLength: 6 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(readDay(text, presentOf(TODAY)) ?? '0000-00-00').toMatch(/^\d{4}-\d\d-\d\d$/);
        const span = readSpan(text, presentOf(TODAY));
        expect(span === null || span.first <= span.last).toBe(true);
      }),
      { numRuns: runs(3000, 600) },
    );
  });
});

/** Morning in Seoul, evening in New York: there the list of Thursday is being filled. */
describe('on a Friday that has begun in Seoul and not in New York', () => {
  const present = (at: string, zone: string | null = 'Asia/Seoul') =>
    presentAt(Temporal.Instant.from(at), zone);

  it.each(['2025-05-08T15:00:00Z', '2025-05-09T00:00:00Z', '2025-05-09T01:29:59Z'])('%s', (at) => {
    for (const text of [
      '5월 9일',
      '5/9',
      '9 May',
      'May 9',
      '9일',
      '9th',
      '금요일',
      'friday',
      '이번 주 금요일',
    ])
      expect([text, readDay(text, present(at))]).toEqual([text, '2025-05-09']);
    expect(readDay('지난 금요일', present(at))).toBe('2025-05-02');
    expect(readDay('지난주 금요일', present(at))).toBe('2025-05-02');
    expect(readDay('5월 11일', present(at))).toBe('2024-05-11');
    // What is being filled is today, and shown as such.
    expect(['오늘', '어제'].map((text) => readDay(text, present(at)))).toEqual(['2025-05-08', '2025-05-07']);
  });

  it('a weekday is that of the place, and UTC’s where nobody knows it', () => {
    expect(readDay('friday', present('2025-05-08T12:00:00Z'))).toBe('2025-05-02');
    expect(readDay('friday', present('2025-05-08T15:00:00Z', null))).toBe('2025-05-02');
    expect(readDay('friday', present('2025-05-09T00:00:00Z', null))).toBe('2025-05-09');
    expect(readDay('friday', present('2025-05-09T01:30:00Z', 'America/Los_Angeles'))).toBe('2025-05-09');
  });

  it('so are New Year’s Day and the first of a month', () => {
    expect(readDay('1월 1일', present('2024-12-31T23:00:00Z'))).toBe('2025-01-01');
    expect(readSpan('2월', present('2025-01-31T23:00:00Z'))).toEqual({
      first: '2025-02-01',
      last: '2025-02-28',
    });
  });
});

describe('a stretch of days', () => {
  it.each([
    ['2024-01-22', '2024-01-22', '2024-01-22'],
    ['어제', '2024-01-23', '2024-01-23'],
    ['2024', '2024-01-01', '2024-12-31'],
    ['2023년', '2023-01-01', '2023-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2024년 1월', '2024-01-01', '2024-01-31'],
    ['Feb 2023', '2023-02-01', '2023-02-28'],
    ['january', '2024-01-01', '2024-01-31'],
    ['12월', '2023-12-01', '2023-12-31'],
    ['last week', '2024-01-15', '2024-01-21'],
    ['지난주', '2024-01-15', '2024-01-21'],
    ['今週', '2024-01-22', '2024-01-28'],
    ['last month', '2023-12-01', '2023-12-31'],
    ['지난달', '2023-12-01', '2023-12-31'],
    ['今月', '2024-01-01', '2024-01-31'],
    ['去年', '2023-01-01', '2023-12-31'],
    ['올해', '2024-01-01', '2024-12-31'],
  ])('%s is %s to %s', (text, first, last) => {
    expect(readSpan(text, presentOf(TODAY))).toEqual({ first, last });
  });

  it('is nothing where the words mean none', () => {
    expect(['soon', '2024-13', 'foo 2024', '年', ''].map((text) => readSpan(text, presentOf(TODAY)))).toEqual(
      Array(5).fill(null),
    );
  });
});
