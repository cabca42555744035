// On which days an empty list is nothing to wonder about.
import { expect, it } from 'vitest';
import { day } from '../../src/model/day.ts';
import { isQuietDay } from '../../src/source/quiet-days.ts';

it.each([
  ['2026-11-28', 'a Saturday'],
  ['2026-11-26', 'Thanksgiving, the fourth Thursday of November'],
  ['2026-01-19', 'the birthday of Martin Luther King'],
  ['2026-07-03', 'Independence Day, observed on the Friday before'],
  ['2027-07-05', 'Independence Day, observed on the Monday after'],
  ['2025-06-19', 'Juneteenth'],
  ['2025-12-24', 'the day before Christmas'],
  ['2025-12-30', 'between the years'],
  ['2026-01-01', 'the first day of the year'],
])('%s is quiet: %s', (date) => {
  expect(isQuietDay(day(date))).toBe(true);
});

it.each(['2026-11-27', '2026-01-02', '2025-12-23', '2026-07-06', '2024-01-22'])(
  '%s is a working day',
  (date) => {
    expect(isQuietDay(day(date))).toBe(false);
  },
);
