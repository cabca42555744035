// Votes: one a member and paper in a server, for as long as any of its sources stands.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/database/schema.ts';
import type { Vote } from '../../src/model/vote.ts';
import type { Sign } from '../../src/model/vote-emoji.ts';
import { saveDigest } from '../../src/store/digests.ts';
import { type Holders, replaceVotes } from '../../src/store/replace-votes.ts';
import { changeVoteRules } from '../../src/store/servers.ts';
import {
  addVote,
  removeSource,
  removeSources,
  removeSourcesOn,
  sourcesSaying,
  tallyVotes,
  voteOf,
} from '../../src/store/votes.ts';
import { forEachDatabase } from '../postgres/databases.ts';
import { digestOf, entry } from './made-up.ts';

const PAPER = '2401.00001';

forEachDatabase((open) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await saveDigest(db, digestOf('2024-01-22', [entry(PAPER), entry('2401.00002')]), 0);
  });
  afterEach(() => db.destroy());

  const vote = (memberId: string, source: string, { guildId = 'g', sign = 1 as Sign } = {}): Vote => ({
    guildId,
    paperId: PAPER,
    memberId,
    source,
    sign,
  });
  const against = (memberId: string, source: string) => vote(memberId, source, { sign: -1 });
  const add = async (...votes: Vote[]) => {
    for (const each of votes) await addVote(db, each, 0);
  };
  const tally = async (guildId = 'g') =>
    (await tallyVotes(db, guildId, [PAPER, '2401.00002'])).get(PAPER) ?? { up: 0, down: 0 };
  const allowDown = () => changeVoteRules(db, 'g', { up: '👍', down: '👎' });

  describe('votes', () => {
    it('count members, not reactions, and each server for itself', async () => {
      await add(vote('ada', '1:👍'), vote('ada', '1:👍'), vote('ada', '2:👍🏽'), vote('emmy', '1:👍'));
      await add(vote('ada', '9:👍', { guildId: 'h' }));
      expect(await tally()).toEqual({ up: 2, down: 0 });
      expect(await tally('h')).toEqual({ up: 1, down: 0 });
    });

    it('stand until their last source is gone', async () => {
      await add(vote('ada', '1:👍'), vote('ada', '2:👍🏽'));
      await removeSource(db, '1:👍', 'ada');
      expect(await tally()).toEqual({ up: 1, down: 0 });
      await removeSource(db, '2:👍🏽', 'ada');
      expect(await tally()).toEqual({ up: 0, down: 0 });
    });

    it('end when a moderator clears one emoji, or all, from that message only', async () => {
      for (const source of ['1:👍', '1:👍🏽', '10:👍']) await add(vote(`member ${source}`, source));
      await removeSources(db, '1:👍');
      expect(await tally()).toEqual({ up: 2, down: 0 });
      await removeSourcesOn(db, '1');
      expect(await tally()).toEqual({ up: 1, down: 0 });
    });
  });

  describe('votes against', () => {
    it('count where the server has switched them on', async () => {
      await add(vote('ada', '2:👍'), against('ada', '1:👎'), vote('emmy', '1:👍'));
      expect(await tally()).toEqual({ up: 2, down: 0 });
      expect(await voteOf(db, vote('ada', ''))).toBe(1);
      await allowDown();
      expect(await voteOf(db, vote('ada', ''))).toBe(-1);
      expect(await tally()).toEqual({ up: 1, down: 1 });
    });

    it('and those for a paper exclude each other: the newest counts, though all came in the same millisecond', async () => {
      await allowDown();
      await add(vote('ada', '1:👍'), against('ada', '1:👎'));
      expect(await tally()).toEqual({ up: 0, down: 1 });
      await add(vote('ada', '1:👍'));
      expect(await voteOf(db, vote('ada', ''))).toBe(-1);
      expect(await sourcesSaying(db, vote('ada', ''), 1)).toEqual(['1:👍']);
      await add(vote('ada', '2:👍'));
      expect(await tally()).toEqual({ up: 1, down: 0 });
    });

    it('give way to the older vote when they are taken back', async () => {
      await allowDown();
      await add(vote('ada', '1:👍'), against('ada', '2:👎'));
      await removeSource(db, '2:👎', 'ada');
      expect(await tally()).toEqual({ up: 1, down: 0 });
    });
  });

  describe('a recount', () => {
    const card = { messageId: '1', guildId: 'g', channelId: 'c', paperId: PAPER };
    const held = (source: string, sign: Holders['sign'], ...members: string[]): Holders => ({
      source,
      sign,
      members: new Set(members),
    });

    it('makes the votes on a message what stands on it, and leaves others alone', async () => {
      await add(vote('ada', '1:👍'), vote('emmy', '1:👍'), vote('ada', '1:👍🏽'), vote('joan', '2:👍'));
      const added = await replaceVotes(db, card, [held('1:👍', 1, 'emmy', 'mary')], 5);
      expect(added).toEqual([vote('mary', '1:👍')]);
      expect(await tally()).toEqual({ up: 3, down: 0 });
      expect(await voteOf(db, vote('ada', ''))).toBeNull();
    });

    it('adds none with an emoji that is no vote any more, but keeps those that were given', async () => {
      await add(vote('ada', '1:🔥'));
      await replaceVotes(db, card, [held('1:🔥', null, 'ada', 'emmy')], 5);
      expect(await tally()).toEqual({ up: 1, down: 0 });
    });

    it('takes the vote for a paper as the newer where a member gave both while nobody looked', async () => {
      await allowDown();
      await replaceVotes(db, card, [held('1:👍', 1, 'ada'), held('1:👎', -1, 'ada')], 5);
      expect(await tally()).toEqual({ up: 1, down: 0 });
      await replaceVotes(
        db,
        card,
        [held('1:👍', 1, 'ada'), held('1:👎', -1, 'ada'), held('1:👎🏽', -1, 'ada')],
        6,
      );
      expect(await tally()).toEqual({ up: 0, down: 1 });
    });
  });
});
