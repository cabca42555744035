// Counts the votes on cards again after the bot was away: of reactions that came or went meanwhile Discord tells nobody.
import { setTimeout as wait } from 'node:timers/promises';
import { type Card, cardsSince, findCards } from '../../store/posts.ts';
import type { Reader } from '../api/reactions.ts';
import type { Counting } from './count-card.ts';
import { countAll } from './count-cards.ts';
import { createPriorityLock, type InTurn } from './priority-lock.ts';
import { RECENT_MS, type VoteTiming } from './timing.ts';

/** What couldn't be counted is tried again, each time after twice as long, and at most so many milliseconds. */
const LONGEST_WAIT = 30 * 60 * 1000;

export interface Recount {
  /** Counts the recent cards of a server, or of all that are this bot's. */
  readonly begin: (guildId: string | null) => void;
  /** Counts the recent cards of a server before all that wasn't asked for so. */
  readonly first: (guildId: string) => void;
  /** Counts these messages, as far as they are cards. */
  readonly messages: (ids: readonly string[]) => void;
  /** Resolves when nothing is being counted. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Finds what is to be counted. */
type Find = () => Promise<readonly Card[]>;

/** Counts that stand in line. */
interface Line {
  /** How a count is done as a whole, and each step of it. */
  readonly whole: InTurn;
  readonly step: InTurn;
  /** Resolves when all are over. */
  last: Promise<void>;
  begun: number;
  /** Servers, or null for all of them, whose count is yet to begin. */
  readonly waiting: Set<string | null>;
}

function openLine(turns: Pick<Line, 'whole' | 'step'>): Line {
  return { ...turns, last: Promise.resolve(), begun: 0, waiting: new Set() };
}

/** One count at a time in a line, however many are asked for. */
export function openRecount(
  counting: Counting,
  timing: Pick<VoteTiming, 'requestGapMs' | 'laterMs'>,
): Recount {
  const { app } = counting;
  const end = new AbortController();
  const { signal } = end;
  const reader: Reader = {
    rest: app.client.rest,
    turn: () => wait(timing.requestGapMs, undefined, { signal }),
  };
  const lanes = createPriorityLock();
  const atOnce: InTurn = (work) => work();
  // An urgent count is one piece of work; others let it pass at each channel and card.
  const urgent = openLine({ whole: lanes.urgent, step: atOnce });
  const ordinary = openLine({ whole: atOnce, step: lanes.ordinary });

  const count = (line: Line, find: Find, tried = 0) => {
    line.begun++;
    line.last = line.last.then(async () => {
      const again = await line.whole(() => attemptAll(find, line.step));
      if (again === null) return;
      const atMostMs = Math.min(timing.laterMs * 2 ** tried, LONGEST_WAIT);
      void app.waits.pause({ atLeastMs: timing.laterMs, atMostMs }, signal).then(
        () => count(line, again, tried + 1),
        () => undefined,
      );
    });
  };
  /** What is to be counted later; null for nothing. */
  const attemptAll = async (find: Find, step: InTurn) => {
    try {
      const failed = await countAll({ ...counting, reader, step }, await find());
      return failed.length > 0 ? async () => failed : null;
    } catch (error) {
      if (signal.aborted) return null;
      app.log.error({ err: error }, 'votes could not be counted again');
      return find;
    }
  };
  const countRecent = (line: Line, guildId: string | null) => {
    const { waiting } = line;
    if (waiting.has(guildId) || waiting.has(null)) return;
    waiting.add(guildId);
    count(line, () => {
      waiting.delete(guildId);
      return cardsSince(app.store, app.now() - RECENT_MS, guildId ?? app.share);
    });
  };
  return {
    begin: (guildId) => countRecent(ordinary, guildId),
    first: (guildId) => countRecent(urgent, guildId),
    messages: (ids) => count(ordinary, async () => [...(await findCards(app.store, ids)).values()]),
    idle: async () => {
      for (let seen = ''; seen !== `${urgent.begun} ${ordinary.begun}`; ) {
        seen = `${urgent.begun} ${ordinary.begun}`;
        await Promise.all([urgent.last, ordinary.last]);
      }
    },
    stop: async () => {
      end.abort();
      await Promise.all([urgent.last, ordinary.last]);
    },
  };
}
