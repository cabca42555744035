// Days and when they close.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesAt, nextClosing } from '../../src/model/closing-time.ts';
import { addDays, day, parseDay } from '../../src/model/day.ts';

const NEW_YORK = { time: '21:30', zone: 'America/New_York' };

describe('a day', () => {
  it('is a date that exists', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2023-02-29', '2024-13-01', '2024-1-22', '22.01.2024', '', '2024-01-22T00:00']) {
      expect(parseDay(text)).toBeNull();
    }
    expect(() => day('yesterday')).toThrow(RangeError);
  });

  it('comes after the one before', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('2024-01-01'), -1)).toBe('2023-12-31');
  });
});

describe('closing', () => {
  it('is ten minutes after the list rolls over in New York, in winter and in summer', () => {
    expect(closesAt(day('2024-01-22'), NEW_YORK).toString()).toBe('2024-01-23T02:40:00Z');
    expect(closesAt(day('2024-07-22'), NEW_YORK).toString()).toBe('2024-07-23T01:40:00Z');
  });

  it('can be earlier, at the last such hour before the list rolls over', () => {
    // 09:00 in Seoul on the 23rd is 19:00 in New York on the 22nd.
    expect(closesAt(day('2024-01-22'), { time: '09:00', zone: 'Asia/Seoul' }).toString()).toBe(
      '2024-01-23T00:10:00Z',
    );
    // 12:00 in Seoul on the 23rd is 22:00 in New York: too late, so noon of the 22nd it is.
    expect(closesAt(day('2024-01-22'), { time: '12:00', zone: 'Asia/Seoul' }).toString()).toBe(
      '2024-01-22T03:10:00Z',
    );
  });

  it('is never after the list rolled over, nor more than a day before, in any zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const times = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(zones, times, fc.nat(3000), (zone, time, offset) => {
        const date = addDays(day('2022-01-01'), offset);
        const late = closesAt(date, NEW_YORK).since(closesAt(date, { time, zone })).total('hours');
        // A day can be 25 hours long where clocks are put back, and a zone once skipped a day.
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThan(26);
      }),
    );
  });

  it('comes next on a weekday: the source lists nothing on weekends', () => {
    const friday = Temporal.Instant.from('2024-01-27T12:00:00Z');
    expect(nextClosing(friday, NEW_YORK).toString()).toBe('2024-01-30T02:40:00Z');
    const monday = Temporal.Instant.from('2024-01-23T02:39:00Z');
    expect(nextClosing(monday, NEW_YORK).toString()).toBe('2024-01-23T02:40:00Z');
    expect(nextClosing(monday.add({ minutes: 1 }), NEW_YORK).toString()).toBe('2024-01-24T02:40:00Z');
  });
});
