// A request against the rate limits: its own bucket and all requests in one, then those that no header tells of.
import { DiscordError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { hiddenLimit } from './hidden-limits.ts';
import type { Call, Route } from './route.ts';

export type Headers = { [name: string]: string };

/** Adds the limit's headers to `headers`, and refuses what is beyond it. */
export function takeLimits(call: Call, route: Route, limits: Limits, headers: Headers): void {
  if (!limits.on) return;
  const { channel, guild, token = '' } = call.params;
  const verdict = limits.take(`${route.method} ${route.path}`, channel ?? guild ?? token, !route.open);
  Object.assign(headers, verdict.headers);
  if (verdict.retryAfter !== null)
    throw new DiscordError(429, {
      code: 0,
      message: 'You are being rate limited.',
      retry_after: verdict.retryAfter,
      global: verdict.global,
    });
  const hidden = hiddenLimit(call, route, limits);
  if (!hidden) return;
  Object.assign(headers, hidden.headers);
  throw hidden.error;
}
