// Asks Discord whether the token is good, with a client of its own, before a 401 is believed.
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, REST, type RESTOptions, Routes } from 'discord.js';
import { endSweeps } from './end-sweeps.ts';

export type TokenState = 'valid' | 'refused' | 'unknown';

/** For so long, in milliseconds, a token that was found good is not asked about again. */
const BELIEVED_MS = 60_000;

/** A refusal is asked about again after so many milliseconds each: where 401s come by chance, some follow each other. */
const AGAIN_MS = [200, 400, 800, 1000];

export interface TokenCheck {
  readonly api: string;
  readonly token: string;
  readonly makeRequest: RESTOptions['makeRequest'];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** What it returns asks once for all who ask at the same time. `unknown`: Discord could not be asked. */
export function createTokenCheck({
  api,
  token,
  makeRequest,
  now,
  pause = wait,
}: TokenCheck): () => Promise<TokenState> {
  let validAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<TokenState> | null = null;
  const askOnce = async (): Promise<TokenState> => {
    const rest = new REST({ api, retries: 0, timeout: 10_000, makeRequest, rejectOnRateLimit: () => true });
    try {
      await rest.setToken(token).get(Routes.user());
      validAt = now();
      return 'valid';
    } catch (error) {
      return error instanceof DiscordAPIError && error.status === 401 ? 'refused' : 'unknown';
    } finally {
      endSweeps(rest);
    }
  };
  const ask = async (): Promise<TokenState> => {
    let state = await askOnce();
    for (const ms of AGAIN_MS) {
      if (state !== 'refused') break;
      await pause(ms);
      state = await askOnce();
    }
    return state;
  };
  return async () => {
    if (Math.abs(now() - validAt) < BELIEVED_MS) return 'valid';
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}
