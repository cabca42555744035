// A route of the API: its method and path as Discord documents them, and the function that serves it.

import type { State } from '../state/state.ts';
import type { StoredFile } from '../state/stored-file.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request, read. */
export interface Call {
  readonly state: State;
  /** The parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Uploads by the number in `files[n]`. */
  readonly files: ReadonlyMap<number, StoredFile>;
}

export interface Route {
  readonly method: Method;
  readonly path: string;
  /** What it answers as JSON; undefined answers 204. */
  readonly run: (call: Call) => unknown;
  /** Authorised by a token in its path instead of the bot's. */
  readonly open: boolean;
}

/** `spec` is method and path, such as `GET /channels/:channel/messages`. */
export function route(spec: `${Method} /${string}`, run: Route['run'], { open = false } = {}): Route {
  const [method = '', path = ''] = spec.split(' ');
  return { method: method as Method, path, run, open };
}

/** A parameter of the path: the router has made sure that it is there. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
