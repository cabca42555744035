// Makes the votes on a message what was found on it.

import type { Db } from '../database/schema.ts';
import type { Vote } from '../model/vote.ts';
import type { Sign } from '../model/vote-emoji.ts';
import type { Card } from './posts.ts';
import { addVote, removeSource, removeSources, sourcesOn } from './votes.ts';

/** Who gives a reaction that is or was a vote. */
export interface Holders {
  readonly source: string;
  /** Null where the emoji is no vote any more: votes that were given with it stand, but none is added. */
  readonly sign: Sign | null;
  readonly members: ReadonlySet<string>;
}

/** Returns the votes that weren't known. Where a member gives two at once, the one for the paper counts as the newer. */
export function replaceVotes(
  store: Db,
  { guildId, paperId, messageId }: Pick<Card, 'guildId' | 'paperId' | 'messageId'>,
  found: readonly Holders[],
  now: number,
): Promise<Vote[]> {
  return store.transaction().execute(async (db) => {
    const known = await sourcesOn(db, messageId);
    const holders = new Map(found.map((each) => [each.source, each.members]));
    for (const [source, members] of known) {
      const standing = holders.get(source);
      if (!standing) await removeSources(db, source);
      else for (const member of members.difference(standing)) await removeSource(db, source, member);
    }
    const added = found
      .flatMap(({ source, sign, members }): Vote[] => {
        if (sign === null) return [];
        const unknown = [...members].filter((member) => !known.get(source)?.has(member));
        return unknown.map((memberId) => ({ guildId, paperId, memberId, source, sign }));
      })
      .sort((a, b) => a.sign - b.sign);
    for (const vote of added) await addVote(db, vote, now);
    return added;
  });
}
