// What an endpoint answered, read as a chat completion, whichever of its kin the server speaks.
import { type Completion, completionJson, type Message, messageJson } from './completion-shape.ts';
import { type Fault, faultOf } from './endpoint-error.ts';
import { jsonValuesIn } from './event-stream.ts';

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
  const failure = parsed.map(errorIn).find((error) => error !== null);
  if (failure) return failure;
  const choices = parsed.flatMap(({ choices }) => choices ?? []).filter(({ index }) => (index ?? 0) === 0);
  const bare: Message[] = parsed.flatMap(bareMessage);
  const reason = choices.findLast(({ finish_reason }) => finish_reason)?.finish_reason ?? null;
  const blocked = /"block_?reason":\s*"(\w+)"/i.exec(answer)?.[1];
  if (blocked) return { trouble: `blocked: ${blocked}`, fault: 'filter', isError: true };
  if (choices.length + bare.length === 0)
    return { trouble: nothingIn(answer), fault: 'away', isError: false };
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

/** Gateways wrap answers in a list, or in an object of their own. */
function unwrap(value: unknown): Completion[] {
  if (Array.isArray(value)) return value.flatMap(unwrap);
  if (typeof value !== 'object' || value === null) return [];
  for (const wrapper of ['result', 'data', 'body', 'chat_completion'] as const) {
    const inner = (value as Record<string, unknown>)[wrapper];
    if (typeof inner === 'object' && inner !== null && !('choices' in value)) return unwrap(inner);
  }
  const { data } = completionJson.safeParse(value);
  return data ? [data] : [];
}

/** Servers that answer in a protocol of their own on this path have one message, its parts, or a text alone. */
function bareMessage(completion: Completion): Message[] {
  const { choices, message, output, candidates, type } = completion;
  if (choices) return [];
  const texts = ['output_text', 'response', 'generated_text', 'text'].map((name) => completion[name]);
  const content = texts.find((text) => typeof text === 'string' && text !== '');
  if (content !== undefined) return [{ content: String(content) }];
  const [candidate] = Array.isArray(candidates) ? candidates : [];
  const inner = [
    message,
    ...(Array.isArray(output) ? output : []),
    candidate?.content,
    type === 'message' ? completion : null,
  ];
  return inner.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return [];
    const { data } = messageJson.safeParse('parts' in each ? { content: each.parts } : each);
    return data?.content ? [data] : [];
  });
}

function errorIn(completion: Completion): NoCompletion | null {
  const { choices, error, errors, object, type, detail, message, code } = completion;
  const inner = choices?.find((choice) => isTold(choice.error))?.error;
  const isErrorItself =
    !choices && (object === 'error' || type === 'error' || isTold(detail) || isTold(code));
  const told = [
    error,
    errors,
    inner,
    isErrorItself ? (isTold(detail) ? detail : (message ?? completion)) : null,
  ].find(isTold);
  if (told === undefined) return null;
  const words = typeof told === 'string' ? told : JSON.stringify(told);
  return {
    trouble: `an error in place of an answer: ${words.slice(0, 160)}`,
    fault: faultInAnswer(words),
    isError: true,
  };
}

function isTold(error: unknown): boolean {
  if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
  return error !== undefined && error !== null && error !== '' && error !== false;
}

/** The endpoint itself did answer: a limit of somebody behind it passes, and is none of the host's. */
function faultInAnswer(words: string): Fault {
  const status = Number(/"(?:code|status|status_code)":\s*"?(4\d\d)\b/.exec(words)?.[1] ?? 400);
  const fault = faultOf(status === 429 ? 400 : status, words);
  return fault === 'request' || fault === 'address' ? 'away' : fault;
}

function nothingIn(answer: string): string {
  if (/<(?:!doctype|html|head|body)\b/i.test(answer))
    return 'a web page in place of an answer; most addresses of endpoints end with /v1';
  return answer.trim() === '' ? 'an empty answer' : 'an answer without a choice';
}

function usageOf(parsed: readonly Completion[]): ReadCompletion['usage'] {
  const told = parsed.map(({ usage, x_groq }) => usage ?? x_groq?.usage).findLast(Boolean);
  return told && told.input + told.output > 0 ? told : null;
}
