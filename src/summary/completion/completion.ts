// What an endpoint answered, read as a chat completion, whichever of its kin the server speaks.
import { errorIn, faultInAnswer } from '../answer-error.ts';
import type { Fault } from '../endpoint-error.ts';
import { saidIn } from '../endpoint-words.ts';
import type { Completion, Message } from './completion-shape.ts';
import { jsonValuesIn } from './event-stream.ts';
import { bareMessage, unwrap } from './foreign-answer.ts';

export interface ReadCompletion {
  /** Where the answer stands, likeliest first: the content, tool calls. */
  readonly texts: readonly string[];
  /** Where it may have ended up instead. */
  readonly thoughts: readonly string[];
  readonly refusal: string | null;
  readonly finishReason: string | null;
  /** Null where the endpoint doesn't count, or counts nothing at all. */
  readonly usage: { readonly input: number; readonly output: number } | null;
}

/** What is wrong where the answer is no completion: the endpoint's own words, as far as it has any. */
export interface NoCompletion {
  readonly trouble: string;
  readonly fault: Fault;
  /** False where it may be a matter of how it was asked. */
  readonly isError: boolean;
}

/** How servers say that a filter ended the answer, that its bound did, or that they broke down. */
const FILTERED = /filter|safety|prohibited|recitation|blocklist|spii|sensitive|refus/i;
const CUT = /length|max_?tokens|token_?limit/i;
const BROKEN = /error|insufficient_system_resource|abort|cancel/i;

export function readCompletion(answer: string): ReadCompletion | NoCompletion {
  const parsed = jsonValuesIn(answer).flatMap(unwrap);
  const bare = parsed.flatMap(bareMessage);
  const failure = parsed.map((each) => errorIn(each, bare.length > 0)).find((error) => error !== null);
  if (failure)
    return { ...failure, trouble: `an error in place of an answer: ${failure.trouble}`, isError: true };
  const choices = firstOf(parsed.flatMap(({ choices }) => choices ?? []));
  const reason = choices.findLast(({ finish_reason }) => finish_reason)?.finish_reason ?? null;
  const blocked = /"block_?reason":\s*"(\w+)"/i.exec(answer)?.[1];
  if (blocked) return { trouble: `blocked: ${blocked}`, fault: 'filter', isError: true };
  if (choices.length + bare.length === 0) return nothingIn(answer);
  if (reason !== null && BROKEN.test(reason))
    return { trouble: `the answer ended with ${reason}`, fault: 'away', isError: true };
  const deltas: Message[] = choices
    .map(({ delta }) => delta)
    .filter((delta) => delta !== null && delta !== undefined);
  // Some send the whole message once more behind its pieces.
  const messages: Message[] = deltas.some(hasWords)
    ? deltas
    : choices.map(({ message, text }) => message ?? { content: text });
  const said: readonly Message[] = [...messages, ...bare];
  const all = (read: (message: Message) => string | null | undefined) =>
    said.map((message) => read(message) ?? '').join('');
  const isDeclined = reason !== null && FILTERED.test(reason);
  return {
    texts: [
      all(({ content }) => content),
      all(({ parsed }) => parsed),
      all(({ tool_calls }) => tool_calls?.[0]?.function?.arguments),
      all(({ function_call }) => function_call?.arguments),
    ].filter((each) => each.trim() !== ''),
    thoughts: [
      all(({ reasoning }) => reasoning),
      all(({ reasoning_content, thinking }) => reasoning_content ?? thinking),
    ].filter((each) => each.trim() !== ''),
    refusal: all(({ refusal }) => refusal) || (isDeclined ? `the answer ended with ${reason}` : null),
    finishReason: reason !== null && CUT.test(reason) ? 'length' : reason,
    usage: usageOf(parsed),
  };
}

function hasWords({
  content,
  tool_calls,
  function_call,
  reasoning,
  reasoning_content,
  refusal,
}: Message): boolean {
  return Boolean(content || tool_calls?.length || function_call || reasoning || reasoning_content || refusal);
}

/** Of several answers to one question, the first. */
function firstOf<T extends { readonly index?: number | null | undefined }>(choices: readonly T[]): T[] {
  const first = Math.min(...choices.map(({ index }) => index ?? 0));
  return choices.filter(({ index }) => (index ?? 0) === first);
}

function nothingIn(answer: string): NoCompletion {
  const nothing = (trouble: string) => ({ trouble, fault: 'away' as const, isError: false });
  if (/<(?:!doctype|html|head|body)\b/i.test(answer))
    return nothing('a web page in place of an answer; most addresses of endpoints end with /v1');
  if (answer.trim() === '') return nothing('an empty answer');
  const words = saidIn(answer);
  if (words === '') return nothing('an answer without a choice');
  const fault = faultInAnswer(words);
  return { trouble: `an answer without a choice: ${words}`, fault, isError: fault !== 'away' };
}

function usageOf(parsed: readonly Completion[]): ReadCompletion['usage'] {
  const told = parsed.map(({ usage, x_groq }) => usage ?? x_groq?.usage).findLast(Boolean);
  return told && told.input + told.output > 0 ? told : null;
}
