// Papers by what a member follows: ten at most, each once, and something of as many follows as there is room for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMatches } from '../../../src/discord/views/match-groups.ts';
import type { Match } from '../../../src/discord/views/match-messages.ts';
import type { Follow } from '../../../src/store/follows.ts';

const follows = Array.from({ length: 25 }, (_, nth): Follow => {
  return { id: nth + 1, memberId: '1', kind: 'keyword', text: `topic ${nth}`, createdAt: 0 };
});

/** Only its id is looked at. */
const match = (nth: number, topics: readonly Follow[]): Match =>
  ({ paper: { id: `2401.${String(nth).padStart(5, '0')}` }, topics }) as unknown as Match;

const days = fc
  .array(fc.subarray(follows, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 45 })
  .map((all) => all.map((topics, nth) => match(nth, topics)));

describe('the papers of a day for a member of 25 follows', () => {
  it('stand once, in the order of the follows, ten of them at most', () => {
    fc.assert(
      fc.property(days, (matches) => {
        const groups = groupMatches(matches);
        const shown = groups.flatMap((group) => group.shown);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toHaveLength(Math.min(10, matches.length));
        const ids = groups.map(({ topic }) => (topic as Follow).id);
        expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        for (const { topic, matches: theirs } of groups)
          for (const { topics } of theirs) expect(topics).toContain(topic);
      }),
    );
  });

  it('give each follow a paper before any gets another', () => {
    const [a, b, c] = follows as [Follow, Follow, Follow];
    const many = Array.from({ length: 12 }, (_, nth) => match(nth, [a]));
    const groups = groupMatches([...many, match(20, [a, b]), match(21, [c])]);
    expect(groups.map((group) => group.shown.length)).toEqual([8, 1, 1]);
    expect(groups.map((group) => group.matches.length)).toEqual([12, 1, 1]);
  });

  it('show what matches rarely, where there is no room for something of each follow', () => {
    const [often, ...seldom] = follows.slice(0, 11) as [Follow, ...Follow[]];
    const many = Array.from({ length: 12 }, (_, nth) => match(nth, [often]));
    const groups = groupMatches([...many, ...seldom.map((each, nth) => match(20 + nth, [each]))]);
    expect(groups.map((group) => group.shown.length)).toEqual([0, ...seldom.map(() => 1)]);
    expect(groups.map((group) => group.topic)).toEqual([often, ...seldom]);
  });
});
