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

export interface VoteTiming {
  /** From one request of a recount to the next: it sends at most five a second. */
  readonly gap: number;
  /** From when on the ledger surely knows a message of the bot that has a reaction. */
  readonly ledger: number;
  /** Until what Discord failed to tell is asked for again. */
  readonly later: number;
  /** From one try to write votes into the database to the next. */
  readonly between: number;
}

/** In milliseconds. */
const TIMING: VoteTiming = { gap: 200, ledger: 5_000, later: 60_000, between: 1_000 };

export interface VoteCount {
  /** Counts the recent cards of a server again, before what nobody asked for. */
  readonly recount: (guildId: string) => void;
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
    if (unknown.length > 0) countIn(timing.ledger, unknown);
  };
  const onDropped = (messageIds: readonly string[]) => countIn(timing.later, messageIds);
  const { between } = timing;
  const desk = openVoteDesk(voteWriter({ ...app, onWritten, onDropped, between }));
  const recount = openRecount({ app, desk, onVotes }, timing);
  listenForReactions(client, desk.add);
  // Discord tells again what happened before a resume, but not before a fresh session or in a server that the bot was not in.
  client.on(Events.ShardReady, () => recount.begin(null));
  client.on(Events.GuildCreate, ({ id }) => recount.begin(id));
  recount.begin(null);
  return {
    recount: recount.first,
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
