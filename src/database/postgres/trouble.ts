// What of PostgreSQL's errors, and of the way to its server, means trouble with the database itself: a sentence with a way out.
import { HostError, messageOf, UserError } from '../../model/errors.ts';

/** Whether a commit was heard isn't known: it isn't to be tried again. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

/** A table is gone: the next start makes all of them. */
export const EMPTIED = 'postgres-emptied';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, whole codes before classes; how each is told of. */
const TROUBLES: readonly (readonly [code: string, key: string])[] = [
  ['55P03', 'database-locked'],
  ['28', 'postgres-refused'],
  ['3D000', 'postgres-unknown'],
  ['42501', 'postgres-rights'],
  ['25006', 'postgres-read-only'],
  ['42P01', EMPTIED],
  ['53100', 'postgres-full'],
  ['53', 'postgres-connections'],
  ['XX001', 'postgres-damaged'],
  ['XX002', 'postgres-damaged'],
  ['58', 'postgres-disk'],
  ['08', 'postgres-away'],
  ['57P', 'postgres-away'],
  ['25P03', 'postgres-away'],
];

/** What Node says of a way that leads nowhere. */
const NO_WAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EACCES',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'EADDRNOTAVAIL',
];

/** What pg says without a code. */
const AWAY =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|connection error/i;
const REFUSED = /SASL|password must be a string|password.*required/i;
const TLS = /SSL|TLS|certificate/i;

/** The sentence for it; null for all errors that are not the server's. `server` is how it is named. */
export function postgresTrouble(error: unknown, server: string): UserError | null {
  if (error instanceof UserError) return error;
  if (error instanceof OutcomeUnknown) return postgresTrouble(error.cause, server);
  if (!(error instanceof Error)) return null;
  // Several addresses of one name were tried.
  const reason = error instanceof AggregateError ? messageOf(error.errors[0]) : error.message;
  const key = keyOf(error);
  if (key === null || key === 'database-locked') return key && new UserError(key);
  return new HostError(key, { server, reason });
}

function keyOf(error: Error): string | null {
  const code = codeOf(error);
  const known = TROUBLES.find(([beginning]) => code.startsWith(beginning));
  if (known && /^[0-9A-Z]{5}$/.test(code)) return known[1];
  if (NO_WAY.includes(code) || AWAY.test(error.message)) return 'postgres-away';
  if (code === '' && REFUSED.test(error.message)) return 'postgres-refused';
  // Node's codes for certificates are words; PostgreSQL's are five signs.
  if (code.length !== 5 && (TLS.test(error.message) || /CERT|SSL|TLS/.test(code))) return 'postgres-tls';
  return null;
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : '';
}

/** Whether it passes by itself where one waits: the server restarts, or has no room for another connection just now. */
export function passes(trouble: UserError): boolean {
  return trouble.key === 'postgres-away' || trouble.key === 'postgres-connections';
}
