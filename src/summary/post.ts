// One request to an endpoint: waits as long as it speaks, follows it within its own origin, and tells how it failed.
import { messageOf } from '../model/errors.ts';
import { EndpointError } from './endpoint-error.ts';

export interface PostOptions {
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  /** How long the endpoint may be silent, in milliseconds: before its answer, and between two pieces of it. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** False where the connection broke before its end. */
  readonly isWhole: boolean;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 3;

/** An endpoint that only says that it is alive is left after so many silences. */
const LONGEST_SILENCES = 6;

/** There was no connection, so nothing was asked. */
const NOT_SENT =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|CONNECT_TIMEOUT|CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO|UND_ERR_PRX/;

/** The model has ended; what it cost may still come, within so many milliseconds. */
const ENDED = /^data:.*"finish_reason": ?"/m;
const FAREWELL_MS = 3_000;

/** Where the answer ends: some servers leave the connection open behind it. */
const DONE = /^data: ?\[DONE\]/m;

export async function post(address: URL, body: unknown, options: PostOptions): Promise<Reply> {
  const { silenceMs, signal } = options;
  const silence = new AbortController();
  const hush = () => silence.abort(new Error(`no word for ${Math.round(silenceMs / 1000)} s`));
  let timer = setTimeout(hush, silenceMs);
  const whole = setTimeout(hush, silenceMs * LONGEST_SILENCES);
  try {
    const both = AbortSignal.any([signal, silence.signal]);
    const response = await follow(address, body, { ...options, signal: both });
    const heard = (patienceMs = silenceMs) => {
      clearTimeout(timer);
      timer = setTimeout(hush, Math.min(patienceMs, silenceMs));
    };
    heard();
    return await read(response, heard, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw asEndpointError(error, silence.signal);
  } finally {
    clearTimeout(timer);
    clearTimeout(whole);
  }
}

/** As it was sent: a browser would turn a POST into a GET on the way. Elsewhere might be somebody who wants the key. */
async function follow(
  address: URL,
  body: unknown,
  { fetch, headers, signal }: PostOptions,
): Promise<Response> {
  let at = address;
  for (let hops = 0; hops <= MOST_HOPS; hops++) {
    const response = await fetch(at, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal,
    });
    if (!REDIRECTS.has(response.status)) return response;
    await response.body?.cancel();
    const next = URL.parse(response.headers.get('location') ?? '', at);
    const isSafer = next?.hostname === at.hostname && at.protocol === 'http:' && next.protocol === 'https:';
    if (next === null || (next.origin !== at.origin && !isSafer))
      throw new EndpointError(`the endpoint sends on to ${next?.origin ?? 'nowhere'}`, 'address');
    [next.username, next.password] = [at.username, at.password];
    at = next;
  }
  throw new EndpointError(`the endpoint sends on more than ${MOST_HOPS} times`, 'address');
}

async function read(
  response: Response,
  heard: (patienceMs?: number) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const decoder = new TextDecoder();
  const { status, headers } = response;
  let text = '';
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (DONE.test(text.slice(-80))) break;
      heard(ENDED.test(text.slice(-1_000)) ? FAREWELL_MS : undefined);
    }
    return { status, headers, text: text + decoder.decode(), isWhole: true };
  } catch (error) {
    // What came is whole where the model had ended; the reader of it tells.
    if (signal.aborted || text.trim() === '') throw error;
    return { status, headers, text, isWhole: false };
  }
}

function asEndpointError(error: unknown, silence: AbortSignal): EndpointError {
  if (error instanceof EndpointError) return error;
  if (silence.aborted) {
    const reason = `the endpoint was silent: ${messageOf(silence.reason)}`;
    return new EndpointError(reason, 'away', { mayCost: true });
  }
  const { code, reason } = causeOf(error);
  const isUnsent = NOT_SENT.test(code) || NOT_SENT.test(reason);
  return new EndpointError(
    isUnsent ? `the endpoint can't be reached: ${reason}` : `the connection to the endpoint broke: ${reason}`,
    'away',
    { mayCost: !isUnsent },
  );
}

/** fetch hides the reason in the cause, and that may be several. */
function causeOf(error: unknown): { readonly code: string; readonly reason: string } {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const all: unknown[] = inner instanceof AggregateError ? inner.errors : [inner];
  const codes = all.map((each) => (each instanceof Error && 'code' in each ? String(each.code) : ''));
  const reasons = all.map(messageOf).filter(Boolean);
  return { code: codes.join(' '), reason: [...new Set(reasons.length > 0 ? reasons : codes)].join(', ') };
}
