// Counts the votes on one card, while members go on reacting.
import type { APIMessage } from 'discord.js';
import { reactionSource, signOf, type Vote } from '../model/vote.ts';
import type { Card } from '../store/posts.ts';
import { type Holders, replaceVotes } from '../store/replace-votes.ts';
import type { Db } from '../store/schema.ts';
import { voteRules } from '../store/servers.ts';
import { sourcesOn } from '../store/votes.ts';
import type { Counting } from './count-cards.ts';
import { type Count, countsOf, type Reader, readMembers, readMessage } from './reactions.ts';

/** Members who react while a card is counted make it be counted again, so often. */
const TRIES = 5;

/** Returns the votes that weren't known; null where members react faster than it can be counted. */
export async function countCard(
  { app, desk }: Pick<Counting, 'app' | 'desk'>,
  reader: Reader,
  card: Card,
): Promise<Vote[] | null> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const watch = desk.watch(card.messageId);
    try {
      const message = await readMessage(reader, card);
      // Votes on a message that is gone stand as they were.
      if (!message) return [];
      const holders = await readHolders(app.store, reader, card, message);
      const votes = await desk.inTurn(async () =>
        watch.isChanged() ? null : replaceVotes(app.store, card, holders, app.now()),
      );
      if (votes !== null) return votes;
    } finally {
      watch.end();
    }
  }
  return null;
}

/** Whether as many members vote as is known, though they may be others. */
export async function compareCounts(
  store: Db,
  card: Card,
  message: APIMessage,
): Promise<'none' | 'as known' | 'different'> {
  const known = await sourcesOn(store, card.messageId);
  const counts = await votingCounts(store, card, message, known);
  if (known.size === 0 && counts.length === 0) return 'none';
  const isKnown = ({ source, members }: VotingCount) => known.get(source)?.size === members;
  return known.size === counts.length && counts.every(isKnown) ? 'as known' : 'different';
}

async function readHolders(store: Db, reader: Reader, card: Card, message: APIMessage): Promise<Holders[]> {
  const known = await sourcesOn(store, card.messageId);
  const holders: Holders[] = [];
  for (const { source, sign, reaction } of await votingCounts(store, card, message, known)) {
    holders.push({ source, sign, members: await readMembers(reader, card, reaction) });
  }
  return holders;
}

interface VotingCount extends Count {
  readonly source: string;
  readonly sign: Holders['sign'];
}

/** The reactions that are votes by the server's rules, or were when they were given. */
async function votingCounts(
  store: Db,
  { guildId, messageId }: Card,
  message: APIMessage,
  known: ReadonlyMap<string, unknown>,
): Promise<VotingCount[]> {
  const rules = await voteRules(store, guildId);
  return countsOf(message)
    .map(({ reaction, members }) => ({
      reaction,
      members,
      source: reactionSource(messageId, reaction),
      sign: signOf(reaction.emoji, rules),
    }))
    .filter(({ source, sign }) => sign !== null || known.has(source));
}
