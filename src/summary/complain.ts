// A refusal of an endpoint as an error: in its own words, without keys, and with what it means.
import { askedWaitMs, EndpointError, faultOf } from './endpoint-error.ts';
import { readable, wordsIn } from './endpoint-words.ts';
import { Complaint } from './negotiation.ts';
import type { Reply } from './post.ts';

/** Longer than this, in milliseconds, is not waited for at once. */
export const PATIENCE_MS = 20_000;

/** Throws it: asked in another way the endpoint may not refuse. */
export function complain({ status, text: answer, headers }: Reply, now: number): never {
  const text = readable(answer);
  const words = wordsIn(text);
  // OpenAI says by a header of its own that it makes no sense to ask again at once.
  const isFinal = headers.get('x-should-retry') === 'false';
  const waitMs = Math.max(askedWaitMs(headers, text, now), isFinal ? PATIENCE_MS + 1 : 0);
  const meaning = new EndpointError(`the endpoint answered ${status}: ${words}`, faultOf(status, text), {
    waitMs,
  });
  throw new Complaint(status, text, meaning);
}
