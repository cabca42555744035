// Questions and actions, sent to the playground; what it can't do comes back as a sentence.
import type { Snowflake } from 'discord-api-types/v10';
import type { Actions, Commands, DeedName, History, Outcome, Trouble } from '../protocol.ts';
import type { Order, PageHost } from '../weather-panel.ts';

export type Result<T> = T | Trouble;

const GONE: Trouble = { trouble: 'refused', says: 'The playground does not answer. Is it still running?' };

export function isTrouble(result: object): result is Trouble {
  return 'trouble' in result;
}

async function ask<T extends object>(path: string, init: RequestInit = {}): Promise<Result<T>> {
  try {
    const response = await fetch(path, init);
    return (await response.json()) as Result<T>;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return GONE;
  }
}

function post(body: unknown, signal?: AbortSignal): RequestInit {
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) };
}

/** Rejects only where `signal` was used. */
export function act<Name extends DeedName>(
  me: Snowflake,
  name: Name,
  action: Actions[Name],
  signal?: AbortSignal,
): Promise<Result<Outcome>> {
  return ask(`/page/do/${name}?as=${me}`, post(action, signal));
}

export function fetchHistory(
  me: Snowflake,
  channel: Snowflake,
  before?: Snowflake,
): Promise<Result<History>> {
  const older = before === undefined ? '' : `&before=${before}`;
  return ask(`/page/channels/${channel}/messages?as=${me}${older}`);
}

export function fetchCommands(me: Snowflake, channel: Snowflake): Promise<Result<Commands>> {
  return ask(`/page/channels/${channel}/commands?as=${me}`);
}

export function fetchDesk(channel: Snowflake | null): Promise<Result<PageHost>> {
  return ask(`/page/host${channel === null ? '' : `?channel=${channel}`}`);
}

export function order(asked: Order): Promise<Result<object>> {
  return ask('/page/host', post(asked));
}
