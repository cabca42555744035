// Makes one summary: claims its task, asks within what may be spent, keeps it, or puts the task off for as long as its trouble may last.
import { withoutSecrets } from '../../config.ts';
import { withoutSummary } from '../../store/summaries.ts';
import { nextDay } from '../../store/summary-answers.ts';
import { type PaperInNeed, saveWritten } from '../../store/summary-status.ts';
import {
  attemptsOf,
  claimTask,
  finishTask,
  giveUpTask,
  keepClaim,
  postponeTask,
  releaseTask,
  type SummaryTask,
} from '../../store/summary-tasks.ts';
import { EndpointError } from '../../summary/endpoint-error.ts';
import { DraftError, type Summarizer } from '../../summary/summarizer.ts';
import { summariseTrusted } from '../../summary/trusted.ts';
import type { Collector } from '../collect/collect.ts';
import { backOff } from './pause.ts';
import { createPurse, type TaskPurse } from './purse.ts';
import { meetsAll, type Setback, setbackOf } from './setback.ts';

const MINUTE = 60_000;

/** A claim is kept so often, in milliseconds, while a slow model speaks; it lasts three times as long. */
const CLAIM_KEPT_EVERY_MS = 5 * MINUTE;

/** How long a paper waits that the endpoint doesn't take, or has no usable answer for, in minutes; the last one from then on. */
const WAITS = [10, 60, 360, 360, 360] as const;

export type Result = 'made' | 'not made' | Setback;

export interface Order {
  readonly paper: PaperInNeed;
  readonly language: string;
  readonly signal: AbortSignal;
  /** Whether it is made although there is one. */
  readonly anew?: boolean;
}

/** `not made` where somebody else is at it, it isn't to be tried at present, or no draft passed the checks. */
export async function makeSummary(
  collector: Collector,
  summarizer: Summarizer,
  order: Order,
): Promise<Result> {
  const { store, index, now, log } = collector;
  const { paper, language, signal, anew = false } = order;
  const task = { paperId: paper.id, language };
  if (!(await claimTask(store, task, now()))) return 'not made';
  // Another process may have finished it since it was found missing.
  if (!anew && (await withoutSummary(store, [paper.id], { kind: 'written', language })).length === 0) {
    await finishTask(store, task);
    return 'not made';
  }
  const purse = createPurse(collector, task);
  const keeping = setInterval(() => void keepClaim(store, task, now()).catch(() => {}), CLAIM_KEPT_EVERY_MS);
  try {
    const outcome = await summariseTrusted(summarizer, { paper, language }, { purse, signal });
    if (outcome === 'nothing booked') return await wait(collector, task, purse);
    if (outcome.summary) {
      await saveWritten(store, paper.id, outcome.summary);
      await index.refresh();
      return 'made';
    }
    const { complaints } = outcome;
    log.warn({ ...task, complaints }, 'no summary passed the checks; the card shows what the source says');
    await giveUpTask(store, task, complaints.join(' '));
    return 'not made';
  } catch (error) {
    if (signal.aborted) {
      await releaseTask(store, task);
      return { hindrance: 'ended', reason: 'the work was ended', waitMs: 0 };
    }
    if (error instanceof EndpointError || error instanceof DraftError)
      return await postpone(collector, task, error);
    throw error;
  } finally {
    clearInterval(keeping);
  }
}

/** The day's tokens are everybody's, the day's answers this paper's alone. */
async function wait({ store, now }: Collector, task: SummaryTask, purse: TaskPurse): Promise<Setback> {
  const hindrance = purse.refusal();
  if (hindrance === 'spent') {
    await releaseTask(store, task);
    return { hindrance, reason: 'the tokens of the day are spent', waitMs: 0 };
  }
  const reason = 'no answer of the day was a summary';
  await postponeTask(store, task, reason, nextDay(now()));
  return { hindrance, reason, waitMs: 0 };
}

async function postpone(
  { store, config, now, log }: Collector,
  task: SummaryTask,
  error: EndpointError | DraftError,
): Promise<Setback> {
  const { fault, message } = error;
  const complaint = withoutSecrets(config, message);
  log.warn({ ...task, reason: message }, 'no summary for now; tried again later');
  const attempts = await attemptsOf(store, task);
  // What meets every paper is nothing that this one should wait for: the endpoint is left alone.
  if (meetsAll({ hindrance: fault })) await releaseTask(store, task);
  else if (fault === 'away') await postponeTask(store, task, complaint, now() + backOff(attempts));
  else if (error instanceof EndpointError && fault === 'filter' && attempts >= WAITS.length)
    await giveUpTask(store, task, complaint);
  else {
    const minutes = WAITS[Math.min(attempts, WAITS.length - 1)] ?? 0;
    await postponeTask(store, task, complaint, now() + minutes * MINUTE);
  }
  return setbackOf(error, config);
}
