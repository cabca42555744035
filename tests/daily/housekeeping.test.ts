// Once a day, what need not be known any more goes, and what is still needed stays.
import { expect, it } from 'vitest';
import { readingGroup } from '../bot/reading-group.ts';
import { NOON } from '../bot/stage.ts';

const DAY = 24 * 60 * 60_000;

const group = readingGroup({ digests: [], channel: 'lounge' });

it('forgets marks of other days and accounts of more than 400 days ago', async () => {
  const { store } = group.stage;
  const costs = { requests: 1, input_tokens: 2, output_tokens: 3 };
  const days = ['2022-12-20', '2022-12-22', '2024-01-24'];
  await store
    .insertInto('spending')
    .values(days.map((day) => ({ day, ...costs })))
    .execute();
  const marks = ['budget-spent:2024-01-20', 'budget-spent:2024-01-25', 'kept'];
  await store
    .insertInto('settings')
    .values(marks.map((key) => ({ key, value: '' })))
    .execute();
  await group.round(NOON + DAY);
  const spent = await store.selectFrom('spending').select('day').orderBy('day').execute();
  expect(spent.map(({ day }) => day)).toEqual(['2022-12-22', '2024-01-24']);
  const kept = await store.selectFrom('settings').select('key').where('key', 'in', marks).execute();
  expect(kept.map(({ key }) => key).sort()).toEqual(['budget-spent:2024-01-25', 'kept']);
});
