// Discord's rate limits: a bucket a route and place, 50 requests a second in all, and a ban for too many invalid ones.
import { createHash } from 'node:crypto';

/** So many requests in so many milliseconds. */
interface Rate {
  readonly limit: number;
  readonly window: number;
  /** Routes with the same name share one bucket. */
  readonly name?: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const REACTION = { limit: 1, window: 250, name: 'reactions' };
const REACTIONS = '/channels/:channel/messages/:message/reactions';
const INTERACTION = { limit: 5, window: 2 * SECOND, name: 'webhook' };
const WEBHOOK = '/webhooks/:application/:token';

/** Measured by others, since Discord documents none (notes: field.md). */
const RATES: Readonly<Record<string, Rate>> = {
  'POST /channels/:channel/messages': { limit: 5, window: 5 * SECOND },
  'PATCH /channels/:channel/messages/:message': { limit: 5, window: 5 * SECOND },
  'DELETE /channels/:channel/messages/:message': { limit: 5, window: SECOND },
  'POST /channels/:channel/typing': { limit: 5, window: 5 * SECOND },
  [`PUT ${REACTIONS}/:emoji/@me`]: REACTION,
  [`DELETE ${REACTIONS}/:emoji/@me`]: REACTION,
  [`DELETE ${REACTIONS}/:emoji/:user`]: REACTION,
  [`DELETE ${REACTIONS}/:emoji`]: REACTION,
  [`DELETE ${REACTIONS}`]: REACTION,
  [`POST ${WEBHOOK}`]: INTERACTION,
  [`GET ${WEBHOOK}/messages/:message`]: INTERACTION,
  [`PATCH ${WEBHOOK}/messages/:message`]: INTERACTION,
  [`DELETE ${WEBHOOK}/messages/:message`]: INTERACTION,
};

const OTHERS: Rate = { limit: 30, window: SECOND };
const GLOBAL: Rate = { limit: 50, window: SECOND };
const INVALID: Rate = { limit: 10_000, window: 10 * MINUTE };

/** Limits beside a route's own bucket, of which no header tells. */
export const CROSSPOSTS: Rate = { limit: 10, window: HOUR, name: 'crossposts' };
export const EDITS_OF_OLD: Rate = { limit: 3, window: 20 * SECOND, name: 'edits of old messages' };
export const EDITS_OF_PUBLISHED: Rate = { limit: 3, window: HOUR, name: 'edits of published messages' };

interface Bucket {
  left: number;
  resetAt: number;
}

export interface Verdict {
  /** Seconds to wait, where it may not pass. */
  readonly retryAfter: number | null;
  readonly global: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LimitsOptions {
  readonly on: boolean;
  /** Time runs so many times faster for the limits: a benchmark needs no hour to see an hour's limit. */
  readonly scale?: number;
}

export class Limits {
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();
  #on: boolean;
  #scale: number;

  constructor(now: () => number, { on, scale = 1 }: LimitsOptions) {
    this.#now = now;
    this.#on = on;
    this.#scale = scale;
  }

  get on(): boolean {
    return this.#on;
  }

  /** Switched on and off while it runs; the buckets start full. */
  switch(on: boolean, { scale = 1 } = {}): void {
    this.#on = on;
    this.#scale = scale;
    this.#buckets.clear();
  }

  /** May the request pass? `place` is the channel, guild or token that the route's limit is counted for. */
  take(route: string, place: string, countsGlobally: boolean): Verdict {
    if (!this.#on) return { retryAfter: null, global: false, headers: {} };
    if (countsGlobally) {
      const wait = this.#use('global', GLOBAL);
      if (wait !== null)
        return {
          retryAfter: wait,
          global: true,
          headers: {
            'X-RateLimit-Global': 'true',
            'X-RateLimit-Scope': 'global',
            'Retry-After': seconds(wait),
          },
        };
    }
    const rate = RATES[route] ?? OTHERS;
    const hash = createHash('md5')
      .update(rate.name ?? route)
      .digest('hex');
    const key = `${hash}:${place}`;
    const wait = this.#use(key, rate);
    const headers = this.#headers(key, rate, hash);
    if (wait === null) return { retryAfter: null, global: false, headers };
    return {
      retryAfter: wait,
      global: false,
      headers: { ...headers, 'X-RateLimit-Scope': 'user', 'Retry-After': seconds(wait) },
    };
  }

  /** One of the limits that no header tells of: seconds to wait, or null. */
  takeHidden(rate: Rate, place: string): number | null {
    return this.#on ? this.#use(`${rate.name}:${place}`, rate) : null;
  }

  /** Whether this address has made so many invalid requests that it is banned. */
  isBanned(): boolean {
    const bucket = this.#buckets.get('invalid');
    return this.#on && bucket !== undefined && bucket.left <= 0 && bucket.resetAt > this.#time();
  }

  countInvalid(): void {
    if (this.#on) this.#use('invalid', INVALID);
  }

  #use(key: string, { limit, window }: Rate): number | null {
    const time = this.#time();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetAt <= time) {
      bucket = { left: limit, resetAt: time + window };
      this.#buckets.set(key, bucket);
    }
    if (bucket.left <= 0) return (bucket.resetAt - time) / this.#scale / SECOND;
    bucket.left -= 1;
    return null;
  }

  #headers(key: string, { limit }: Rate, hash: string): Record<string, string> {
    const bucket = this.#buckets.get(key);
    const after = ((bucket?.resetAt ?? 0) - this.#time()) / this.#scale / SECOND;
    return {
      'X-RateLimit-Bucket': hash,
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(bucket?.left ?? limit),
      'X-RateLimit-Reset-After': seconds(after),
      'X-RateLimit-Reset': seconds(this.#now() / SECOND + after),
    };
  }

  #time(): number {
    return this.#now() * this.#scale;
  }
}

function seconds(value: number): string {
  return Math.max(0, value).toFixed(3);
}
