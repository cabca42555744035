// What an hour brings when, in any zone and season.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourMeaning } from '../../src/model/hour-meaning.ts';

const closes = { time: '21:30', zone: 'America/New_York' };
const WINTER = Date.parse('2024-01-24T12:00:00Z');
const SUMMER = Date.parse('2024-07-24T12:00:00Z');

const meaning = (time: string, zone: string, now = WINTER) => hourMeaning({ time, zone }, { closes, now });

describe('the papers of a Monday', () => {
  it.each([
    ['09:00', 'Asia/Seoul', 3, '12:00'],
    ['11:00', 'Asia/Seoul', 3, '12:00'],
    ['12:00', 'Asia/Seoul', 2, null],
    ['23:00', 'Asia/Seoul', 2, null],
    ['02:00', 'Asia/Seoul', 3, null],
    ['09:00', 'Europe/Berlin', 2, null],
    ['00:00', 'Europe/Berlin', 3, '04:00'],
    ['09:00', 'America/New_York', 2, null],
    ['20:00', 'America/New_York', 2, '22:00'],
    ['22:00', 'America/New_York', 1, null],
    ['09:00', 'UTC', 2, null],
  ] as const)('come, at %s in %s, on weekday %i; better is %s', (time, zone, comes, better) => {
    expect(meaning(time, zone)).toEqual({ comes, better });
  });

  it('have the same better hour in summer, where it is one all year', () => {
    expect(meaning('09:00', 'Asia/Seoul', SUMMER).better).toBe('12:00');
  });

  it('come earlier at the better hour, whatever the zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const times = fc.integer({ min: 0, max: 95 }).map((quarter) => {
      const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15];
      return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    });
    fc.assert(
      fc.property(zones, times, fc.constantFrom(WINTER, SUMMER), (zone, time, now) => {
        const { comes, better } = meaning(time, zone, now);
        if (better === null) return;
        const earlier = meaning(better, zone, now).comes;
        expect((comes - earlier + 7) % 7).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
