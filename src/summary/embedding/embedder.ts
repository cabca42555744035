// What papers say as numbers, by a model behind any endpoint that speaks OpenAI's embeddings.
import { complain } from '../complain.ts';
import { addressOf, headersOf } from '../endpoint-address.ts';
import { EndpointError, faultOf } from '../endpoint-error.ts';
import { Complaint } from '../negotiation.ts';
import { post, type Reply } from '../post.ts';
import { mostTokensIn, tokensIn } from '../tokens-in.ts';
import { readEmbedding } from './answer.ts';

export interface EmbedderOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly fetch: typeof fetch;
  /** How long the endpoint may be silent, in milliseconds. */
  readonly silenceMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

interface Embedding {
  readonly vector: Float64Array;
  /** What it cost, as far as that is known. */
  readonly tokens: number;
}

export interface Embedder {
  readonly model: string;
  /** What a text may cost, in tokens. */
  readonly estimate: (text: string) => number;
  /** Throws an EndpointError, or an UnreadableEmbedding where an answer came that can't be used. */
  readonly embed: (text: string, signal: AbortSignal) => Promise<Embedding>;
}

/** An answer that was paid for, and is of no use. */
export class UnreadableEmbedding extends Error {
  override readonly name = 'UnreadableEmbedding';
  readonly tokens: number;

  constructor(message: string, tokens: number) {
    super(message);
    this.tokens = tokens;
  }
}

/** An abstract is shorter; whole papers stand in some. */
const LONGEST_TEXT = 8000;

/** Shorter texts say too little to be told apart: an endpoint that takes none longer is of no use. */
const SHORTEST_TEXT = 250;

/** How a text is asked for, the best first: servers know the field of the format, or refuse it; some take lists alone. */
const WAYS = [
  (input: string) => ({ input, encoding_format: 'float' }),
  (input: string) => ({ input }),
  (input: string) => ({ input: [input] }),
] as const;

const TOO_LONG =
  /context.?(?:length|window|size)|too (?:large|long|many tokens)|(?:fewer|less) than \d+ tokens|maximum.{0,30}(?:tokens|length|input)|exceed|batch size/i;

export function embedder(options: EmbedderOptions): Embedder {
  const { model } = options;
  const address = addressOf(options.baseUrl, 'embeddings');
  const headers = headersOf(address, options.apiKey);
  // What the endpoint takes is found by its refusals, and remembered.
  let way = 0;
  let longest = LONGEST_TEXT;

  async function ask(text: string, signal: AbortSignal): Promise<Reply> {
    const body = { model, ...WAYS[way]?.(text) };
    const reply = await post(address, body, { ...options, headers, signal });
    if (reply.status >= 300) complain(reply, options.now());
    if (!reply.isWhole)
      throw new EndpointError('the connection to the endpoint broke in its answer', 'away', {
        mayCost: true,
      });
    return reply;
  }

  /** Whether another way was found in which to ask. */
  function mend({ status, text: words }: Complaint, asked: string): boolean {
    if (isTooLong(status, words)) {
      if (asked.length <= SHORTEST_TEXT) return false;
      longest = Math.max(SHORTEST_TEXT, Math.floor(asked.length / 2));
      return true;
    }
    const isOfWay = [400, 415, 422].includes(status) && faultOf(status, words) === 'request';
    if (!isOfWay || way === WAYS.length - 1) return false;
    way++;
    return true;
  }

  return {
    model,
    estimate: (text) => tokensIn(text.slice(0, longest)),
    async embed(text, signal) {
      const before = way;
      for (;;) {
        const asked = text.slice(0, longest);
        try {
          const reply = await ask(asked, signal);
          const read = readEmbedding(reply.text);
          if ('vector' in read) return { vector: read.vector, tokens: costOf(read.tokens, asked) };
          if (read.fault !== null) throw new EndpointError(read.trouble, read.fault);
          throw new UnreadableEmbedding(read.trouble, tokensIn(asked));
        } catch (error) {
          if (!(error instanceof Complaint)) throw error;
          if (mend(error, asked)) continue;
          // No way helped: what is wrong was not the way.
          way = before;
          throw error.meaning;
        }
      }
    },
  };
}

/** As the endpoint counts, as far as that can be. */
function costOf(told: number | null, asked: string): number {
  return told === null ? tokensIn(asked) : Math.min(told, mostTokensIn(asked));
}

/** Some servers break on a text that is too long for their model. */
function isTooLong(status: number, words: string): boolean {
  if (status === 413) return true;
  return [400, 422, 500].includes(status) && TOO_LONG.test(words) && faultOf(400, words) !== 'quota';
}
