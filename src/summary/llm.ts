// Summaries by a language model behind any endpoint that speaks OpenAI's chat completions.
import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { z } from 'zod';
import { readAnswer } from './answer.ts';
import { ANSWER_SCHEMA, type Form, writePrompt } from './prompt.ts';
import {
  type Draft,
  DraftError,
  EndpointError,
  type Summarizer,
  type Task,
  type Tokens,
  type Trouble,
} from './summarizer.ts';

export interface LlmOptions {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly form: Form;
  readonly fetch: typeof fetch;
  /** For a whole answer, in milliseconds. */
  readonly timeout: number;
  readonly retries: number;
}

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

/** Enough for a long summary and a model's thoughts before it, and a bound for an answer without end. */
const LONGEST_ANSWER = 6_000;

/** How an endpoint can be told where to stop, newest first. */
const BOUNDS = [{ max_completion_tokens: LONGEST_ANSWER }, { max_tokens: LONGEST_ANSWER }, {}] as const;

const messageJson = z.object({
  content: z
    .union([z.string(), z.array(z.looseObject({ text: z.string().optional().catch(undefined) }))])
    .nullish(),
  tool_calls: z.array(z.object({ function: z.object({ arguments: z.string() }).optional() })).nullish(),
  reasoning: z.string().nullish().catch(null),
  reasoning_content: z.string().nullish().catch(null),
});

/** About this many characters make a token, where the endpoint doesn't count. */
const PER_TOKEN = 3;

export function llm({ baseUrl, apiKey, model, form, fetch, timeout, retries }: LlmOptions): Summarizer {
  // Local endpoints take no key, but the client wants one.
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey || 'none',
    maxRetries: retries,
    timeout,
    fetch,
  });
  /** What this endpoint is known to understand: one that doesn't know a way is asked in the next. */
  const known = { format: 0, bound: 0 };

  async function ask(task: Task, signal: AbortSignal) {
    for (;;) {
      try {
        const dialect = { ...FORMATS[known.format], ...BOUNDS[known.bound] };
        return await client.chat.completions.create(
          { model, messages: writePrompt(task, form), ...dialect },
          { signal },
        );
      } catch (error) {
        if (
          isAbout(error, /response_format|json_schema|json_object|structured|schema|grammar/i) &&
          known.format + 1 < FORMATS.length
        )
          known.format++;
        else if (isAbout(error, /max_(?:completion_)?tokens/i) && known.bound + 1 < BOUNDS.length)
          known.bound++;
        else throw asEndpointError(error);
      }
    }
  }

  return {
    model,
    async draft(task, signal): Promise<Draft> {
      const answer = await ask(task, signal);
      const choice = answer.choices?.[0];
      const text = wordsOf(choice?.message);
      const tokens = countTokens(answer.usage, JSON.stringify(writePrompt(task, form)), text);
      if (choice?.message?.refusal)
        throw new DraftError(`the model refused: ${choice.message.refusal.slice(0, 120)}`, tokens);
      if (choice?.finish_reason === 'length') throw new DraftError('the answer was cut off', tokens);
      const summary = readAnswer(text, { form, language: task.language, model });
      if ('reason' in summary) throw new DraftError(summary.reason, tokens);
      return { summary, tokens };
    },
  };
}

/** Content may be a list of parts; some models answer in a tool call, or leave everything in their thoughts. */
function wordsOf(message: unknown): string {
  const parsed = messageJson.safeParse(message);
  if (!parsed.success) return '';
  const { content, tool_calls, reasoning, reasoning_content } = parsed.data;
  const said = typeof content === 'string' ? content : (content ?? []).map(({ text }) => text ?? '').join('');
  const called = tool_calls?.[0]?.function?.arguments;
  return [said, called, reasoning, reasoning_content].find((text) => text?.trim()) ?? '';
}

function countTokens(usage: OpenAI.CompletionUsage | undefined, asked: string, answered: string): Tokens {
  return {
    input: usage?.prompt_tokens ?? Math.ceil(asked.length / PER_TOKEN),
    output: usage?.completion_tokens ?? Math.ceil(answered.length / PER_TOKEN),
  };
}

/** A complaint about one way of asking, not about the request as a whole. */
function isAbout(error: unknown, parameter: RegExp): boolean {
  return (
    error instanceof APIError &&
    [400, 404, 415, 422, 501].includes(error.status ?? 0) &&
    parameter.test(error.message)
  );
}

function asEndpointError(error: unknown): unknown {
  if (error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionError)
    return new EndpointError(`the endpoint can't be reached: ${error.message}`, 'passing');
  if (!(error instanceof APIError))
    return new EndpointError(`no chat completion: ${String(error).slice(0, 120)}`, 'request');
  return new EndpointError(
    // The message begins with the status.
    `the endpoint answered ${error.message.slice(0, 200)}`,
    troubleOf(error.status),
  );
}

/** An unknown key, right or model stays so; a request that it won't take, such as one that a filter stops, is one request. */
function troubleOf(status: number | undefined): Trouble {
  if (status === 401 || status === 403 || status === 404) return 'refused';
  return status === 400 || status === 413 || status === 422 ? 'request' : 'passing';
}
