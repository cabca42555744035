// Counts the votes on one card, while members go on reacting.
import type { APIMessage } from 'discord.js';
import type { Db } from '../../database/schema.ts';
import { reactionSource, type Vote } from '../../model/vote.ts';
import { signOf } from '../../model/vote-emoji.ts';
import { type Card, noteBots } from '../../store/posts.ts';
import { type Holders, replaceVotes } from '../../store/replace-votes.ts';
import { voteRules } from '../../store/servers.ts';
import { sourcesOn } from '../../store/votes.ts';
import { type Count, countsOf, type Reader, readMembers, readMessage } from '../api/reactions.ts';
import type { App } from '../app.ts';
import type { VoteQueue } from './queue.ts';

export interface Counting {
  readonly app: App;
  readonly queue: VoteQueue;
  /** Told of votes that weren't known. */
  readonly onVotes: (votes: readonly Vote[]) => void;
}

/** Members who react while a card is counted make it be counted again, so often. */
const TRIES = 5;

/** Returns the votes that weren't known; null where members react faster than it can be counted. */
export async function countCard(
  { app, queue }: Pick<Counting, 'app' | 'queue'>,
  reader: Reader,
  card: Card,
): Promise<Vote[] | null> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const watch = queue.watch(card.messageId);
    try {
      const message = await readMessage(reader, card);
      // Votes on a message that is gone stand as they were.
      if (!message) return [];
      const { holders, bots } = await readHolders(app, reader, card, message);
      const votes = await queue.inTurn(async () =>
        watch.isChanged() ? null : replaceVotes(app.store, card, holders, app.now()),
      );
      if (votes === null) continue;
      if (bots.size > 0 || card.bots.size > 0) await noteBots(app.store, card.messageId, bots);
      return votes;
    } finally {
      watch.end();
    }
  }
  return null;
}

/**
 * Whether as many members vote as is known, though they may be others. Bots that reacted when it was last counted are
 * taken to react still: else a card that a bot reacts to would be read anew each time.
 */
export async function compareCounts(
  store: Db,
  card: Card,
  message: APIMessage,
): Promise<'none' | 'as known' | 'different'> {
  const known = await sourcesOn(store, card.messageId);
  const counts = (await votingCounts(store, card, message, known))
    .map(({ source, members }) => ({ source, members: members - (card.bots.get(source) ?? 0) }))
    .filter(({ members }) => members !== 0);
  if (known.size === 0 && counts.length === 0) return 'none';
  const isKnown = ({ source, members }: (typeof counts)[number]) => known.get(source)?.size === members;
  return known.size === counts.length && counts.every(isKnown) ? 'as known' : 'different';
}

interface Readings {
  readonly holders: readonly Holders[];
  readonly bots: Card['bots'];
}

async function readHolders(
  { store, client }: App,
  reader: Reader,
  card: Card,
  message: APIMessage,
): Promise<Readings> {
  const known = await sourcesOn(store, card.messageId);
  const holders: Holders[] = [];
  const bots = new Map<string, number>();
  for (const { source, sign, reaction } of await votingCounts(store, card, message, known)) {
    const reacting = await readMembers(reader, card, reaction);
    holders.push({ source, sign, members: reacting.members });
    const others = [...reacting.bots].filter((id) => id !== client.user.id).length;
    if (others > 0) bots.set(source, others);
  }
  return { holders, bots };
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
