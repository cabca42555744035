// Bad weather on demand: requests that fail, hang, get lost or are limited, and a gateway that drops its sockets.
import { STATUS_CODES } from 'node:http';
import { DiscordError, type RefusalName, refusal } from './errors.ts';
import { type Chance, chanceOf, type RandomWeather } from './random-weather.ts';
import { type Effect, matches, type Requests, tooMany, type WeatherRequest } from './weather-effects.ts';

/** What the weather may do to the gateway. */
export interface Sockets {
  /** Cut without a word; the session can be resumed. */
  drop(): void;
  /** Op 7: the client is asked to connect again and resume. */
  reconnect(): void;
  /** Op 9. */
  invalidate(resumable: boolean): void;
  /** Until the weather changes; null ends it. */
  suffer(trouble: GatewayTrouble | null): void;
}

/** What is wrong with every connection to the gateway. */
export type GatewayTrouble =
  /** Turned away with a 503 before it stands. */
  | { readonly kind: 'refuse' }
  /** Taken, but the gateway never says hello. */
  | { readonly kind: 'silent' }
  /** Heartbeats are not answered, though events still come. */
  | { readonly kind: 'deaf' }
  /** Closed with one of Discord's codes whenever the client says who it is. */
  | { readonly kind: 'close'; readonly code: number };

interface Rule {
  readonly on: Requests;
  readonly effect: Effect;
  /** One of so many. */
  readonly every: number;
  met: number;
  left: number;
}

interface Times {
  /** How many requests it hits; default 1. */
  readonly times?: number;
}

interface Failing {
  readonly status?: number;
  readonly code?: number;
  /** One of so many requests; default each. */
  readonly every?: number;
}

interface Wait {
  /** Seconds that a 429 asks to wait; default 0.1. */
  readonly retryAfter?: number;
}

export class Weather {
  readonly #sockets: Sockets;
  readonly #rules: Rule[] = [];
  readonly #hanging = new Set<() => void>();
  #chance: Chance | null = null;
  #hasGatewayTrouble = false;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
  }

  /** An HTTP error: 5xx without a body of Discord's, as what stands in front of it gives; else Discord's JSON with any code. */
  fail(on: Requests, { status = 500, code = 0, times = 1, every = 1 }: Times & Failing = {}): void {
    const words = STATUS_CODES[status] ?? 'Internal Server Error';
    const error = new DiscordError(status, { code, message: `${status}: ${words}` });
    this.#add(on, { kind: 'fail', error }, times, every);
  }

  /** One of Discord's own errors, whatever the state of the world. */
  refuse(on: Requests, name: RefusalName, { times = 1, retryAfter = 0.1 }: Times & Wait = {}): void {
    const { status, body } = refusal(name);
    const limit = status === 429 ? { retry_after: retryAfter, global: false } : {};
    this.#add(on, { kind: 'fail', error: new DiscordError(status, { ...body, ...limit }) }, times);
  }

  /** A page in HTML, as what stands in front of Discord gives: 403 for a challenge, 429 (1015) for an address that is banned. */
  page(
    on: Requests,
    { status = 403, times = 1, retryAfter }: Times & Wait & { readonly status?: number } = {},
  ): void {
    this.#add(on, { kind: 'page', status, retryAfter: retryAfter ?? null }, times);
  }

  slow(on: Requests, ms: number, { times = 1 }: Times = {}): void {
    this.#add(on, { kind: 'slow', ms }, times);
  }

  hang(on: Requests, { times = 1 }: Times = {}): void {
    this.#add(on, { kind: 'hang' }, times);
  }

  lose(on: Requests, { times = 1, reset = false }: Times & { readonly reset?: boolean } = {}): void {
    this.#add(on, { kind: 'lose', reset }, times);
  }

  /** 429s, as if somebody else had used up the limit. */
  storm(
    on: Requests,
    { times = 1, retryAfter = 0.1, global = false }: Times & Wait & { readonly global?: boolean } = {},
  ): void {
    this.#add(on, { kind: 'fail', error: tooMany(retryAfter, global) }, times);
  }

  /** Messages of the bot that hold `words` are blocked until the weather is calm. */
  automod(words: string): void {
    const blocked = ({ method, route, body }: WeatherRequest) =>
      ['POST', 'PATCH'].includes(method) &&
      /messages|threads|webhooks/.test(route) &&
      JSON.stringify(body ?? null).includes(JSON.stringify(words).slice(1, -1));
    this.refuse(blocked, 'MessageWasBlockedByAutomaticModeration', { times: Number.POSITIVE_INFINITY });
  }

  dropSockets(): void {
    this.#sockets.drop();
  }

  reconnect(): void {
    this.#sockets.reconnect();
  }

  invalidateSessions({ resumable = false } = {}): void {
    this.#sockets.invalidate(resumable);
  }

  /** Until the weather is calm. */
  gateway(trouble: GatewayTrouble): void {
    this.#hasGatewayTrouble = true;
    this.#sockets.suffer(trouble);
  }

  random(chances: RandomWeather): void {
    this.#chance = chanceOf(chances);
  }

  get isCalm(): boolean {
    return this.#rules.length === 0 && this.#chance === null && !this.#hasGatewayTrouble;
  }

  /** No trouble is left, and what hangs is cut. */
  calm(): void {
    this.#rules.splice(0);
    this.#chance = null;
    this.#hasGatewayTrouble = false;
    this.#sockets.suffer(null);
    for (const release of this.#hanging) release();
    this.#hanging.clear();
  }

  /** What happens to this request. A rule that a test made goes before chance. */
  effectOn(request: WeatherRequest): Effect | null {
    const rule = this.#rules.find((each) => matches(each.on, request) && each.met++ % each.every === 0);
    if (!rule) return this.#chance?.effectOn(request) ?? null;
    rule.left -= 1;
    if (rule.left <= 0) this.#rules.splice(this.#rules.indexOf(rule), 1);
    return rule.effect;
  }

  /** Whether chance drops the socket that an event is about to be sent on. */
  dropsNow(): boolean {
    return this.#chance?.dropsNow() ?? false;
  }

  /** Resolves when the weather is calm, or when `gone` says that the client left. */
  untilReleased(gone: (leave: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      const release = () => {
        this.#hanging.delete(release);
        resolve();
      };
      this.#hanging.add(release);
      gone(release);
    });
  }

  #add(on: Requests, effect: Effect, times: number, every = 1): void {
    if (times > 0) this.#rules.push({ on, effect, every, met: 0, left: times });
  }
}
