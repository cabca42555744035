// Papers like one: told by what both say, and left to the search while nothing is counted yet.
import { expect, it } from 'vitest';
import { likenessRanker } from '../../src/taste/likeness.ts';
import { idOf, subjectOf, tasteOf, withSubjects } from './listed.ts';

it('puts papers of the same subject first, as soon as words are counted', async () => {
  const store = await withSubjects(4);
  const taste = tasteOf(store);
  const liken = likenessRanker(taste);
  const candidates = Array.from({ length: 12 }, (_, paper) => idOf(3, paper));
  expect(await liken(idOf(0, 2), candidates)).toBeNull();
  await taste.settled();
  const likened = (await liken(idOf(0, 2), candidates)) ?? [];
  expect(likened.slice(0, 3).map(subjectOf)).toEqual(Array(3).fill('speech synthesis'));
  expect([...likened].sort()).toEqual([...candidates].sort());
  expect(await liken('9999.00000', candidates)).toBeNull();
  await store.destroy();
});
