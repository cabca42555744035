// Puts the collector together: its source, as the environment says, and the real clock and network.

import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Collector } from '../daily/collect/collect.ts';
import { toldOnce } from '../model/told-once.ts';
import type { Library } from '../search/library.ts';
import { archiveSource } from '../source/archive.ts';
import { arxiv, type FetchPapers, REQUEST_GAP_MS } from '../source/arxiv.ts';
import { huggingFace } from '../source/huggingface.ts';
import type { Source } from '../source/source.ts';
import { boundedFetch } from '../summary/bounded-fetch.ts';
import { type Embedder, embedder } from '../summary/embedding/embedder.ts';
import { llm } from '../summary/llm.ts';
import type { Summarizer } from '../summary/summarizer.ts';
import { withBasicAuth } from './basic-auth.ts';
import type { SpokenJob } from './job.ts';
import { createPatientFetch, silenceMsOf } from './patient-fetch.ts';

export function createCollector(job: SpokenJob, { store, index }: Library): Collector {
  const { config, cwd, log, now } = job;
  const archive = resolve(cwd, config.DIGESTS_DIR);
  return {
    config,
    store,
    index,
    log,
    now,
    source: createSource(job),
    summarizer: createSummarizer(job),
    archive,
  };
}

/** Null without LLM_MODEL: summaries are the source's then, or extracts. */
export function createSummarizer(
  { config, env, now }: Pick<SpokenJob, 'config' | 'env' | 'now'>,
  patientFetch = createPatientFetch(env),
): Summarizer | null {
  if (config.LLM_MODEL === '') return null;
  return llm({
    baseUrl: config.LLM_BASE_URL,
    apiKey: config.LLM_API_KEY,
    model: config.LLM_MODEL,
    form: config.SUMMARY_FORM,
    fetch: boundedFetch(withBasicAuth(patientFetch)),
    silenceMs: config.LLM_TIMEOUT || silenceMsOf(config.LLM_BASE_URL),
    longestAnswer: config.LLM_MAX_TOKENS,
    retries: 2,
    now,
    wait: (delay, signal) => wait(delay, undefined, { signal }),
  });
}

/** Null without EMBEDDING_MODEL: papers are what they say. */
export function createEmbedder(
  { config, env, now }: Pick<SpokenJob, 'config' | 'env' | 'now'>,
  patientFetch = createPatientFetch(env),
): Embedder | null {
  if (config.EMBEDDING_MODEL === '') return null;
  return embedder({
    baseUrl: config.LLM_BASE_URL,
    apiKey: config.LLM_API_KEY,
    model: config.EMBEDDING_MODEL,
    fetch: boundedFetch(withBasicAuth(patientFetch)),
    silenceMs: config.LLM_TIMEOUT || silenceMsOf(config.LLM_BASE_URL),
    now,
  });
}

interface SourceOptions {
  /** How often a request that failed is made again. */
  readonly retries?: number;
  readonly tokenRefused?: (reason: string) => void;
}

/** It goes on without a token that is refused, and says so in the log once. */
export function createSource({ config, cwd, now, log }: SpokenJob, options: SourceOptions = {}): Source {
  if (config.SOURCE_DIR !== '') return archiveSource(resolve(cwd, config.SOURCE_DIR));
  const { failed } = toldOnce((reason) => log.warn({ reason }, TOKEN_REFUSED));
  const { retries = 4, tokenRefused = failed } = options;
  const http = { ...outside(now), retries, pause: 1_000, timeout: 30_000 };
  return huggingFace({ url: config.HUGGINGFACE_URL, token: config.HF_TOKEN, tokenRefused, http });
}

const TOKEN_REFUSED =
  'HF_TOKEN is refused, and the papers are fetched without it; put a new one into .env, or none';

/** One for the whole process, which asks no more often than arXiv wants. A member waits for the answer. */
export function createPaperFetcher({ config, now }: Pick<SpokenJob, 'config' | 'now'>): FetchPapers {
  const http = { ...outside(now), retries: 1, pause: REQUEST_GAP_MS, timeout: 15_000 };
  return arxiv({ url: config.ARXIV_URL, http, requestGapMs: REQUEST_GAP_MS });
}

function outside(now: () => number) {
  return { fetch: withBasicAuth(fetch), wait: (delay: number) => wait(delay), now };
}
