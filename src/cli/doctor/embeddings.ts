// What doctor asks of the model that turns papers into numbers, and how many it knows.
import { withoutSecrets } from '../../config.ts';
import { findPause } from '../../daily/summaries/pause.ts';
import type { Db } from '../../database/schema.ts';
import { counted } from '../../model/counted.ts';
import { book, giveBack, settle } from '../../store/spending.ts';
import { UnreadableEmbedding } from '../../summary/embedding/embedder.ts';
import { EndpointError, type Fault } from '../../summary/endpoint-error.ts';
import { countEmbeddings, dimensionsOf } from '../../taste/kept-embeddings.ts';
import { createEmbedder } from '../collector.ts';
import type { Job } from '../job.ts';
import { SAMPLE } from './model.ts';

const LONGEST_SAMPLE_MS = 60_000;

/** What to do, by what is wrong. */
const ADVICE: Readonly<Record<Fault | 'unreadable', string>> = {
  key: 'put a key that works into LLM_API_KEY',
  model: 'set EMBEDDING_MODEL to one that the endpoint offers for embeddings, or to nothing',
  address: 'set EMBEDDING_MODEL to nothing where the endpoint at LLM_BASE_URL has no embeddings',
  region: 'run the bot where the endpoint at LLM_BASE_URL is offered, or set EMBEDDING_MODEL to nothing',
  quota: 'it goes on by itself when there is some again',
  away: 'it is tried again by itself',
  filter: 'the endpoint declines a harmless text; choose another EMBEDDING_MODEL',
  request: 'look up what the endpoint wants, or set EMBEDDING_MODEL to nothing',
  unreadable: 'choose a model for EMBEDDING_MODEL that makes embeddings',
};

export async function askEmbedder(job: Job, store: Db): Promise<string> {
  const { config, now } = job;
  const embedder = createEmbedder(job);
  if (!embedder) return 'no EMBEDDING_MODEL is set: recommendations go by what papers say';
  const text = `${SAMPLE.title}\n\n${SAMPLE.abstract}`;
  // A person asks, so the day's budget is no bound; it is counted all the same.
  const estimate = { input: embedder.estimate(text), output: 0 };
  const booking = await book(store, estimate, { budget: 0, now: now() });
  try {
    const { vector, tokens } = await embedder.embed(text, AbortSignal.timeout(LONGEST_SAMPLE_MS));
    if (booking) await settle(store, booking, { input: tokens, output: 0 });
    return `${embedder.model} gives ${vector.length} dimensions; ${await progressOf(job, store, vector.length)}`;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      throw new Error(`${embedder.model} has not answered after ${LONGEST_SAMPLE_MS / 1000} s`);
    const isUnreadable = error instanceof UnreadableEmbedding;
    if (!isUnreadable && !(error instanceof EndpointError)) throw error;
    if (booking && !isUnreadable && !error.mayCost) await giveBack(store, booking);
    const reason = withoutSecrets(config, error.message).replace(/[.\s]+$/, '');
    throw new Error(`${reason}; ${ADVICE[isUnreadable ? 'unreadable' : error.fault]}`);
  }
}

async function progressOf({ config, now }: Job, store: Db, dimensions: number): Promise<string> {
  const model = config.EMBEDDING_MODEL;
  const known = await dimensionsOf(store, model);
  if (known !== null && known !== dimensions) return `those that are kept have ${known}: they are made anew`;
  const { papers } = await store
    .selectFrom('papers')
    .select(({ fn }) => fn.countAll<number>().as('papers'))
    .executeTakeFirstOrThrow();
  const pause = await findPause(store, 'embeddings');
  const isPaused = pause !== null && pause.until > now();
  const waits = isPaused ? `; left alone until ${new Date(pause.until).toISOString()}: ${pause.reason}` : '';
  return `${await countEmbeddings(store, model)} of ${counted(papers, 'paper')} embedded${waits}`;
}
