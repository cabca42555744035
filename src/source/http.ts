// A polite client: it says who it is, waits when it is told to, tries again when that helps, and reads no endless answers.
import pRetry, { AbortError } from 'p-retry';
import { messageOf } from '../model/errors.ts';
import { SourceError } from './source.ts';

export interface HttpOptions {
  readonly fetch: typeof fetch;
  /** Milliseconds. */
  readonly wait: (delay: number) => Promise<void>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly headers: Readonly<Record<string, string>>;
  /** How often a request is tried again, and the first pause before that in milliseconds; each further pause is double. */
  readonly retries: number;
  readonly pause: number;
  /** For a whole answer, in milliseconds. */
  readonly timeout: number;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** The largest real answer has 1 MB. */
const LARGEST = 20 * 1024 * 1024;

/** Longer than this, in milliseconds, is not waited for at once: the next poll comes anyway. */
const PATIENCE = 120_000;

/** A status that says "later" rather than "no". */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 5;

class PassingError extends Error {
  /** How long the server asks to be left alone, in milliseconds. */
  readonly delay: number;

  constructor(message: string, delay = 0) {
    super(message);
    this.delay = delay;
  }
}

/** Answers with whatever isn't a passing failure; throws a SourceError where it stays one. */
export function getJson(url: URL, options: HttpOptions): Promise<Answer<unknown>> {
  return get(url, options, parseJson);
}

/** As getJson, for whatever `parse` reads; what it throws is a failure that passes. */
export async function get<Body>(
  url: URL,
  options: HttpOptions,
  parse: (text: string) => Body,
): Promise<Answer<Body>> {
  const { retries, pause, wait } = options;
  try {
    return await pRetry(() => attempt(url, options, parse), {
      retries,
      minTimeout: pause,
      randomize: true,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        const delay = error instanceof PassingError ? error.delay : 0;
        if (delay > PATIENCE) throw new AbortError(`${error.message}, for ${Math.ceil(delay / 1000)} s`);
        if (delay > 0 && retriesLeft > 0) await wait(delay);
      },
    });
  } catch (error) {
    throw new SourceError(`${url.host}: ${messageOf(error)}`);
  }
}

async function attempt<Body>(
  url: URL,
  options: HttpOptions,
  parse: (text: string) => Body,
): Promise<Answer<Body>> {
  const { wait, now } = options;
  const response = await follow(url, options);
  if (PASSING.has(response.status)) {
    await response.body?.cancel();
    throw new PassingError(`answered ${response.status}`, askedDelay(response.headers, now()));
  }
  const text = await readText(response);
  const used = remaining(response.headers);
  if (used !== null && used.left === 0) await wait(Math.min(used.reset, PATIENCE));
  try {
    return { status: response.status, body: parse(text) };
  } catch (error) {
    // An error page instead of an answer is a failure like any other, and passes.
    throw new PassingError(messageOf(error));
  }
}

/** Redirects are followed within the same origin alone: elsewhere waits a log-in page, or somebody who wants the token. */
async function follow(url: URL, { fetch, headers, timeout }: HttpOptions): Promise<Response> {
  const signal = AbortSignal.timeout(timeout);
  let address = url;
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const response = await fetch(address, { headers, signal, redirect: 'manual' }).catch((error: unknown) => {
      throw new PassingError(reasonOf(error));
    });
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    const next = URL.parse(response.headers.get('location') ?? '', address);
    if (next?.origin !== url.origin) throw new PassingError(`sent on to ${next?.host ?? 'nowhere'}`);
    address = next;
  }
  throw new PassingError(`sent on more than ${MOST_HOPS} times`);
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > LARGEST) throw new AbortError(`the answer is larger than ${LARGEST / 1024 / 1024} MB`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof AbortError) throw error;
    throw new PassingError(reasonOf(error));
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('answered with something that is not JSON');
  }
}

/** Retry-After in seconds or as a date, or the reset of the RateLimit header; in milliseconds. */
function askedDelay(headers: Headers, now: number): number {
  const after = headers.get('retry-after');
  if (after !== null && /^\d+$/.test(after)) return Number(after) * 1000;
  if (after !== null && !Number.isNaN(Date.parse(after))) return Math.max(0, Date.parse(after) - now);
  return remaining(headers)?.reset ?? 0;
}

/** `RateLimit: "api";r=499;t=300`: requests left, and milliseconds until there are new ones. */
function remaining(headers: Headers): { left: number; reset: number } | null {
  const [, left, seconds] = /;\s*r=(\d+)\s*;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '') ?? [];
  return left === undefined ? null : { left: Number(left), reset: Number(seconds) * 1000 };
}

/** fetch hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : messageOf(error);
}
