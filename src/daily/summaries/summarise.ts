// Buys summaries for what is listed: one for each paper and language in use, whatever the number of servers or restarts.
import pLimit from 'p-limit';
import { openDay } from '../../model/closing-time.ts';
import { addDays } from '../../model/day.ts';
import { isFirstTime } from '../../store/settings.ts';
import { isSpent } from '../../store/spending.ts';
import { type Days, papersInNeed } from '../../store/summary-status.ts';
import { hurryTasks } from '../../store/summary-tasks.ts';
import type { Collector } from '../collect/collect.ts';
import { languagesInUse } from '../collect/languages.ts';
import { makeSummary, type Result } from './make-summary.ts';
import { endPause, findPause, pause } from './pause.ts';
import { IN_A_ROW, isOfEndpoint, type Setback, stopsAll } from './setback.ts';

/** Papers of lists older than this many days are left as they are. */
const LOOK_BACK = 3;

export interface Summarised {
  readonly made: number;
  /** Why not all were: what ended the work, or else the last that kept one from being made. */
  readonly setback: Setback | null;
}

/** Makes what the lists of the last days are missing; returns how many were made. See summariseDays. */
export async function summariseRecent(collector: Collector, signal: AbortSignal): Promise<number> {
  const { store, now } = collector;
  if (((await findPause(store))?.until ?? 0) > now()) return 0;
  const to = openDay(Temporal.Instant.fromEpochMilliseconds(now()));
  return (await summariseDays(collector, { from: addDays(to, -LOOK_BACK), to }, signal)).made;
}

/** A person asks: whatever is missing is tried at once. See summariseDays. */
export async function summariseNow(
  collector: Collector,
  days: Days,
  signal: AbortSignal,
): Promise<Summarised> {
  const { store, now } = collector;
  await endPause(store);
  await hurryTasks(store, now());
  return summariseDays(collector, days, signal);
}

/** Makes what is missing, until `signal` ends it or the endpoint or the day's budget does. */
async function summariseDays(collector: Collector, days: Days, signal: AbortSignal): Promise<Summarised> {
  const { store, config, summarizer } = collector;
  if (!summarizer) return { made: 0, setback: null };
  const round = await createRound(collector);
  // One paper after the other, until a summary shows that the endpoint and its model are good for some.
  const limit = pLimit(1);
  for (const language of await languagesInUse(store, config.DIGEST_LANGUAGE)) {
    const papers = await papersInNeed(store, language, days);
    const work = papers.map((paper) =>
      limit(async () => {
        await waitForTokens(collector, round);
        // What is under way is paid for and finished; nothing new is begun.
        if (signal.aborted || round.isOver()) return;
        const result = await round.follow(makeSummary(collector, summarizer, { paper, language, signal }));
        if (result === 'made') {
          limit.concurrency = config.LLM_CONCURRENCY;
          await round.succeed();
        } else if (result !== 'not made') await round.fail(result);
      }),
    );
    await Promise.all(work);
  }
  return round.outcome();
}

interface Round {
  /** Those that are under way. */
  readonly underWay: ReadonlySet<Promise<Result>>;
  follow(work: Promise<Result>): Promise<Result>;
  isOver(): boolean;
  succeed(): Promise<void>;
  fail(setback: Setback): Promise<void>;
  outcome(): Summarised;
}

/** An endpoint that was in trouble before is left alone again after one failure; else after two in a row. */
async function createRound({ store, now }: Collector): Promise<Round> {
  let [made, inARow, isOver] = [0, 0, false];
  let wasPaused = (await findPause(store)) !== null;
  let last: Setback | null = null;
  const underWay = new Set<Promise<Result>>();
  return {
    underWay,
    follow(work) {
      underWay.add(work);
      return work.finally(() => underWay.delete(work));
    },
    isOver: () => isOver,
    outcome: () => ({ made, setback: last }),
    async succeed() {
      [made, inARow] = [made + 1, 0];
      if (!wasPaused) return;
      wasPaused = false;
      await endPause(store);
    },
    async fail(setback) {
      if (!isOver) last = setback;
      if (!isOfEndpoint(setback)) {
        isOver ||= stopsAll(setback, false);
        return;
      }
      inARow++;
      if (!stopsAll(setback, wasPaused || inARow >= IN_A_ROW)) return;
      [isOver, wasPaused] = [true, true];
      await pause(store, setback, now());
    },
  };
}

/** Tokens that are booked may be given back; where none is under way, the day is over, which is said once. */
async function waitForTokens({ store, config, now, log }: Collector, round: Round): Promise<void> {
  const budget = config.LLM_DAILY_TOKENS;
  while (!round.isOver() && (await isSpent(store, budget, now()))) {
    if (round.underWay.size > 0) {
      await Promise.race(round.underWay).catch(() => {});
      continue;
    }
    await round.fail({ hindrance: 'spent', reason: 'the tokens of the day are spent', waitMs: 0 });
    const day = new Date(now()).toISOString().slice(0, 10);
    if (await isFirstTime(store, `budget-spent:${day}`))
      log.warn({ day, budget }, 'the tokens of the day are spent: no more summaries until midnight UTC');
  }
}
