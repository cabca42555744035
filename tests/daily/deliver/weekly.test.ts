// When the week's favourites are due: on Monday from the subscription's hour on, in its own zone.
import { describe, expect, it } from 'vitest';
import { dueWeek } from '../../../src/daily/deliver/weekly.ts';

const at = (moment: string, zone: string, time: string | null = '09:00') =>
  dueWeek(Temporal.ZonedDateTime.from(`${moment}[${zone}]`).epochMilliseconds, { time, zone });
const midnight = (date: string, zone: string) =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

describe('the week', () => {
  it('is due on Monday from its hour on, for a day', () => {
    expect(at('2024-01-22T08:59', 'Asia/Seoul')).toBeNull();
    expect(at('2024-01-22T09:00', 'Asia/Seoul')?.monday.toString()).toBe('2024-01-22');
    expect(at('2024-01-23T08:59', 'Asia/Seoul')?.monday.toString()).toBe('2024-01-22');
    expect(at('2024-01-23T09:00', 'Asia/Seoul')).toBeNull();
    expect(at('2024-01-21T23:59', 'Asia/Seoul')).toBeNull();
  });

  it('is the one from Monday to Sunday before, also where the clocks were changed in it', () => {
    const week = at('2024-04-01T10:00', 'Europe/Berlin');
    expect(week?.begin).toBe(midnight('2024-03-25', 'Europe/Berlin'));
    expect(week?.end).toBe(midnight('2024-04-01', 'Europe/Berlin'));
    expect(((week?.end ?? 0) - (week?.begin ?? 0)) / 3_600_000).toBe(7 * 24 - 1);
  });

  it('comes at nine where digests come as soon as they are ready', () => {
    expect(at('2024-01-22T08:59', 'America/Sao_Paulo', null)).toBeNull();
    expect(at('2024-01-22T09:00', 'America/Sao_Paulo', null)).not.toBeNull();
  });

  it('is due once in every week, for a day, in zones all around the world', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((_, nth) => nth % 20 === 0);
    const hours = Array.from({ length: 4 * 7 * 24 }, (_, hour) => Date.UTC(2024, 2, 6) + hour * 3_600_000);
    for (const zone of zones) {
      const weeks = hours.map((now) => dueWeek(now, { time: '02:30', zone })?.monday.toString());
      const due = Map.groupBy(weeks, (monday) => monday ?? 'none');
      due.delete('none');
      expect([zone, ...due.keys()]).toEqual([zone, '2024-03-11', '2024-03-18', '2024-03-25', '2024-04-01']);
      expect([...due.values()].map(({ length }) => length)).toEqual([24, 24, 24, 24]);
    }
  });
});
