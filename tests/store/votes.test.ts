// Votes: one a member and paper in a server, for as long as any of its sources stands.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDigest } from '../../src/store/digests.ts';
import type { Db } from '../../src/store/schema.ts';
import { addVote, countVotes, removeVote, removeVotesOn } from '../../src/store/votes.ts';
import { digestOf, entry, inMemory } from './made-up.ts';

let db: Db;
beforeEach(async () => {
  db = await inMemory();
  await saveDigest(db, digestOf('2024-01-22', [entry('2401.00001'), entry('2401.00002')]), 0);
});
afterEach(() => db.destroy());

const vote = (memberId: string, source: string, guildId = 'g') => ({
  guildId,
  paperId: '2401.00001',
  memberId,
  source,
});
const count = async (guildId = 'g') =>
  (await countVotes(db, guildId, ['2401.00001', '2401.00002'])).get('2401.00001') ?? 0;

describe('votes', () => {
  it('count members, not reactions, and each server for itself', async () => {
    for (const each of [
      vote('ada', '1:👍'),
      vote('ada', '1:👍'),
      vote('ada', '2:👍🏽'),
      vote('emmy', '1:👍'),
      vote('ada', '9:👍', 'h'),
    ]) {
      await addVote(db, each, 0);
    }
    expect(await count()).toBe(2);
    expect(await count('h')).toBe(1);
  });

  it('stand until their last source is gone', async () => {
    await addVote(db, vote('ada', '1:👍'), 0);
    await addVote(db, vote('ada', '2:👍🏽'), 0);
    await removeVote(db, vote('ada', '1:👍'));
    expect(await count()).toBe(1);
    await removeVote(db, vote('ada', '2:👍🏽'));
    expect(await count()).toBe(0);
  });

  it('end when a moderator clears one emoji, or all, from that message only', async () => {
    for (const source of ['1:👍', '1:👍🏽', '10:👍']) await addVote(db, vote(`member ${source}`, source), 0);
    await removeVotesOn(db, '1', '👍');
    expect(await count()).toBe(2);
    await removeVotesOn(db, '1');
    expect(await count()).toBe(1);
  });
});
