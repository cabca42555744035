// A taste as members meet it: learned from what they chose, kept, learned again when that changes, and gone when they say so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import { type Index, openIndex } from '../../src/search/open-index.ts';
import { addFollow } from '../../src/store/follows.ts';
import { meetMember } from '../../src/store/members.ts';
import { forgetMember, personalOf } from '../../src/store/personal.ts';
import { unsavePaper } from '../../src/store/saved.ts';
import { changeVoteRules } from '../../src/store/servers.ts';
import { addVote } from '../../src/store/votes.ts';
import { choicesOf, setLiking } from '../../src/taste/choices.ts';
import { findTaste, resetTaste, switchTaste } from '../../src/taste/kept-taste.ts';
import { recommend } from '../../src/taste/recommend.ts';
import { FEWEST_CHOICES, type Taste } from '../../src/taste/taste.ts';
import { FIRST_DAY, idOf, save, subjectOf, tasteOf, withSubjects } from './listed.ts';

const ADA = '2001';
const ME = { kind: 'member', id: ADA } as const;
const DAYS = 6;

let store: Db;
let taste: Taste;
let index: Index;
beforeEach(async () => {
  store = await withSubjects(DAYS);
  index = await openIndex(store, null);
  await index.bringUp();
  taste = tasteOf(store);
});
afterEach(async () => {
  await taste.settled();
  await index.close();
  await store.destroy();
});

/** The papers of the last day, most upvoted first. */
const candidates = Array.from({ length: 12 }, (_, paper) => ({
  id: idOf(DAYS - 1, paper),
  upvotes: 100 - paper,
}));

async function orderFor(memberId: string, guildId: string | null = null) {
  const { list } = await recommend({ taste, index }, { memberId, guildId }, { candidates, from: FIRST_DAY });
  return list;
}

const subjects = (list: readonly { readonly id: string }[]) => list.map(({ id }) => subjectOf(id));

/** Papers of one subject on earlier days. */
const proteins = [idOf(0, 0), idOf(1, 4), idOf(2, 8), idOf(3, 0)];
const robots = [idOf(0, 1), idOf(1, 5), idOf(2, 9), idOf(3, 1)];

describe('what was chosen', () => {
  it('comes first', async () => {
    await save(store, ADA, proteins);
    const list = await orderFor(ADA);
    expect(subjects(list).slice(0, 3)).toEqual(Array(3).fill('protein folding'));
    expect(list[0]?.basis).toBe('taste');
  });

  it('is votes, saved papers and what is said to recommendations; the newest word on a paper counts', async () => {
    const [first = '', second = '', third = ''] = proteins;
    await addVote(store, { guildId: '1001', paperId: first, memberId: ADA, source: 'button', sign: 1 }, 10);
    await save(store, ADA, [second]);
    await setLiking(store, { memberId: ADA, paperId: third, sign: 1 }, 2000);
    await setLiking(store, { memberId: ADA, paperId: second, sign: -1 }, 3000);
    const choices = await choicesOf(store, ADA, 0);
    expect(choices.map(({ paperId, sign, by }) => [paperId, sign, by])).toEqual([
      [second, -1, 'liking'],
      [third, 1, 'liking'],
      [first, 1, 'vote'],
    ]);
  });

  it('is not what others chose', async () => {
    await save(store, '2002', robots);
    await save(store, ADA, proteins);
    expect(subjects(await orderFor(ADA))[0]).toBe('protein folding');
  });

  it('pushes away what is not for them', async () => {
    await save(store, ADA, [...proteins, ...robots]);
    const before = subjects(await orderFor(ADA)).indexOf('robot grasping');
    for (const [at, paperId] of [idOf(2, 1), idOf(3, 5), idOf(4, 9)].entries())
      await setLiking(store, { memberId: ADA, paperId, sign: -1 }, 5000 + at);
    const after = subjects(await orderFor(ADA));
    expect(after.indexOf('robot grasping')).toBeGreaterThanOrEqual(before);
    expect(after.slice(0, 3)).toEqual(Array(3).fill('protein folding'));
  });

  it('is learned again when it changes, and else as it was kept', async () => {
    await save(store, ADA, proteins);
    await orderFor(ADA);
    await taste.settled();
    const kept = await findTaste(store, ME);
    expect(kept.model?.length).toBeGreaterThan(100);
    expect(kept.model?.length).toBeLessThan(10_000);
    const again = tasteOf(store);
    const { model } = await again.learned(ME);
    await again.settled();
    expect(await findTaste(store, ME)).toEqual(kept);
    expect(model?.examples.length).toBeGreaterThan(2);
    await unsavePaper(store, ADA, proteins[0] ?? '');
    await taste.learned(ME);
    await taste.settled();
    expect((await findTaste(store, ME)).madeOf).not.toBe(kept.madeOf);
  });

  it('is not recommended again', async () => {
    await save(store, ADA, [...proteins, idOf(DAYS - 1, 0)]);
    expect((await orderFor(ADA)).map(({ id }) => id)).not.toContain(idOf(DAYS - 1, 0));
  });
});

describe('with fewer than three choices', () => {
  it('what is followed comes first, then what the world likes', async () => {
    await meetMember(store, ADA, 'en');
    await addFollow(store, ADA, { kind: 'author', text: 'Leader of robot grasping' }, 1);
    await save(store, ADA, proteins.slice(0, FEWEST_CHOICES - 1));
    const list = await orderFor(ADA);
    expect(list.map(({ basis }) => basis)).toEqual([
      ...Array(3).fill('follows'),
      ...Array(9).fill('upvotes'),
    ]);
    expect(subjects(list).slice(0, 3)).toEqual(Array(3).fill('robot grasping'));
    expect(list[0]?.topics).toMatchObject([{ kind: 'author', text: 'Leader of robot grasping' }]);
  });

  it('the server’s taste stands before the upvotes', async () => {
    for (const [at, paperId] of robots.entries())
      await addVote(store, { guildId: '1001', paperId, memberId: `300${at}`, source: 'button', sign: 1 }, at);
    const list = await orderFor(ADA, '1001');
    expect(new Set(list.map(({ basis }) => basis))).toEqual(new Set(['server']));
    expect(subjects(list).slice(0, 3)).toEqual(Array(3).fill('robot grasping'));
    expect((await orderFor(ADA, '1002'))[0]).toMatchObject({ id: idOf(DAYS - 1, 0), basis: 'upvotes' });
  });
});

describe('the unexpected', () => {
  it('has one place in ten: what the taste likes little and the world much', async () => {
    await save(store, ADA, proteins);
    const list = await orderFor(ADA);
    expect(list.map(({ basis }) => basis).indexOf('unexpected')).toBe(6);
    expect(list.filter(({ basis }) => basis === 'unexpected')).toHaveLength(1);
    expect(list).toHaveLength(12);
    expect(new Set(list.map(({ id }) => id)).size).toBe(12);
    expect(subjectOf(list[6]?.id ?? '')).not.toBe('protein folding');
  });
});

describe('whose it is', () => {
  it('off: nothing is learned, and what was learned is deleted', async () => {
    await save(store, ADA, proteins);
    await orderFor(ADA);
    await taste.settled();
    await switchTaste(store, ME, false);
    expect(await findTaste(store, ME)).toMatchObject({ isOff: true, model: null, madeOf: null });
    expect(await taste.learned(ME)).toMatchObject({ isOff: true, model: null, choices: [] });
    await switchTaste(store, ME, true);
    expect((await taste.learned(ME)).model).not.toBeNull();
  });

  it('reset: what was chosen before does not count any more', async () => {
    await save(store, ADA, proteins);
    await setLiking(store, { memberId: ADA, paperId: robots[0] ?? '', sign: -1 }, 5);
    await resetTaste(store, ME, 10_000);
    expect((await taste.learned(ME)).choices).toEqual([]);
    for (const [at, paperId] of robots.entries())
      await setLiking(store, { memberId: ADA, paperId, sign: 1 }, 20_000 + at);
    expect(subjects(await orderFor(ADA))[0]).toBe('robot grasping');
  });

  it('a server that wants none has none, and its votes teach nothing', async () => {
    for (const [at, paperId] of robots.entries())
      await addVote(store, { guildId: '1001', paperId, memberId: ADA, source: 'button', sign: 1 }, at);
    expect((await taste.learned(ME)).choices).toHaveLength(4);
    await switchTaste(store, { kind: 'server', id: '1001' }, false);
    expect((await taste.learned(ME)).choices).toEqual([]);
    expect((await taste.learned({ kind: 'server', id: '1001' })).isOff).toBe(true);
  });

  it('a vote against counts only where the server has such votes', async () => {
    const against = {
      guildId: '1001',
      paperId: robots[0] ?? '',
      memberId: ADA,
      source: 'button',
      sign: -1 as const,
    };
    await addVote(store, against, 1);
    expect(await choicesOf(store, ADA, 0)).toEqual([]);
    await changeVoteRules(store, '1001', { up: '👍', down: '👎' });
    expect(await choicesOf(store, ADA, 0)).toMatchObject([{ sign: -1 }]);
  });

  it('is shown and deleted with all else that is stored of them', async () => {
    await save(store, ADA, proteins);
    await setLiking(store, { memberId: ADA, paperId: robots[0] ?? '', sign: -1 }, 5);
    await orderFor(ADA);
    await taste.settled();
    const personal = await personalOf(store, ADA);
    expect(personal.likings).toEqual([{ paperId: robots[0], sign: -1, at: 5 }]);
    expect(personal.taste).toMatchObject({ isOff: false, since: 0 });
    expect(personal.taste?.bytes).toBeGreaterThan(100);
    await forgetMember(store, ADA);
    expect(await personalOf(store, ADA)).toMatchObject({ likings: [], taste: null, saved: [] });
    expect(await findTaste(store, ME)).toMatchObject({ model: null, since: 0 });
  });
});
