// A summary that has passed the checks: drafted, checked, and where it failed, drafted once more with the complaints.
import { messageOf } from '../model/errors.ts';
import type { Summary } from '../model/summary.ts';
import { checkSummary } from './check.ts';
import { DraftError, type Summarizer, type Task, type Tokens } from './summarizer.ts';

/** Told of every draft's cost, good or bad, as soon as it is known. */
export type Pay = (tokens: Tokens) => Promise<void>;

export type Outcome =
  | { readonly summary: Summary; readonly complaints: readonly [] }
  | { readonly summary: null; readonly complaints: readonly string[] };

/** Throws an EndpointError where the endpoint is in trouble. */
export async function summariseTrusted(
  summarizer: Summarizer,
  { paper, language }: Pick<Task, 'paper' | 'language'>,
  { pay, signal }: { readonly pay: Pay; readonly signal: AbortSignal },
): Promise<Outcome> {
  const first = await attempt(summarizer, { paper, language, complaints: [] }, { pay, signal });
  if (first.summary) return first;
  return attempt(summarizer, { paper, language, complaints: first.complaints }, { pay, signal });
}

async function attempt(
  summarizer: Summarizer,
  task: Task,
  { pay, signal }: { readonly pay: Pay; readonly signal: AbortSignal },
): Promise<Outcome> {
  try {
    const { summary, tokens } = await summarizer.draft(task, signal);
    await pay(tokens);
    const complaints = checkSummary(summary, task.paper, task.language).map(({ complaint }) => complaint);
    return complaints.length === 0 ? { summary, complaints: [] } : { summary: null, complaints };
  } catch (error) {
    if (!(error instanceof DraftError)) throw error;
    await pay(error.tokens);
    return {
      summary: null,
      complaints: [`The answer was no summary (${messageOf(error)}). Answer with the JSON object only.`],
    };
  }
}
