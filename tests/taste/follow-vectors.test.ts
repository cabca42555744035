// What a member leaves out of what they follow is nothing that they like.
import { expect, it } from 'vitest';
import { featuresOf } from '../../src/index/features.ts';
import { packFeatures } from '../../src/index/vectors.ts';
import { countFeatures } from '../../src/index/vocabulary.ts';
import { followVector } from '../../src/taste/follow-vectors.ts';

it.each([
  ['keyword', 'speech synthesis', 'speech synthesis -survey'],
  ['author', 'Ada Lovelace', 'Ada Lovelace -survey'],
  ['organization', 'Lunar Lab', '-"in short" Lunar Lab'],
] as const)('of the %s %j', async (kind, name, text) => {
  const silent = { title: '', keywords: [], authors: [], organization: null };
  const paper = packFeatures(featuresOf({ ...silent, text: 'A survey of speech synthesis in short.' }));
  const vocabulary = await countFeatures([paper, paper]);
  const followed = followVector({ kind, text }, vocabulary);
  expect(followed.ids.length).toBeGreaterThan(0);
  expect(followed).toEqual(followVector({ kind, text: name }, vocabulary));
});
