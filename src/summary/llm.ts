// Summaries by a language model behind any endpoint that speaks OpenAI's chat completions.
import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { readAnswer } from './answer.ts';
import { type ReadCompletion, readCompletion } from './completion.ts';
import { ANSWER_SCHEMA, type ChatMessage, type Form, writePrompt } from './prompt.ts';
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

/** Enough for a long summary and a model's thoughts before it; less where an endpoint takes less, down to a short summary. */
const LONGEST_ANSWER = 6_000;
const SHORTEST_ANSWER = 700;

/** How an endpoint can be told where to stop, newest first. */
const BOUNDS = ['max_completion_tokens', 'max_tokens', null] as const;

/** It would answer, but not at such length: a small context, a limit a minute, or credit that is running out. */
const TOO_LONG =
  /context (?:length|window|size)|too large|tokens per minute|fewer max_tokens|can only afford/i;

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
  const known = { format: 0, bound: 0, longest: LONGEST_ANSWER, hasSystem: true };

  async function ask(task: Task, signal: AbortSignal) {
    for (;;) {
      try {
        const bound = BOUNDS[known.bound];
        const dialect = { ...FORMATS[known.format], ...(bound && { [bound]: known.longest }) };
        const prompt = writePrompt(task, form);
        const messages = known.hasSystem ? prompt : inOne(prompt);
        return await client.chat.completions.create({ model, messages, ...dialect }, { signal });
      } catch (error) {
        if (isTooLong(error) && known.longest > SHORTEST_ANSWER)
          known.longest = Math.max(SHORTEST_ANSWER, Math.floor(known.longest / 2));
        else if (known.hasSystem && isAbout(error, /system (?:role|message|prompt)|role.{0,20}system/i))
          known.hasSystem = false;
        else if (known.format + 1 < FORMATS.length && isBrokenFormat(error)) known.format++;
        else if (
          isAbout(error, /response.?format|json_schema|json_object|structured|schema|grammar/i) &&
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
      const completion = readCompletion(answer);
      if ('trouble' in completion) throw new EndpointError(completion.trouble, 'passing');
      const { text, refusal, finishReason, usage } = completion;
      const tokens = countTokens(usage, JSON.stringify(writePrompt(task, form)), text);
      if (refusal) throw new DraftError(`the model refused: ${refusal.slice(0, 120)}`, tokens);
      if (finishReason === 'length') throw new DraftError('the answer was cut off', tokens);
      const summary = readAnswer(text, { form, language: task.language, model });
      if ('reason' in summary) throw new DraftError(summary.reason, tokens);
      return { summary, tokens };
    },
  };
}

function countTokens(usage: ReadCompletion['usage'], asked: string, answered: string): Tokens {
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

function isTooLong(error: unknown): boolean {
  return (
    error instanceof APIError &&
    [400, 402, 413, 422].includes(error.status ?? 0) &&
    TOO_LONG.test(error.message)
  );
}

/** Some endpoints break on a form that they were asked for, instead of refusing it. */
function isBrokenFormat(error: unknown): boolean {
  return error instanceof APIError && error.status === 500 && /format|schema|grammar/i.test(error.message);
}

/** For models that know no system role. */
function inOne(messages: readonly ChatMessage[]): ChatMessage[] {
  return [{ role: 'user', content: messages.map(({ content }) => content).join('\n\n') }];
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
