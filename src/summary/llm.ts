// Summaries by a language model behind any endpoint that speaks OpenAI's chat completions.
import OpenAI, { APIConnectionError, APIError, APIUserAbortError } from 'openai';
import { readAnswer } from './answer.ts';
import { type ReadCompletion, readCompletion } from './completion.ts';
import { createNegotiation } from './negotiation.ts';
import { type ChatMessage, type Form, writePrompt } from './prompt.ts';
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
  const negotiate = createNegotiation<ReadCompletion>((error) => isOfEndpoint(asEndpointError(error)));

  function ask(task: Task, signal: AbortSignal): Promise<ReadCompletion> {
    const prompt = writePrompt(task, form);
    return negotiate(async ({ hasSystem, params }) => {
      const messages = hasSystem ? prompt : inOne(prompt);
      const answer = await client.chat.completions.create({ model, messages, ...params }, { signal });
      const completion = readCompletion(answer);
      if ('trouble' in completion) throw new EndpointError(completion.trouble, 'passing');
      return completion;
    });
  }

  return {
    model,
    async draft(task, signal): Promise<Draft> {
      const { text, refusal, finishReason, usage } = await ask(task, signal).catch((error: unknown) => {
        throw asEndpointError(error);
      });
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

/** For models that know no system role. */
function inOne(messages: readonly ChatMessage[]): ChatMessage[] {
  return [{ role: 'user', content: messages.map(({ content }) => content).join('\n\n') }];
}

/** It would meet every request, not this one alone. */
function isOfEndpoint(error: unknown): boolean {
  return error instanceof EndpointError && error.trouble !== 'request';
}

function asEndpointError(error: unknown): unknown {
  if (error instanceof APIUserAbortError || error instanceof EndpointError) return error;
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
