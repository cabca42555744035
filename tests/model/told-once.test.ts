// What fails every second is one line in the log.
import { expect, it } from 'vitest';
import { toldOnce } from '../../src/model/told-once.ts';

it('is told once, again when it fails in another way, and again once it had passed', () => {
  const told: string[] = [];
  const { failed, passed } = toldOnce((error) => told.push(String(error)));
  for (let nth = 0; nth < 10; nth++) failed(new Error('the server is away'));
  expect(told).toEqual(['Error: the server is away']);
  failed(new Error('the database is gone'));
  failed(new Error('the database is gone'));
  expect(told).toEqual(['Error: the server is away', 'Error: the database is gone']);
  passed();
  failed(new Error('the database is gone'));
  expect(told).toHaveLength(3);
});
