// What the weather can do to a request, and to which.
import { DiscordError } from './errors.ts';

/** A request as a rule of the weather sees it. */
export interface WeatherRequest {
  readonly method: string;
  /** As Discord documents it, such as `/channels/:channel/messages`. */
  readonly route: string;
  readonly path: string;
  readonly body: unknown;
}

/** Which requests: `*`, a route such as `POST /channels/:channel/messages`, a pattern of "METHOD /real/path", or a test. */
export type Requests = string | RegExp | ((request: WeatherRequest) => boolean);

export type Effect =
  /** Answered with an error, and nothing is done. */
  | { readonly kind: 'fail'; readonly error: DiscordError }
  /** Answered with a page of what stands in front of Discord, and nothing is done. */
  | { readonly kind: 'page'; readonly status: number; readonly retryAfter: number | null }
  /** Answered later. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Never answered, and nothing is done. */
  | { readonly kind: 'hang' }
  /** Done, but the connection is cut before the answer. `reset` as TCP does it, which discord.js takes for a reason to try again. */
  | { readonly kind: 'lose'; readonly reset: boolean };

export function tooMany(retryAfter: number, global: boolean): DiscordError {
  const message = 'You are being rate limited.';
  return new DiscordError(429, { code: 0, message, retry_after: retryAfter, global });
}

export function matches(on: Requests, request: WeatherRequest): boolean {
  if (typeof on === 'function') return on(request);
  if (typeof on !== 'string') return on.test(`${request.method} ${request.path}`);
  return on === '*' || on === `${request.method} ${request.route}`;
}
