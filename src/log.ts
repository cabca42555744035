// One structured log on stderr, from which secrets are taken out whatever line they got into.
import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';
import { HIDDEN, hideSecrets } from './secrets.ts';

export type Log = Logger;

export interface LogOptions {
  readonly level: string;
  /** Values that no line may show: tokens, keys, passwords. */
  readonly secrets?: readonly string[];
  /** Default: standard error, so that standard output stays a command's own. */
  readonly to?: DestinationStream;
}

/** Who has the token of an interaction may answer in the bot's place; it stands in the addresses of requests that failed. */
const INTERACTION_TOKEN = /(?<=\/(?:interactions|webhooks)\/\d+\/)[\w.~%-]+/g;

export function createLog({ level, secrets = [], to = destination({ fd: 2, sync: true }) }: LogOptions): Log {
  const hide = hideSecrets(secrets);
  const redact = (line: string) => hide(line.replace(INTERACTION_TOKEN, HIDDEN));
  return pino({ level, base: null, serializers: { err: withoutBody }, hooks: { streamWrite: redact } }, to);
}

/** What the bot said to a member alone stays out of the log, also where Discord refused to take it. */
function withoutBody(error: Error): object {
  const { requestBody: _, ...told } = stdSerializers.err(error);
  return told;
}
