// Reads what Discord says of its gateway before discord.js does, which takes it as it comes: an odd answer would end the process with a trace.
import type { RESTOptions } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../model/errors.ts';
import { NetworkTrouble } from './network-trouble.ts';

type Request = RESTOptions['makeRequest'];
type Answer = Awaited<ReturnType<Request>>;

const gatewayJson = z.object({
  url: z.url({ protocol: /^wss?$/ }),
  shards: z.number().int().positive(),
  session_start_limit: z.object({
    total: z.number(),
    remaining: z.number(),
    reset_after: z.number(),
    max_concurrency: z.number(),
  }),
});

interface Asking {
  /** How many log-ins are wanted, of as many shards as Discord recommends; 0 where the bot is logged in. */
  readonly wanted: (recommended: number) => number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Throws a UserError where Discord allows too few log-ins before its count begins anew: one more would cost the token. */
export function readsGateway(makeRequest: Request, { wanted, now }: Asking): Request {
  return async (url, init) => {
    const answer = await makeRequest(url, init);
    if (!answer.ok || !new URL(url).pathname.endsWith('/gateway/bot')) return answer;
    const text = await answer.text();
    const parsed = gatewayJson.safeParse(parse(text));
    if (!parsed.success) throw new NetworkTrouble('what it says of its gateway is not as Discord says it');
    const { shards, session_start_limit: limit } = parsed.data;
    if (limit.remaining < wanted(shards))
      throw new UserError('log-ins-used-up', { until: new Date(now() + limit.reset_after).toISOString() });
    const { status, headers } = answer;
    return new Response(text, { status, headers: Object.fromEntries(headers) }) as unknown as Answer;
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
