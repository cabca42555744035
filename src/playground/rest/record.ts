// What was asked of the API and what it refused, so that a test can assert that nothing was.
import type { ErrorBody } from '../errors.ts';

export interface Asked {
  readonly method: string;
  /** As Discord documents it; the path itself where there is no such route. */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  /** Whether it was refused for all requests of a second together. */
  readonly isGlobal?: boolean;
}

export interface Refused extends Asked {
  readonly code: number;
  readonly message: string;
  readonly errors?: unknown;
  readonly body: unknown;
}

/** Old entries are forgotten, so that a long run stays small. */
const KEPT = 20_000;

/** Refusals that no state of the world excuses: the bot asked for what can't be asked for. */
const NEVER_RIGHT = new Set([0, 40060, 50006, 50035, 50109]);

export class RequestRecord {
  readonly requests: Asked[] = [];
  readonly refusals: Refused[] = [];
  /** How many requests there were in all. */
  count = 0;

  /** Malformed requests, unknown routes, a wrong token, a second acknowledgement. */
  get violations(): readonly Refused[] {
    return this.refusals.filter(({ code, status }) => NEVER_RIGHT.has(code) && status < 429);
  }

  add(asked: Asked): void {
    this.count += 1;
    push(this.requests, asked);
  }

  refuse(asked: Asked, { code, message, errors }: ErrorBody, body: unknown): void {
    push(this.refusals, { ...asked, code, message, body, ...(errors !== undefined && { errors }) });
  }

  clear(): void {
    this.requests.splice(0);
    this.refusals.splice(0);
    this.count = 0;
  }
}

function push<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > KEPT) list.splice(0, KEPT / 2);
}
