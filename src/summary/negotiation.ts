// How an endpoint takes a request: found step by step, by one request at a time while others wait, and remembered.
import { APIError, type OpenAI } from 'openai';
import { ANSWER_SCHEMA } from './prompt.ts';

/** How an endpoint can be asked for JSON, strictest first. */
const FORMATS = [
  {
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'summary', strict: true, schema: ANSWER_SCHEMA },
    },
  },
  { response_format: { type: 'json_object' } },
  {},
] as const;

/** How an endpoint can be told where to stop, newest first. */
const BOUNDS = ['max_completion_tokens', 'max_tokens', null] as const;

/** Enough for a long summary and a model's thoughts before it; less where an endpoint takes less, down to a short summary. */
const LONGEST_ANSWER = 6_000;
const SHORTEST_ANSWER = 700;

/** It would answer, but not at such length: a small context, a limit a minute, or credit that is running out. */
const TOO_LONG =
  /context (?:length|window|size)|too large|tokens per minute|fewer max_tokens|can only afford/i;

interface Way {
  /** Places in FORMATS and BOUNDS. */
  readonly format: number;
  readonly bound: number;
  /** In tokens. */
  readonly longest: number;
  /** Whether the model knows a system role. */
  readonly hasSystem: boolean;
}

interface Asking {
  readonly hasSystem: boolean;
  readonly params: Pick<
    OpenAI.ChatCompletionCreateParamsNonStreaming,
    'response_format' | 'max_completion_tokens' | 'max_tokens'
  >;
}

type Send<T> = (asking: Asking) => Promise<T>;

/**
 * Sends requests in the way that the endpoint takes. `isShared` tells of an error whether it would meet every request:
 * those that waited for the first one fail with it instead of asking again.
 */
export function createNegotiation<T>(isShared: (error: unknown) => boolean): (send: Send<T>) => Promise<T> {
  let known: Way = { format: 0, bound: 0, longest: LONGEST_ANSWER, hasSystem: true };
  let isProven = false;
  let trial: Promise<T> | null = null;

  async function attempt(send: Send<T>): Promise<T> {
    for (;;) {
      const way = known;
      try {
        const answer = await send(askingIn(way));
        if (way === known) isProven = true;
        return answer;
      } catch (error) {
        // Another request has found meanwhile that this way is none.
        if (way !== known) continue;
        const next = wayAfter(way, error);
        if (next === null) throw error;
        [known, isProven] = [next, false];
      }
    }
  }

  return async (send) => {
    while (!isProven) {
      if (trial === null) {
        trial = attempt(send).finally(() => {
          trial = null;
        });
        return trial;
      }
      await trial.catch((error: unknown) => {
        if (isShared(error)) throw error;
      });
    }
    return attempt(send);
  };
}

function askingIn({ format, bound, longest, hasSystem }: Way): Asking {
  const name = BOUNDS[bound];
  return { hasSystem, params: { ...FORMATS[format], ...(name && { [name]: longest }) } };
}

/** The next way to try after a complaint about this one; null where the complaint is about something else. */
function wayAfter(way: Way, error: unknown): Way | null {
  if (!(error instanceof APIError)) return null;
  const { format, bound, longest, hasSystem } = way;
  if (isTooLong(error) && longest > SHORTEST_ANSWER)
    return { ...way, longest: Math.max(SHORTEST_ANSWER, Math.floor(longest / 2)) };
  if (hasSystem && isAbout(error, /system (?:role|message|prompt)|role.{0,20}system/i))
    return { ...way, hasSystem: false };
  if (format + 1 < FORMATS.length && isAboutFormat(error)) return { ...way, format: format + 1 };
  if (bound + 1 < BOUNDS.length && isAbout(error, /max_(?:completion_)?tokens/i))
    return { ...way, bound: bound + 1 };
  return null;
}

/** A complaint about one way of asking, not about the request as a whole. */
function isAbout(error: APIError, parameter: RegExp): boolean {
  return [400, 404, 415, 422, 501].includes(error.status ?? 0) && parameter.test(error.message);
}

/** Some endpoints break on a form that they were asked for, instead of refusing it. */
function isAboutFormat(error: APIError): boolean {
  if (error.status === 500) return /format|schema|grammar/i.test(error.message);
  return isAbout(error, /response.?format|json_schema|json_object|structured|schema|grammar/i);
}

function isTooLong(error: APIError): boolean {
  return [400, 402, 413, 422].includes(error.status ?? 0) && TOO_LONG.test(error.message);
}
