// Members' votes: reactions on cards as they come in, and a recount of what was missed while the bot was away.
import { setTimeout as wait } from 'node:timers/promises';
import { Events } from 'discord.js';
import type { Vote } from '../model/vote.ts';
import type { App } from './app.ts';
import { takeBackOpposites } from './opposites.ts';
import { openRecount } from './recount.ts';
import { openVoteDesk } from './vote-desk.ts';
import { listenForReactions } from './vote-events.ts';
import { voteWriter, type Written } from './vote-writer.ts';

/** The ledger may learn of a message of the bot after its first reaction, but not so many milliseconds later. */
const LEDGER = 5_000;

/** A recount sends at most five requests a second: the time from one to the next, in milliseconds. */
const GAP = 200;

export interface VoteCount {
  /** Counts the recent cards of a server again. */
  readonly recount: (guildId: string) => void;
  /** Resolves when all that came in is written down, and nothing is being counted again. */
  readonly idle: () => Promise<void>;
  /** Gives up what is being counted; what came in is written down. */
  readonly stop: () => Promise<void>;
}

export interface VoteTiming {
  /** Milliseconds from one request of a recount to the next. */
  readonly gap?: number;
}

export function countVotes(app: App, { gap = GAP }: VoteTiming = {}): VoteCount {
  const { client, log } = app;
  const end = new AbortController();
  let opposites: Promise<void> = Promise.resolve();
  const onVotes = (votes: readonly Vote[]) => {
    opposites = opposites
      .then(() => takeBackOpposites(app, votes))
      .catch((error: unknown) => log.error({ err: error }, 'older reactions could not be taken off'));
  };
  const onWritten = ({ votes, unknown }: Written) => {
    if (votes.length > 0) onVotes(votes);
    if (unknown.length === 0) return;
    void wait(LEDGER, undefined, { signal: end.signal, ref: false }).then(
      () => recount.messages(unknown),
      () => undefined,
    );
  };
  const desk = openVoteDesk(voteWriter({ ...app, onWritten }));
  const recount = openRecount({ app, desk, onVotes, gap });
  listenForReactions(client, desk.add);
  // Discord tells again what happened before a resume, but not what happened before a fresh session.
  client.on(Events.ShardReady, () => recount.begin(null));
  recount.begin(null);
  return {
    recount: recount.begin,
    idle: async () => {
      await recount.idle();
      await desk.inTurn(async () => undefined);
      await opposites;
    },
    stop: async () => {
      end.abort();
      await recount.stop();
      await desk.inTurn(async () => undefined);
      await opposites;
    },
  };
}
