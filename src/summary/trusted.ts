// A summary that has passed the checks: drafted, checked, and where it failed, drafted once more with the complaints.
import { messageOf } from '../model/errors.ts';
import type { Summary } from '../model/summary.ts';
import { checkSummary } from './check.ts';
import { EndpointError } from './endpoint-error.ts';
import { DraftError, type Summarizer, type Task, type Tokens } from './summarizer.ts';

/** Asked before every draft, and told what came of it as soon as that is known. */
export interface Purse {
  /** Null where nothing more may be asked for at present. */
  book(estimate: Tokens): Promise<PurseBooking | null>;
}

interface PurseBooking {
  /** A whole answer came, good or bad. */
  settle(tokens: Tokens): Promise<void>;
  /** No answer came: the endpoint gave none, for sure, or the booking stays as it is. */
  cancel(mayCost: boolean): Promise<void>;
}

export type Outcome =
  | { readonly summary: Summary }
  /** What the checks complain of, in the last draft. */
  | { readonly summary: null; readonly complaints: readonly string[] }
  /** A draft that was needed was not asked for. */
  | 'nothing booked';

interface Means {
  readonly purse: Purse;
  readonly signal: AbortSignal;
}

/** Throws an EndpointError where the endpoint is in trouble, a DraftError where it answers with no summary at all. */
export async function summariseTrusted(
  summarizer: Summarizer,
  { paper, language }: Pick<Task, 'paper' | 'language'>,
  means: Means,
): Promise<Outcome> {
  const first = await attempt(summarizer, { paper, language, complaints: [] }, means).catch(
    (error: unknown) => {
      // What was declined or cut off would be so again; only slips of form are mended by being told.
      if (!(error instanceof DraftError) || error.fault !== 'unreadable') throw error;
      return error;
    },
  );
  if (first === 'nothing booked' || (!(first instanceof DraftError) && first.summary)) return first;
  const complaints =
    first instanceof DraftError
      ? [`The answer was no summary (${messageOf(first)}). Answer with the JSON object only.`]
      : first.complaints;
  return attempt(summarizer, { paper, language, complaints }, means);
}

async function attempt(summarizer: Summarizer, task: Task, { purse, signal }: Means): Promise<Outcome> {
  signal.throwIfAborted();
  const booking = await purse.book(summarizer.estimate(task));
  if (!booking) return 'nothing booked';
  try {
    const { summary, tokens } = await summarizer.draft(task, signal);
    await booking.settle(tokens);
    const complaints = checkSummary(summary, task.paper, task.language).map(({ complaint }) => complaint);
    return complaints.length === 0 ? { summary } : { summary: null, complaints };
  } catch (error) {
    if (error instanceof DraftError) await booking.settle(error.tokens);
    // What is broken off may have been answered.
    else await booking.cancel(error instanceof EndpointError ? error.mayCost : true);
    throw error;
  }
}
