// What doctor asks of the model that writes the summaries, and how its endpoint takes requests.
import { sentenceOf, setbackOf } from '../../daily/summaries/setback.ts';
import { counted } from '../../model/counted.ts';
import type { Library } from '../../search/library.ts';
import { book, giveBack, settle, spentOn } from '../../store/spending.ts';
import { checkSummary } from '../../summary/check.ts';
import { EndpointError } from '../../summary/endpoint-error.ts';
import { DraftError, type Tokens } from '../../summary/summarizer.ts';
import { createCollector } from '../collector.ts';
import type { SpokenJob } from '../job.ts';
import { sentence } from '../sentence.ts';

/** A text that costs little. */
export const SAMPLE = {
  title: 'Paperboy: Delivering Daily Papers to Reading Groups',
  abstract:
    'Reading groups miss papers because nobody has the time to look for them every day. We present Paperboy, a bot that posts the papers of each day with a short summary. In a study with 12 reading groups over 30 days, members opened twice as many papers as before.',
};

/** A person waits, but a model on a machine of one's own may have to be loaded first. In milliseconds. */
const LONGEST_SAMPLE_MS = 180_000;

/** Asks for a summary of a made-up abstract: the only way to know that key, model and answers are right. */
export async function askModel(job: SpokenJob, library: Library): Promise<string> {
  const { config, now } = job;
  const { store } = library;
  const { summarizer } = createCollector(job, library);
  if (!summarizer) return "no LLM_MODEL is set: cards show Hugging Face's AI summary or an extract";
  const task = { paper: SAMPLE, language: config.DIGEST_LANGUAGE, complaints: [] };
  // A person asks, so the day's budget is no bound; it is counted all the same.
  const booking = await book(store, summarizer.estimate(task), { budget: 0, now: now() });
  const pay = async (tokens: Tokens | null) => {
    if (booking) await (tokens ? settle(store, booking, tokens) : giveBack(store, booking));
  };
  try {
    const { summary, tokens } = await summarizer.draft(task, AbortSignal.timeout(LONGEST_SAMPLE_MS));
    await pay(tokens);
    const findings = checkSummary(summary, SAMPLE, config.DIGEST_LANGUAGE);
    const { requests, inputTokens, outputTokens, bookedTokens } = await spentOn(store, now());
    const well = findings[0]
      ? `answers, but its sample fails a check (${findings[0].complaint})`
      : 'answers well';
    const spent = inputTokens + outputTokens + bookedTokens;
    const cost = `today ${counted(requests, 'request')}, ${counted(spent, 'token')}`;
    return `${summarizer.model} ${well}; ${summarizer.describe()}; ${cost}`;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new Error(`${summarizer.model} has not answered after ${LONGEST_SAMPLE_MS / 1000} s`);
    if (error instanceof DraftError) await pay(error.tokens);
    else if (error instanceof EndpointError && !error.mayCost) await pay(null);
    if (!(error instanceof DraftError || error instanceof EndpointError)) throw error;
    const why = sentenceOf(setbackOf(error, config), config) ?? error;
    const way = summarizer.describe();
    throw new Error(`${sentence(why, job.texts)}${way === null ? '' : ` It is ${way}.`}`);
  }
}
