// What an endpoint's refusal means: whose fault it is, whether it meets every request, and when it may be over.
import { FILTER, KEY, MODEL, QUOTA, REGION } from './fault-words.ts';

/**
 * `key`, `model`, `address` and `region`, where the bot is, last until a person mends them; `quota` until there is some again; `away` passes by itself;
 * `filter` and `request` are of one paper alone.
 */
export type Fault = 'key' | 'model' | 'address' | 'region' | 'quota' | 'away' | 'filter' | 'request';

/**
 * What an error of the endpoint means: `request`, that this one request failed; `passing`, that the endpoint is in
 * trouble; `refused`, that it takes none of our requests until a person mends something.
 */
export type Trouble = 'request' | 'passing' | 'refused';

const TROUBLES: Readonly<Record<Fault, Trouble>> = {
  key: 'refused',
  model: 'refused',
  address: 'refused',
  region: 'refused',
  quota: 'passing',
  away: 'passing',
  filter: 'request',
  request: 'request',
};

interface Circumstances {
  /** How long the endpoint asks to be left alone, in milliseconds. */
  readonly waitMs?: number;
  /** True where nobody knows whether the request will be charged: the answer was lost on its way. */
  readonly mayCost?: boolean;
}

export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly fault: Fault;
  readonly trouble: Trouble;
  readonly waitMs: number;
  readonly mayCost: boolean;

  constructor(message: string, fault: Fault, { waitMs = 0, mayCost = false }: Circumstances = {}) {
    super(message);
    this.fault = fault;
    this.trouble = TROUBLES[fault];
    this.waitMs = waitMs;
    this.mayCost = mayCost;
  }
}

/** What an answer with this status, other than 2xx, means by its words. */
export function faultOf(status: number, text: string): Fault {
  const isRefusal = [400, 402, 403, 404, 409, 422, 451].includes(status);
  if (isRefusal && status !== 402 && FILTER.test(text)) return 'filter';
  if (status === 451 || (isRefusal && REGION.test(text))) return 'region';
  if (isRefusal && MODEL.test(text)) return 'model';
  if (status === 402 || status === 429 || (isRefusal && QUOTA.test(text))) return 'quota';
  // A page that asks whether one is a robot comes from somebody before the endpoint.
  if (status === 403 && /<html|<!doctype/i.test(text)) return 'away';
  if (status === 401 || status === 403 || status === 407 || (isRefusal && KEY.test(text))) return 'key';
  if (status === 404 || status === 405 || (status >= 300 && status < 400)) return 'address';
  return isRefusal || [411, 413, 414, 415].includes(status) ? 'request' : 'away';
}

/** Whether a limit is meant that no short wait brings back. */
export function isQuotaSpent(text: string): boolean {
  return QUOTA.test(text) || /per.?(?:day|month)|daily|monthly|\bTPD\b|\bRPD\b/i.test(text);
}

/** Longer is not believed: a day's quota comes back at a time that nobody tells reliably. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Retry-After in seconds or as a date, its relative in milliseconds, or when a limit is reset; 0 where nothing is told. */
export function askedWaitMs(headers: Headers, text: string, now: number): number {
  const told = [
    milliseconds(headers.get('retry-after-ms'), 1),
    milliseconds(headers.get('retry-after'), 1000) ?? untilDate(headers.get('retry-after'), now),
    resetMs(headers.get('x-ratelimit-reset'), now),
    resetMs(headers.get('x-ratelimit-reset-requests'), now),
    resetMs(/try again in ([\dhms. ]+)/i.exec(text)?.[1] ?? null, now),
    resetMs(/"retryDelay":\s*"([\d.]+s)"/.exec(text)?.[1] ?? null, now),
  ].find((wait) => wait !== null && wait > 0);
  return Math.min(told ?? 0, LONGEST_WAIT_MS);
}

function milliseconds(value: string | null, unit: number): number | null {
  return value !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) * unit : null;
}

function untilDate(value: string | null, now: number): number | null {
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? null : date - now;
}

/** Seconds, a moment in epoch seconds or milliseconds, or 1m30.5s. */
function resetMs(value: string | null, now: number): number | null {
  const seconds = milliseconds(value, 1);
  if (seconds !== null)
    return seconds > 1e12 ? seconds - now : seconds > 1e9 ? seconds * 1000 - now : seconds * 1000;
  const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  const parts = [...(value ?? '').matchAll(/(\d+(?:\.\d+)?)\s*(ms|h|m|s)/g)];
  if (parts.length === 0) return untilDate(value, now);
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * units[unit as keyof typeof units], 0);
}
