// Which of Discord's rate limits are waited out, and which put the work back so that other work goes on.
import type { RateLimitData } from 'discord.js';

/** A limit that takes longer, in milliseconds, isn't waited out. */
export const SHORT_LIMIT_MS = 10_000;

type Limit = Pick<RateLimitData, 'timeToReset' | 'retryAfter' | 'sublimitTimeout'>;

/** How long a limit takes; what discord.js doesn't know of it, it gives as endless. */
export function limitMs({ timeToReset, retryAfter, sublimitTimeout }: Limit): number {
  return Math.max(0, ...[timeToReset, retryAfter, sublimitTimeout].filter((ms) => Number.isFinite(ms)));
}

export function isLongLimit(limit: Limit): boolean {
  return limitMs(limit) > SHORT_LIMIT_MS;
}
