// The weather of a soak, by the day: outages of the source, Discord's errors at the hour of posting, and gateways that drop.
import type { World } from '../../src/playground/world.ts';
import type { OutageKind } from '../outages.ts';

const HOUR = 60;

/** The days begin with calm, so that channels have something to go by, and end with it, so that all can be made up for. */
const CALM_DAYS = { first: 2, last: 3 };

interface SourceOutage {
  readonly kind: OutageKind;
  /** Minutes of its day (UTC). */
  readonly from: number;
  readonly minutes: number;
}

/** One after the other, every other day. Lists close at 02:30 or 03:30. */
const OUTAGES: readonly SourceOutage[] = [
  { kind: 'down', from: 2 * HOUR, minutes: 5 * HOUR },
  { kind: 'empty', from: 0, minutes: 30 * HOUR },
  { kind: 'cut', from: 1 * HOUR, minutes: 8 * HOUR },
  { kind: 'down', from: 12 * HOUR, minutes: 26 * HOUR },
  { kind: 'lying', from: 0, minutes: 10 * HOUR },
];

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * HOUR * MINUTE_MS;

export interface Span {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly days: number;
}

function isRough(nth: number, { days }: Span): boolean {
  return nth >= CALM_DAYS.first && nth < days - CALM_DAYS.last;
}

/** What is wrong with the source at a moment. */
export function outageAt(at: number, span: Span): OutageKind | null {
  const nth = Math.floor((at - span.from) / DAY_MS);
  // One of the day before may go on.
  for (const each of [nth - 1, nth]) {
    if (!isRough(each, span) || each % 2 !== 0) continue;
    const outage = OUTAGES[(each / 2) % OUTAGES.length];
    const minute = (at - span.from - each * DAY_MS) / MINUTE_MS;
    if (outage && minute >= outage.from && minute < outage.from + outage.minutes) return outage.kind;
  }
  return null;
}

const ALL = { times: Number.POSITIVE_INFINITY };
const MESSAGES = 'POST /channels/:channel/messages';
const POSTS = 'POST /channels/:channel/threads';
const REACTIONS = /^PUT .*reactions/;

/** What Discord does for an hour around the close, day after day. */
const TROUBLES: readonly ((world: World, nth: number) => void)[] = [
  ({ weather }, nth) => weather.random({ seed: nth, fail: 0.02, limit: 0.02, lose: 0.01, drop: 0.0005 }),
  ({ weather }) => weather.page('*', { status: 403, ...ALL }),
  ({ weather }) => weather.lose(MESSAGES, { times: 30 }),
  ({ weather }) => weather.fail(MESSAGES, { status: 502, ...ALL }),
  ({ weather }) => weather.storm(MESSAGES, { times: 8, retryAfter: 300 }),
  ({ weather }) => weather.lose(POSTS, { times: 12 }),
  ({ weather }) => weather.fail(REACTIONS, { status: 503, ...ALL }),
  ({ weather }) => weather.page('*', { status: 429, ...ALL }),
  ({ weather }) => weather.fail('*', { status: 403, code: 40_333, ...ALL }),
  ({ weather }) => weather.storm(REACTIONS, { times: 4, retryAfter: 120 }),
];

const TROUBLE = { from: 2 * HOUR + 20, to: 3 * HOUR + 20 };

/** Minutes of the day at which the gateway acts up, and how. */
const GATEWAY: Readonly<Record<number, (world: World, nth: number) => void>> = {
  [8 * HOUR]: ({ weather }) => weather.dropSockets(),
  [14 * HOUR]: ({ weather }) => weather.reconnect(),
  [18 * HOUR]: ({ weather }, nth) => {
    if (nth % 3 === 0) weather.invalidateSessions({ resumable: nth % 2 === 0 });
  },
};

/** True where the gateway was made to act up: the bot is to be given the time to come back. */
export function weatherAt(world: World, at: number, span: Span): boolean {
  const nth = Math.floor((at - span.from) / DAY_MS);
  const minute = Math.round((at - span.from - nth * DAY_MS) / MINUTE_MS);
  if (!isRough(nth, span)) return false;
  if (minute === TROUBLE.from) TROUBLES[nth % TROUBLES.length]?.(world, nth);
  if (minute === TROUBLE.to) world.weather.calm();
  const actUp = GATEWAY[minute];
  actUp?.(world, nth);
  return actUp !== undefined || (nth % TROUBLES.length === 0 && minute === TROUBLE.to);
}
