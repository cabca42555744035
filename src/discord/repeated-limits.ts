// Ends the waiting for a short limit that Discord tells of again and again: discord.js asks on without end, and all that stands behind it would wait along.
import { RateLimitError } from 'discord.js';
import { SHORT_LIMIT_MS } from './rate-limit.ts';

/** For so long, in milliseconds, short limits are waited out without an answer in between. */
const PATIENCE_MS = SHORT_LIMIT_MS;

/** What each repetition counts at least, in milliseconds: a limit of a moment is repeated often. */
const LEAST_MS = 1_000;

const SHORTEST_MS = 30_000;
const LONGEST_MS = 10 * 60_000;

/** A limit that comes so long after the last one, in milliseconds, is a new one. */
const FORGOTTEN_MS = 60 * 60_000;

/** The work is put back, as for a long limit: Discord did nothing of it. */
class RepeatedLimit extends RateLimitError {
  constructor(method: string, url: string, waitMs: number) {
    super({
      method,
      url,
      route: placeOf(method, url),
      timeToReset: waitMs,
      retryAfter: waitMs,
      sublimitTimeout: 0,
      limit: 0,
      hash: '',
      majorParameter: '',
      global: false,
      scope: 'user',
    });
    this.message = `Discord limits ${this.route} again and again`;
  }
}

export interface RepeatedLimits {
  /** Discord wants a request to wait for so many milliseconds. Throws RepeatedLimit where that has lasted too long. */
  readonly onLimit: (method: string, url: string, toldMs: number) => void;
  /** Discord answered otherwise. */
  readonly onAnswer: (method: string, url: string) => void;
}

interface Streak {
  readonly spentMs: number;
  readonly at: number;
  readonly pauseMs: number;
  /** Until when the work was put back. */
  readonly until: number;
}

/** `now`: epoch milliseconds. After a pause, one more limit is enough for the next one, which is twice as long. */
export function createRepeatedLimits(now: () => number): RepeatedLimits {
  const streaks = new Map<string, Streak>();
  const forget = () => {
    for (const [place, { at }] of streaks) if (Math.abs(now() - at) > FORGOTTEN_MS) streaks.delete(place);
  };
  return {
    onLimit: (method, url, toldMs) => {
      forget();
      // A long one puts the work back by itself.
      if (toldMs > SHORT_LIMIT_MS) return;
      const place = placeOf(method, url);
      const before = streaks.get(place) ?? { spentMs: 0, pauseMs: 0, until: Number.NEGATIVE_INFINITY };
      const spentMs = before.spentMs + Math.max(toldMs, LEAST_MS);
      if (spentMs <= PATIENCE_MS) {
        streaks.set(place, { ...before, spentMs, at: now() });
        return;
      }
      const isNew = now() >= before.until;
      const pauseMs = isNew
        ? Math.min(Math.max(before.pauseMs * 2, SHORTEST_MS), LONGEST_MS)
        : before.pauseMs;
      const until = isNew ? now() + pauseMs : before.until;
      streaks.set(place, { spentMs, at: now(), pauseMs, until });
      throw new RepeatedLimit(method, url, Math.max(toldMs, until - now()));
    },
    onAnswer: (method, url) => void (streaks.size > 0 && streaks.delete(placeOf(method, url))),
  };
}

/** What Discord limits together: a channel's messages, whichever they are, their reactions, a webhook's answers. */
function placeOf(method: string, url: string): string {
  const [, kind = '', id = '', ...rest] = new URL(url).pathname.replace(/^\/api\/v\d+/, '').split('/');
  const path = rest
    .join('/')
    .replaceAll(/\d{17,}/g, ':id')
    .replace(/\/reactions\/.*$/, '/reactions');
  return `${method} /${[kind, id, path].filter(Boolean).join('/')}`;
}
