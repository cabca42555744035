// The option "share": an answer for everybody in the channel, in the server's language, rather than for the member alone.
import type { Call } from '../../src/discord/interactions/call.ts';
import type { Options } from '../../src/discord/interactions/option.ts';

export const SHARE = { share: { type: 'switch', required: false } } as const satisfies Options;

/** The call as everybody's: what is said in it is in the server's language. */
export function toAll(call: Call): Call {
  return { ...call, say: call.sayToAll };
}
