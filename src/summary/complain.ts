// A refusal of an endpoint as an error: in its own words, without keys, and with what it means.
import { askedWaitMs, EndpointError, faultOf } from './endpoint-error.ts';
import { Complaint } from './negotiation.ts';
import type { Reply } from './post.ts';

/** Longer than this, in milliseconds, is not waited for at once. */
export const PATIENCE_MS = 20_000;

/** Throws it: asked in another way the endpoint may not refuse. */
export function complain({ status, text, headers }: Reply, now: number): never {
  const words = wordsIn(text);
  // OpenAI says by a header of its own that it makes no sense to ask again at once.
  const isFinal = headers.get('x-should-retry') === 'false';
  const waitMs = Math.max(askedWaitMs(headers, text, now), isFinal ? PATIENCE_MS + 1 : 0);
  const meaning = new EndpointError(`the endpoint answered ${status}: ${words}`, faultOf(status, text), {
    waitMs,
  });
  throw new Complaint(status, text, meaning);
}

/** Servers repeat the key that they refuse. */
const KEY = /\b(?:sk|gsk|hf|xai|pk|nvapi|AIza|Bearer)[-_ ]?[\w-]{6,}/g;

/** The message of an error, in whatever it is wrapped. */
function wordsIn(text: string): string {
  const message = /"(?:message|msg|detail|error|error_description)":\s*"((?:[^"\\]|\\.)+)"/.exec(text)?.[1];
  const page = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  const words = message?.replace(/\\(?:n|t|r)/g, ' ').replace(/\\(.)/g, '$1') ?? page ?? text;
  return words.replace(KEY, '[redacted]').trim().slice(0, 200) || 'nothing';
}
