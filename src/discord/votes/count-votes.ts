// Members' votes: reactions on cards as they come in, and a recount of what was missed while the bot was away.
import { setTimeout as wait } from 'node:timers/promises';
import { Events } from 'discord.js';
import type { Vote } from '../../model/vote.ts';
import type { App } from '../app.ts';
import { listenForReactions } from './events.ts';
import { takeBackOpposites } from './opposites.ts';
import { createVoteQueue } from './queue.ts';
import { openRecount } from './recount.ts';
import { TIMING, type VoteTiming } from './timing.ts';
import { voteWriter, type Written } from './writer.ts';

export interface VoteCount {
  /** Counts the recent cards of a server again, before what nobody asked for. */
  readonly recount: (guildId: string) => void;
  /** How many votes stand in line to be written. */
  readonly waiting: () => number;
  /** Resolves when all that came in is written down, and nothing is being counted again. */
  readonly idle: () => Promise<void>;
  /** Gives up what is being counted; what came in is written down. */
  readonly stop: () => Promise<void>;
}

export function countVotes(app: App, faster: Partial<VoteTiming> = {}): VoteCount {
  const timing = { ...TIMING, ...faster };
  const { client, log } = app;
  const end = new AbortController();
  let opposites: Promise<void> = Promise.resolve();
  const onVotes = (votes: readonly Vote[]) => {
    opposites = opposites
      .then(() => takeBackOpposites(app, votes))
      .catch((error: unknown) => log.error({ err: error }, 'older reactions could not be taken off'));
  };
  const countIn = (ms: number, messageIds: readonly string[]) => {
    void wait(ms, undefined, { signal: end.signal, ref: false }).then(
      () => recount.messages(messageIds),
      () => undefined,
    );
  };
  const onWritten = ({ votes, unknown }: Written) => {
    if (votes.length > 0) onVotes(votes);
    if (unknown.length > 0) countIn(timing.ledgerMs, unknown);
  };
  const onDropped = (messageIds: readonly string[]) => countIn(timing.laterMs, messageIds);
  const { betweenMs } = timing;
  const queue = createVoteQueue(voteWriter({ ...app, onWritten, onDropped, betweenMs }));
  const recount = openRecount({ app, queue, onVotes }, timing);
  listenForReactions(client, queue.add);
  // Discord tells again what happened before a resume, but not before a fresh session or in a server that the bot was not in.
  client.on(Events.ShardReady, () => recount.begin(null));
  client.on(Events.GuildCreate, ({ id }) => recount.begin(id));
  recount.begin(null);
  return {
    recount: recount.first,
    waiting: queue.waiting,
    idle: async () => {
      await recount.idle();
      await queue.inTurn(async () => undefined);
      await opposites;
    },
    stop: async () => {
      end.abort();
      await recount.stop();
      await queue.inTurn(async () => undefined);
      await opposites;
    },
  };
}
