// The gate that every request to Discord passes: it holds back what would do harm, and tells Discord's own answers from those of what stands in between.
import { DiscordAPIError, RESTJSONErrorCodes, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import { createBreaker } from './breaker.ts';
import { guardedRequest } from './lease-guard.ts';
import { isClosed, isNoAnswer, NetworkTrouble } from './network-trouble.ts';
import { createRepeatedLimits } from './repeated-limits.ts';
import { createRequestBudget } from './request-budget.ts';
import { createTokenCheck } from './token-check.ts';
import { createWaits, type Waits } from './waits.ts';

type Request = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<Request>>;

export interface Gate {
  readonly request: Request;
  readonly waits: Waits;
  /** Whether the address is blocked on the way to Discord: nothing but a question now and then is sent. */
  readonly isBlocked: () => boolean;
  /** Resolves when Discord has said again and again that the token is good no more. */
  readonly tokenRefused: Promise<void>;
}

interface GateParts {
  readonly api: string;
  readonly token: string;
  readonly isBot: () => boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Waiting out a slow mode of up to so many seconds is left to discord.js. */
const SHORT_SECONDS = 10;

/** How long a limit is taken to last where Discord doesn't say. */
const UNTOLD_SECONDS = 5;

const body = z.object({ code: z.number().optional(), retry_after: z.number().optional() });

/** Statuses that only what stands between gives. */
const BETWEEN: readonly number[] = [407, 408];

/** An answer of 400 or more, read. */
interface Refusal {
  readonly status: number;
  readonly text: string;
  /** Null where it isn't Discord's JSON. */
  readonly json: {
    readonly [key: string]: unknown;
    readonly code?: number;
    readonly retry_after?: number;
  } | null;
  readonly answer: Answer;
}

/**
 * What it lets through to discord.js is an answer of Discord's own, or a 5xx, which discord.js tries again by itself; for all
 * else it throws NetworkTrouble. A 401 is believed when a fresh client gets nothing else; else the request is made again.
 */
export function createGate({ api, token, isBot, now }: GateParts): Gate {
  const send = guardedRequest(isBot);
  const breaker = createBreaker(now);
  const budget = createRequestBudget(now);
  const limits = createRepeatedLimits(now);
  const waits = createWaits(now);
  const refused = Promise.withResolvers<void>();

  /** One request, without a second thought about a 401. */
  const ask: Request = async (url, init) => {
    if (!budget.isLeft())
      throw new NetworkTrouble('held back: too many requests were refused in ten minutes');
    const isProbe = isCheap(url, init) && breaker.mayProbe();
    if (!isProbe && !breaker.mayAsk())
      throw new NetworkTrouble('held back: this address is blocked on the way to Discord');
    const answer = await twiceIfClosed(send, url, init).catch((error: unknown) => {
      breaker.release();
      if (isNoAnswer(error)) waits.onFailure();
      throw error;
    });
    budget.count(answer.status);
    const method = String(init.method ?? 'GET');
    if (answer.status !== 429) limits.onAnswer(method, url);
    if (isDiscords(answer)) {
      if (isProbe) breaker.endPause();
      else breaker.close();
      waits.onSuccess();
      return answer;
    }
    return judge(await read(answer), method, url);
  };

  const judge = (refusal: Refusal, method: string, url: string): Answer => {
    const { status, json } = refusal;
    if (status === 429 && json === null) {
      const until = new Date(breaker.trip()).toISOString();
      waits.onFailure();
      throw new NetworkTrouble(`blocked on the way to Discord (429): nothing is sent until ${until}`);
    }
    breaker.release();
    if (isFromBetween(refusal)) {
      waits.onFailure();
      if (status >= 500) return rebuild(refusal);
      throw new NetworkTrouble(`answered ${status} by what stands between this machine and Discord`);
    }
    if (isLongSlowMode(refusal))
      throw new DiscordAPIError(slowMode(json), slowMode(json).code, status, method, url, {});
    if (status === 429) limits.onLimit(method, url, secondsOf(refusal) * 1000);
    return rebuild(refusal);
  };

  const checkToken = createTokenCheck({ api, token, makeRequest: ask, now });

  const request: Request = async (url, init) => {
    const answer = await ask(url, init);
    if (answer.status !== 401 || !isSigned(init)) return answer;
    const state = await checkToken();
    if (state === 'refused') {
      refused.resolve();
      return answer;
    }
    if (state === 'unknown') throw new NetworkTrouble('401, and Discord could not be asked about the token');
    const again = await ask(url, init);
    if (again.status === 401) throw new NetworkTrouble('401, though the token is good');
    return again;
  };
  return { request, waits, isBlocked: breaker.isOpen, tokenRefused: refused.promise };
}

async function read(answer: Answer): Promise<Refusal> {
  const { status } = answer;
  const text = await answer.text().catch(() => '');
  return { status, text, json: isJson(answer.headers) ? parse(text) : null, answer };
}

function parse(text: string): Refusal['json'] {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = body.loose().safeParse(value);
    return parsed.success ? (parsed.data as Refusal['json']) : null;
  } catch {
    return null;
  }
}

function isFromBetween({ status, json }: Refusal): boolean {
  if (status >= 500 || BETWEEN.includes(status) || json === null) return true;
  return json.code === RESTJSONErrorCodes.CloudflareIsBlockingYourRequest;
}

/** A page of a network's own, such as one to log in to it, is no success; 204 has no body. */
function isDiscords({ ok, status, headers }: Answer): boolean {
  return ok && (status === 204 || isJson(headers));
}

function isJson(headers: Answer['headers']): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

/** Discord words a channel's slow mode as a limit of requests; it is one of the channel, told by its code. */
function isLongSlowMode({ status, json }: Refusal): boolean {
  const isSlowMode = json?.code === RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit;
  return status === 429 && isSlowMode && (json?.retry_after ?? Number.POSITIVE_INFINITY) > SHORT_SECONDS;
}

function slowMode(json: Refusal['json']) {
  const code = RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit;
  return { message: String(json?.message ?? ''), code, retry_after: json?.retry_after };
}

/** How long a limit takes. Header and body may differ, and whoever trusts the shorter asks in vain: https://github.com/discord/discord-api-docs/issues/6109 */
function secondsOf({ json, answer }: Refusal): number {
  const header = Number(answer.headers.get('retry-after') ?? Number.NaN);
  const told = [header, json?.retry_after ?? Number.NaN].filter(Number.isFinite);
  return told.length > 0 ? Math.max(...told) : UNTOLD_SECONDS;
}

/** A body can be read once only. discord.js knows how long a limit takes by its header alone, and without one asks on at once. */
function rebuild(refusal: Refusal): Answer {
  const { status, text, answer } = refusal;
  const headers = { ...Object.fromEntries(answer.headers) };
  if (status === 429) headers['retry-after'] = String(secondsOf(refusal));
  return new Response(text, { status, statusText: answer.statusText, headers }) as unknown as Answer;
}

/** Who one is: it changes nothing, and no limit of a channel counts it. */
function isCheap(url: string, { method = 'GET' }: Parameters<Request>[1]): boolean {
  return method === 'GET' && new URL(url).pathname.endsWith('/users/@me');
}

/** discord.js repeats a request on ECONNRESET, not on undici's own word for it. Only a GET: nothing may be sent twice. */
function twiceIfClosed(send: Request, ...[url, init]: Parameters<Request>): ReturnType<Request> {
  const asked = send(url, init);
  if ((init.method ?? 'GET') !== 'GET') return asked;
  return asked.catch((error: unknown) => {
    if (isClosed(error)) return send(url, init);
    throw error;
  });
}

/** A webhook's own token says nothing about the bot's. */
function isSigned({ headers }: Parameters<Request>[1]): boolean {
  return new Headers(headers as Record<string, string>).has('authorization');
}
