// One request through the gate: token, weather, limits, the work, and an answer in Discord's form.
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { DiscordError, plainError } from '../errors.ts';
import type { Limits } from '../limits.ts';
import type { State } from '../state/state.ts';
import type { Weather } from '../weather.ts';
import type { Effect } from '../weather-effects.ts';
import { readCall } from './read-call.ts';
import type { RequestRecord } from './record.ts';
import type { Call, Route } from './route.ts';
import { type Headers, takeLimits } from './take-limits.ts';

export type ApiEnv = { Bindings: HttpBindings };

export interface ApiParts {
  readonly state: State;
  readonly limits: Limits;
  readonly weather: Weather;
  readonly record: RequestRecord;
  /** Told after each request, so that whoever waits looks again. */
  readonly onRequest: () => void;
}

interface Target {
  readonly route: Route;
  /** With its ids, without the prefix of the API. */
  readonly path: string;
}

export async function serve(c: Context<ApiEnv>, target: Target, parts: ApiParts): Promise<Response> {
  const { limits, weather, state, record } = parts;
  const { route, path } = target;
  const asked = { method: route.method, route: route.path, path };
  const headers: Headers = {};
  let call: Call | undefined;
  try {
    if (limits.isBanned()) return c.text('error code: 1015', 429, { 'Retry-After': '600' });
    if (!route.open) requireToken(c, state);
    call = await readCall(c, state);
    const effect = weather.effectOn({ ...asked, body: call.body });
    if (effect?.kind === 'page') {
      record.add({ ...asked, status: effect.status });
      return page(c, effect);
    }
    if (effect && !(await comesThrough(c, effect, weather))) return cutOff(c, false);
    takeLimits(call, route, limits, headers);
    const result = await route.run(call);
    const status = result === undefined ? 204 : 200;
    record.add({ ...asked, status });
    if (effect?.kind === 'lose') return cutOff(c, effect.reset);
    return result === undefined ? c.body(null, 204, headers) : c.json(result as object, 200, headers);
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    record.add({ ...asked, status: error.status, ...(error.body.global && { isGlobal: true }) });
    const ownFault = !(error instanceof WeatherError) && error.status !== 429;
    if (ownFault) record.refuse({ ...asked, status: error.status }, error.body, call?.body);
    return refuse(c, error, headers, limits);
  } finally {
    parts.onRequest();
  }
}

function requireToken(c: Context<ApiEnv>, { token }: State): void {
  if (c.req.header('authorization') !== `Bot ${token}`) throw plainError(401, 'Unauthorized');
}

/** Trouble of the weather's making: told to the client, and not counted against the bot. */
class WeatherError extends DiscordError {
  constructor(cause: DiscordError) {
    super(cause.status, cause.body);
  }
}

/** The weather before the work is done: false where the request is never answered. */
async function comesThrough(c: Context<ApiEnv>, effect: Effect, weather: Weather): Promise<boolean> {
  if (effect.kind === 'fail') throw new WeatherError(effect.error);
  if (effect.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, effect.ms));
  if (effect.kind !== 'hang') return true;
  await weather.untilReleased((leave) => c.env.incoming.socket.once('close', leave));
  return false;
}

function cutOff(c: Context<ApiEnv>, reset: boolean): Response {
  const { socket } = c.env.incoming;
  if (reset) socket.resetAndDestroy();
  else socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

function page(c: Context<ApiEnv>, { status, retryAfter }: Effect & { kind: 'page' }): Response {
  const wait: Headers = retryAfter === null ? {} : { 'Retry-After': String(retryAfter) };
  const title = status === 429 ? 'Access denied | error 1015' : `Error ${status}`;
  return c.html(`<!DOCTYPE html><title>${title}</title><h1>${title}</h1>`, status as 403, wait);
}

const INVALID = new Set([401, 403, 429]);

function refuse(c: Context<ApiEnv>, error: DiscordError, headers: Headers, limits: Limits): Response {
  const { status, body } = error;
  // What stands in front of Discord speaks no JSON.
  if (status >= 500) return c.text(`error code: ${status}`, status as 500);
  if (INVALID.has(status) && headers['X-RateLimit-Scope'] !== 'shared') limits.countInvalid();
  if (body.retry_after !== undefined) headers['Retry-After'] ??= String(body.retry_after);
  if (body.global) headers['X-RateLimit-Global'] = 'true';
  // A plain 429 has no code.
  const { code, ...plain } = body;
  return c.json(status === 429 && code === 0 ? plain : body, status as 400, headers);
}
