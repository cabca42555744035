// Weather by chance, the same for the same seed: for tests that want to see what survives everything.
import { DiscordError } from './errors.ts';
import { seeded } from './seeded.ts';
import { type Effect, matches, type Requests, tooMany, type WeatherRequest } from './weather-effects.ts';

/** Chances between 0 and 1 for each request; `drop` for each event of the gateway. */
export interface RandomWeather {
  readonly seed: number;
  readonly fail?: number;
  readonly slow?: number;
  readonly hang?: number;
  readonly lose?: number;
  readonly limit?: number;
  readonly drop?: number;
  /** Which requests it may hit; default all. */
  readonly on?: Requests;
  /** How slow the slow ones are at most. */
  readonly slowest?: number;
}

export interface Chance {
  /** What happens to this request. */
  readonly effectOn: (request: WeatherRequest) => Effect | null;
  /** Whether the socket drops before this event. */
  readonly dropsNow: () => boolean;
}

export function chanceOf(chances: RandomWeather): Chance {
  const next = seeded(chances.seed);
  const effects: readonly (readonly [chance: number | undefined, make: () => Effect])[] = [
    [chances.fail, () => ({ kind: 'fail', error: badGateway() })],
    [chances.slow, () => ({ kind: 'slow', ms: Math.round(next() * (chances.slowest ?? 200)) })],
    [chances.hang, () => ({ kind: 'hang' })],
    [chances.lose, () => ({ kind: 'lose', reset: next() < 0.5 })],
    [chances.limit, () => ({ kind: 'fail', error: tooMany(0.05 + next() * 0.2, false) })],
  ];
  return {
    effectOn: (request) => {
      if (!matches(chances.on ?? '*', request)) return null;
      const roll = next();
      let sum = 0;
      for (const [chance = 0, make] of effects) {
        sum += chance;
        if (roll < sum) return make();
      }
      return null;
    },
    dropsNow: () => next() < (chances.drop ?? 0),
  };
}

function badGateway(): DiscordError {
  return new DiscordError(502, { code: 0, message: '502: Bad Gateway' });
}
