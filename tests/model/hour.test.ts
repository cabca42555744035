// The hour of a post: one on each local day, whatever the clocks do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourOn, lastHour, nextHour, type Timetable, WEEKDAYS, zoneOfLocale } from '../../src/model/hour.ts';
import { parseTime } from '../../src/model/hour-text.ts';
import { runs, sample } from '../sample.ts';

const at = (time: string) => Temporal.Instant.from(time);
const seoul: Timetable = { time: '09:00', zone: 'Asia/Seoul', weekdays: WEEKDAYS };

describe('an hour', () => {
  const [from, to] = [Temporal.PlainDate.from('2020-01-01'), Temporal.PlainDate.from('2030-01-01')];

  /** The days on which a zone's clocks are moved, with their neighbours. */
  function unusualDays(zone: string): Temporal.PlainDate[] {
    const days: Temporal.PlainDate[] = [];
    let moment = from.toZonedDateTime(zone).getTimeZoneTransition('next');
    while (moment && Temporal.PlainDate.compare(moment.toPlainDate(), to) < 0) {
      const day = moment.toPlainDate();
      days.push(day.subtract({ days: 1 }), day, day.add({ days: 1 }));
      moment = moment.getTimeZoneTransition('next');
    }
    return days;
  }

  /** Each day's hour is on that very day, and after the day before's. */
  function expectOneHour(zone: string, date: Temporal.PlainDate, time: string): void {
    const [before, hour] = [date.subtract({ days: 1 }), date].map((day) => hourOn(day, { time, zone }));
    if (!before || !hour) throw new Error('no hour');
    expect(`${zone} ${hour.toZonedDateTimeISO(zone).toPlainDate()}`).toBe(`${zone} ${date}`);
    expect(Temporal.Instant.compare(before, hour)).toBe(-1);
    const timetable = { time, zone, weekdays: WEEKDAYS };
    expect(lastHour(hour, timetable)?.equals(hour)).toBe(true);
    expect(lastHour(hour.subtract({ seconds: 1 }), timetable)?.equals(before)).toBe(true);
    expect(nextHour(before.add({ seconds: 1 }), timetable).equals(hour)).toBe(true);
  }

  it('is one instant on each local day of every zone, where the clocks are moved too', () => {
    for (const zone of sample(Intl.supportedValuesOf('timeZone'), 5)) {
      for (const date of unusualDays(zone))
        for (const time of ['00:15', '02:30', '23:45']) expectOneHour(zone, date, time);
    }
  });

  it('is one instant on any day of ten years, in any zone, at any time', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const times = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(zones, fc.nat(from.until(to).days - 1), times, (zone, days, time) =>
        expectOneHour(zone, from.add({ days }), time),
      ),
      { numRuns: runs(3000, 600) },
    );
  });

  it('that the clocks skip comes as much later, one that comes twice comes first', () => {
    const berlin = { zone: 'Europe/Berlin', time: '02:30' };
    expect(hourOn(Temporal.PlainDate.from('2024-03-31'), berlin).toString()).toBe('2024-03-31T01:30:00Z');
    expect(hourOn(Temporal.PlainDate.from('2024-10-27'), berlin).toString()).toBe('2024-10-27T00:30:00Z');
  });
});

describe('the last hour', () => {
  it('is the one that has come, on a day with posts', () => {
    expect(lastHour(at('2024-01-23T00:00:00Z'), seoul)?.toString()).toBe('2024-01-23T00:00:00Z');
    expect(lastHour(at('2024-01-22T23:59:00Z'), seoul)?.toString()).toBe('2024-01-22T00:00:00Z');
    expect(lastHour(at('2024-01-20T12:00:00Z'), { ...seoul, weekdays: [3] })?.toString()).toBe(
      '2024-01-17T00:00:00Z',
    );
  });

  it('is now where there is no hour, unless it is a weekday without posts', () => {
    const ready: Timetable = { time: null, zone: 'Asia/Seoul', weekdays: [1] };
    expect(lastHour(at('2024-01-22T10:00:00Z'), ready)?.toString()).toBe('2024-01-22T10:00:00Z');
    // It is Tuesday in Seoul already.
    expect(lastHour(at('2024-01-22T15:30:00Z'), ready)).toBeNull();
  });
});

describe('the next hour', () => {
  it('is the first that is not before something is ready', () => {
    expect(nextHour(at('2024-01-23T02:40:00Z'), seoul).toString()).toBe('2024-01-24T00:00:00Z');
    expect(nextHour(at('2024-01-23T00:00:00Z'), seoul).toString()).toBe('2024-01-23T00:00:00Z');
    expect(nextHour(at('2024-01-23T02:40:00Z'), { ...seoul, weekdays: [1] }).toString()).toBe(
      '2024-01-29T00:00:00Z',
    );
    expect(nextHour(at('2024-01-23T02:40:00Z'), { ...seoul, time: null }).toString()).toBe(
      '2024-01-23T02:40:00Z',
    );
    expect(nextHour(at('2024-01-23T02:40:00Z'), { ...seoul, time: null, weekdays: [3] }).toString()).toBe(
      '2024-01-23T15:00:00Z',
    );
  });
});

describe('a time', () => {
  it.each([
    ['9', '09:00'],
    ['09:30', '09:30'],
    ['9시', '09:00'],
    ['9시 30분', '09:30'],
    ['9am', '09:00'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['9:15 PM', '21:15'],
    ['24:01', null],
    ['9:60', null],
    ['13pm', null],
    ['soon', null],
    ['', null],
  ])('%s is %s', (text, time) => expect(parseTime(text)).toBe(time));
});

describe("a server's zone", () => {
  it('is guessed only where its language has one', () => {
    expect([zoneOfLocale('ko'), zoneOfLocale('en-US'), zoneOfLocale('pt-BR')]).toEqual([
      'Asia/Seoul',
      null,
      null,
    ]);
    const zones = Intl.supportedValuesOf('timeZone');
    for (const locale of ['bg', 'hi', 'uk', 'vi', 'zh-CN']) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zoneOfLocale(locale) ?? 'none' })).not.toThrow();
    }
    expect(zones.length).toBeGreaterThan(400);
  });
});
