// Starts a file that plays endpoints, and tries what comes of five papers at each.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSummarizer } from '../src/cli/collector.ts';
import { createPatientFetch } from '../src/cli/patient-fetch.ts';
import { sentence } from '../src/cli/sentence.ts';
import { readConfig } from '../src/config.ts';
import type { Collector } from '../src/daily/collect/collect.ts';
import { sentenceOf } from '../src/daily/summaries/setback.ts';
import { summariseNow } from '../src/daily/summaries/summarise.ts';
import { loadTexts } from '../src/locale/texts.ts';
import { createLog } from '../src/log.ts';
import { openIndex } from '../src/search/open-index.ts';
import { saveListing } from '../src/store/listings.ts';
import { openStore } from '../src/store/open.ts';
import { spentOn } from '../src/store/spending.ts';
import { ENDPOINT_DAY, ENDPOINT_PAPERS } from './endpoint-papers.ts';
import { expectedOf, OUTCOMES, type Outcome } from './expected-endpoints.ts';

/** A file that has not begun by then, in milliseconds, doesn't. */
const READY_WITHIN = 20_000;

const texts = loadTexts();

export interface Played extends AsyncDisposable {
  readonly port: number;
  readonly names: readonly string[];
}

/** The file gets a free port in PORT, and says `ready NAME…` on standard output. */
export async function playFile(file: string): Promise<Played> {
  const port = await freePort();
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const { promise, resolve } = Promise.withResolvers<readonly string[]>();
  let said = '';
  // Read on behind the line that is waited for: a file that may say nothing more would end.
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    const ready = /^ready (.*)\n/m.exec(said)?.[1];
    if (ready !== undefined) resolve(ready.trim().split(/\s+/));
  });
  const timer = setTimeout(() => child.kill(), READY_WITHIN);
  const names = await Promise.race([promise, ended.then(() => null)]);
  clearTimeout(timer);
  if (names === null) throw new Error(`${file} ended before it was ready`);
  return {
    port,
    names,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}

export interface Tried {
  readonly name: string;
  readonly outcome: Outcome;
  readonly made: number;
  /** What a person is told; empty where all summaries were made. */
  readonly says: string;
  readonly requests: number;
  readonly tokens: number;
  /** Summaries after the same database met a good endpoint. */
  readonly later: number;
  /** Null for a name that nobody foresaw. */
  readonly isRight: boolean | null;
}

interface Addresses {
  /** Where the file plays its endpoints. */
  readonly port: number;
  readonly goodUrl: string;
}

/** Five papers at the endpoint of this name, then at a good one. */
export async function tryOut(name: string, { port, goodUrl }: Addresses): Promise<Tried> {
  let requests = 0;
  const patient = createPatientFetch(process.env);
  const counting: typeof fetch = (...request) => {
    requests++;
    return patient(...request);
  };
  await using store = await openStore('file::memory:', '.');
  const index = await openIndex(store, null);
  await saveListing(store, ENDPOINT_DAY, [...ENDPOINT_PAPERS], Date.now());
  const meet = (url: string) => {
    const settings = readConfig({ LLM_BASE_URL: url, LLM_MODEL: 'model-1', LLM_API_KEY: 'sk-0123456789' });
    if (settings.problems) throw new Error(settings.problems.join('\n'));
    const world = { config: settings.config, env: process.env, now: Date.now };
    const collector: Collector = {
      ...world,
      store,
      index,
      archive: '.',
      log: createLog({ level: 'silent' }),
      summarizer: createSummarizer(world, counting),
      source: { list: () => Promise.reject(new Error('nothing is collected here')) },
    };
    return collector;
  };
  const days = { from: ENDPOINT_DAY, to: ENDPOINT_DAY };
  const { signal } = new AbortController();
  const collector = meet(`http://127.0.0.1:${port}/${name}/v1`);
  const { made, setback } = await summariseNow(collector, days, signal);
  const [asked, spent] = [requests, await spentOn(store, Date.now())];
  const why = setback && sentenceOf(setback, collector.config);
  const outcome = made === ENDPOINT_PAPERS.length ? 'summary' : outcomeOf(setback?.hindrance);
  const later = made + (await summariseNow(meet(goodUrl), days, signal)).made;
  const expected = expectedOf(name);
  return {
    name,
    outcome,
    made,
    says: outcome === 'summary' ? '' : why ? sentence(why, texts) : 'no draft passed the checks',
    requests: asked,
    tokens: spent.inputTokens + spent.outputTokens + spent.bookedTokens,
    later,
    isRight: expected.length === 0 ? null : expected.includes(outcome) && later === ENDPOINT_PAPERS.length,
  };
}

/** Whatever has no sentence of its own in the table is trouble. */
function outcomeOf(hindrance = 'trouble'): Outcome {
  return OUTCOMES.find((outcome) => outcome === hindrance) ?? 'trouble';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return free;
}
