// Counts the votes on cards again after the bot was away: of reactions that came or went meanwhile Discord tells nobody.
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError } from 'discord.js';
import { messageOf } from '../model/errors.ts';
import type { Vote } from '../model/vote.ts';
import { type Card, cardsSince, findCards } from '../store/posts.ts';
import type { App } from './app.ts';
import { compareCounts, countCard } from './count-card.ts';
import { type Reader, readMessages } from './reactions.ts';
import type { VoteDesk } from './vote-desk.ts';
import type { VoteTiming } from './votes.ts';

/** Cards that were sent longer ago, in milliseconds, are not counted again. */
const RECENT = 14 * 24 * 60 * 60 * 1000;

/** What couldn't be counted is tried again so often. */
const TRIES = 5;

export interface Recount {
  /** Counts the recent cards of a server, or of all. */
  readonly begin: (guildId: string | null) => void;
  /** Counts these messages, as far as they are cards. */
  readonly messages: (ids: readonly string[]) => void;
  /** Resolves when nothing is being counted. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Counting {
  readonly app: App;
  readonly desk: VoteDesk;
  /** Told of votes that weren't known. */
  readonly onVotes: (votes: readonly Vote[]) => void;
  readonly timing: Pick<VoteTiming, 'gap' | 'later'>;
}

/** One count at a time, however many are asked for. */
export function openRecount(counting: Counting): Recount {
  const { app, timing } = counting;
  const end = new AbortController();
  const { signal } = end;
  const reader: Reader = { rest: app.client.rest, turn: () => wait(timing.gap, undefined, { signal }) };
  let last: Promise<void> = Promise.resolve();
  let isAllWaiting = false;

  const count = (find: () => Promise<readonly Card[]>, tries = TRIES) => {
    last = last.then(async () => {
      const again = await attemptAll(find);
      if (again === null || tries === 1) return;
      void wait(timing.later, undefined, { signal, ref: false }).then(
        () => count(again, tries - 1),
        () => undefined,
      );
    });
  };
  /** What is to be counted later; null for nothing. */
  const attemptAll = async (find: () => Promise<readonly Card[]>) => {
    try {
      const failed = await countAll(counting, reader, await find());
      return failed.length > 0 ? async () => failed : null;
    } catch (error) {
      if (signal.aborted) return null;
      app.log.error({ err: error }, 'votes could not be counted again');
      return find;
    }
  };
  return {
    begin: (guildId) => {
      if (isAllWaiting) return;
      isAllWaiting = guildId === null;
      count(() => {
        if (guildId === null) isAllWaiting = false;
        return cardsSince(app.store, app.now() - RECENT, guildId);
      });
    },
    messages: (ids) => count(async () => [...(await findCards(app.store, ids)).values()]),
    idle: async () => {
      for (let seen: unknown; seen !== last; await last) seen = last;
    },
    stop: () => {
      end.abort();
      return last;
    },
  };
}

/**
 * Channel by channel the cards whose counts are not what is known; when all are read the others that have votes, as
 * members may have taken turns. Returns what couldn't be counted.
 */
async function countAll(counting: Counting, reader: Reader, cards: readonly Card[]): Promise<Card[]> {
  const [failed, asKnown]: [Card[], Card[]] = [[], []];
  const total = { different: 0, found: 0 };
  const { cache } = counting.app.client.guilds;
  const visible = cards.filter(({ guildId }) => cache.has(guildId));
  for (const [channelId, there] of Map.groupBy(visible, (card) => card.channelId)) {
    const different: Card[] = [];
    await attempt(counting, failed, there, async () => {
      const byId = new Map(there.map((card) => [card.messageId, card]));
      for await (const message of readMessages(reader, channelId, [...byId.keys()])) {
        const card = byId.get(message.id);
        if (!card) continue;
        const votes = await compareCounts(counting.app.store, card, message);
        if (votes === 'different') different.push(card);
        if (votes === 'as known') asKnown.push(card);
      }
    });
    total.different += different.length;
    total.found += await countEach(counting, reader, { cards: different, failed });
  }
  total.found += await countEach(counting, reader, { cards: asKnown, failed });
  if (total.different > 0) counting.app.log.info({ cards: cards.length, ...total }, 'votes counted again');
  return failed;
}

/** Returns how many votes weren't known. */
async function countEach(
  counting: Counting,
  reader: Reader,
  { cards, failed }: { readonly cards: readonly Card[]; readonly failed: Card[] },
): Promise<number> {
  let found = 0;
  for (const card of cards) {
    await attempt(counting, failed, [card], async () => {
      const votes = await countCard(counting, reader, card);
      if (votes === null) failed.push(card);
      else found += votes.length;
      if (votes && votes.length > 0) counting.onVotes(votes);
    });
  }
  return found;
}

/** What Discord refuses stays as it is; what fails may be counted later. */
async function attempt(
  { app }: Counting,
  failed: Card[],
  cards: readonly Card[],
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const isRefused = error instanceof DiscordAPIError && error.status < 500;
    app.log.debug({ cards: cards.length, reason: messageOf(error), isRefused }, 'votes not counted');
    if (!isRefused) failed.push(...cards);
  }
}
