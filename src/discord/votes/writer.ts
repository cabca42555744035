// Writes changes to votes into the store, with what a server's rules make of each emoji.
import pRetry from 'p-retry';
import type { Db } from '../../database/schema.ts';
import type { Log } from '../../log.ts';
import { reactionSource, type Vote } from '../../model/vote.ts';
import { type Emoji, signOf, type VoteRules } from '../../model/vote-emoji.ts';
import { type Card, findCards } from '../../store/posts.ts';
import { voteRules } from '../../store/servers.ts';
import { addVote, removeSource, removeSources, removeSourcesOn } from '../../store/votes.ts';
import { LeaseEnded } from '../lease-guard.ts';
import type { Change } from './events.ts';

export interface Written {
  /** Votes that were added, in their order. */
  readonly votes: readonly Vote[];
  /** Messages of the bot with a reaction that the ledger doesn't know as cards, perhaps not yet. */
  readonly unknown: readonly string[];
}

interface Writer {
  readonly store: Db;
  readonly log: Log;
  readonly now: () => number;
  /** Whether it is for this process to write them. */
  readonly isBot: () => boolean;
  readonly onWritten: (written: Written) => void;
  /** Told of the messages whose changes were given up. */
  readonly onDropped: (messageIds: readonly string[]) => void;
  /** From one try to the next, in milliseconds. */
  readonly betweenMs: number;
}

/** How often a database that can't be written is tried. */
const TRIES = 60;

/** The function that it returns doesn't throw: what can't be written has to be counted again. */
export function voteWriter(writer: Writer): (changes: readonly Change[]) => Promise<void> {
  return async (changes) => {
    try {
      const written = await pRetry(() => write(writer, changes), {
        retries: TRIES - 1,
        minTimeout: writer.betweenMs,
        factor: 1,
        shouldRetry: ({ error }) => !(error instanceof LeaseEnded),
        onFailedAttempt: ({ error, attemptNumber }) => {
          if (!(error instanceof LeaseEnded))
            writer.log.error({ err: error, tries: attemptNumber, of: TRIES }, 'votes could not be stored');
        },
      });
      writer.onWritten(written);
    } catch {
      writer.onDropped([...new Set(changes.map(({ messageId }) => messageId))]);
    }
  };
}

function write({ store, now, isBot }: Writer, changes: readonly Change[]): Promise<Written> {
  return store.transaction().execute(async (db) => {
    // What was late may have been taken back since, and counted by whoever is the bot.
    if (!isBot()) throw new LeaseEnded();
    const cards = await findCards(db, [...new Set(changes.map(({ messageId }) => messageId))]);
    const rules = await rulesOf(db, cards.values());
    const votes: Vote[] = [];
    const unknown: string[] = [];
    for (const change of changes) {
      const card = cards.get(change.messageId);
      if (change.kind === 'remove') {
        await removeSource(db, reactionSource(change.messageId, change), change.memberId);
      } else if (change.kind === 'clear') {
        await clear(db, change.messageId, change.emoji);
      } else if (card) {
        const vote = voteFrom(change, card, rules);
        if (vote) votes.push(vote);
        if (vote) await addVote(db, vote, now());
      } else if (change.isOnOwn) {
        unknown.push(change.messageId);
      }
    }
    return { votes, unknown };
  });
}

async function rulesOf(db: Db, cards: Iterable<Card>): Promise<Map<string, VoteRules>> {
  const servers = new Set([...cards].map(({ guildId }) => guildId));
  const rules = new Map<string, VoteRules>();
  for (const guildId of servers) rules.set(guildId, await voteRules(db, guildId));
  return rules;
}

/** Null where the emoji is no vote in that server. */
function voteFrom(
  change: Change & { kind: 'add' },
  { guildId, paperId }: Card,
  rules: ReadonlyMap<string, VoteRules>,
): Vote | null {
  const of = rules.get(guildId);
  const sign = of ? signOf(change.emoji, of) : null;
  if (sign === null) return null;
  const { memberId, messageId } = change;
  return { guildId, paperId, memberId, source: reactionSource(messageId, change), sign };
}

async function clear(db: Db, messageId: string, emoji: Emoji | null): Promise<void> {
  if (emoji === null) return removeSourcesOn(db, messageId);
  for (const isBurst of [false, true]) await removeSources(db, reactionSource(messageId, { emoji, isBurst }));
}
