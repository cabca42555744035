// Buys summaries for what is listed: one for each paper and language in use, whatever the number of servers or restarts.
import pLimit from 'p-limit';
import { withoutSecrets } from '../../config.ts';
import { addDays, openDay } from '../../model/day.ts';
import { isFirstTime, readSetting, writeSetting } from '../../store/settings.ts';
import { spend, spentOn } from '../../store/spending.ts';
import { type Days, type PaperInNeed, papersInNeed, saveWritten } from '../../store/summary-status.ts';
import {
  claimTask,
  giveUpTask,
  hurryTasks,
  postponeTask,
  releaseTask,
  type SummaryTask,
} from '../../store/summary-tasks.ts';
import { EndpointError, type Summarizer, type Tokens } from '../../summary/summarizer.ts';
import { summariseTrusted } from '../../summary/trusted.ts';
import type { Collector } from '../collect/collect.ts';
import { languagesInUse } from '../collect/languages.ts';

/** Papers of lists older than this many days are left as they are. */
const LOOK_BACK = 3;

const MINUTE = 60 * 1000;

/** How long an endpoint in trouble is left alone, in milliseconds. */
const PAUSE = { passing: 10 * MINUTE, refused: 60 * MINUTE } as const;
const PAUSED_UNTIL = 'summaries:paused-until';

/** Makes what the lists of the last days are missing; see summariseDays. */
export function summariseRecent(collector: Collector, signal: AbortSignal): Promise<number> {
  const to = openDay(Temporal.Instant.fromEpochMilliseconds(collector.now()));
  return summariseDays(collector, { from: addDays(to, -LOOK_BACK), to }, signal);
}

/** A person asks: whatever waits for the endpoint's sake is tried at once. See summariseDays. */
export async function summariseNow(collector: Collector, days: Days, signal: AbortSignal): Promise<number> {
  const { store, now } = collector;
  await writeSetting(store, PAUSED_UNTIL, '0');
  await hurryTasks(store, now());
  return summariseDays(collector, days, signal);
}

/** Makes what is missing, until `signal` ends it or the endpoint or the day's budget does; returns how many were made. */
async function summariseDays(collector: Collector, days: Days, signal: AbortSignal): Promise<number> {
  const { store, config, now, summarizer } = collector;
  if (!summarizer || Number(await readSetting(store, PAUSED_UNTIL)) > now()) return 0;
  const limit = pLimit(config.LLM_CONCURRENCY);
  const results: Result[] = [];
  for (const language of await languagesInUse(store, config.DIGEST_LANGUAGE)) {
    const papers = await papersInNeed(store, language, days);
    const work = papers.map((paper) =>
      limit(async () => {
        // What is under way is paid for and finished; nothing new is begun.
        if (signal.aborted || results.some(isStop)) return;
        results.push(await makeSummary(collector, summarizer, { paper, language, signal }));
      }),
    );
    await Promise.all(work);
  }
  return results.filter((result) => result === 'made').length;
}

export type Result = 'made' | 'not made' | Stop;

/** Nothing further can be made at present: the day's tokens are spent, the endpoint is in trouble, or the work was ended. */
interface Stop {
  readonly stop: 'spent' | 'refused' | 'passing' | 'ended';
  /** For those who look after the bot. */
  readonly reason: string;
}

interface Order {
  readonly paper: PaperInNeed;
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Makes one summary, unless somebody else is at it or it isn't to be tried at present. */
export async function makeSummary(
  collector: Collector,
  summarizer: Summarizer,
  order: Order,
): Promise<Result> {
  const { store, now, log } = collector;
  const { paper, language, signal } = order;
  if (await isBudgetSpent(collector)) return { stop: 'spent', reason: 'the tokens of the day are spent' };
  const task = { paperId: paper.id, language };
  if (!(await claimTask(store, task, now()))) return 'not made';
  try {
    const pay = (tokens: Tokens) => spend(store, tokens, now());
    const { summary, complaints } = await summariseTrusted(summarizer, { paper, language }, { pay, signal });
    if (summary) {
      await saveWritten(store, paper.id, summary);
      return 'made';
    }
    log.warn({ ...task, complaints }, 'no summary passed the checks; the card shows what the source says');
    await giveUpTask(store, task, complaints.join(' '));
    return 'not made';
  } catch (error) {
    if (!signal.aborted && error instanceof EndpointError) return postpone(collector, task, error);
    if (!signal.aborted) throw error;
    await releaseTask(store, task);
    return { stop: 'ended', reason: 'the work was ended' };
  }
}

function isStop(result: Result): result is Stop {
  return typeof result === 'object';
}

async function postpone(
  { store, config, now, log }: Collector,
  task: SummaryTask,
  error: EndpointError,
): Promise<Result> {
  log.warn({ ...task, reason: error.message }, 'no summary for now; tried again later');
  await postponeTask(store, task, withoutSecrets(config, error.message), now());
  if (error.trouble === 'request') return 'not made';
  await writeSetting(store, PAUSED_UNTIL, String(now() + PAUSE[error.trouble]));
  return { stop: error.trouble, reason: error.message };
}

/** Said once a day. */
async function isBudgetSpent({ store, config, now, log }: Collector): Promise<boolean> {
  if (config.LLM_DAILY_TOKENS === 0) return false;
  const { inputTokens, outputTokens } = await spentOn(store, now());
  const spent = inputTokens + outputTokens;
  if (spent < config.LLM_DAILY_TOKENS) return false;
  const day = new Date(now()).toISOString().slice(0, 10);
  if (await isFirstTime(store, `budget-spent:${day}`)) {
    log.warn(
      { day, spent, budget: config.LLM_DAILY_TOKENS },
      'the tokens of the day are spent: no more summaries until midnight UTC',
    );
  }
  return true;
}
