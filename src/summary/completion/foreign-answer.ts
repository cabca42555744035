// Answers in a protocol of the server's own: taken out of their wrapping, down to one message that holds the text.
import { type Completion, completionJson, type Message, messageJson } from './completion-shape.ts';

const WRAPPERS = ['result', 'results', 'data', 'body', 'chat_completion', 'output'] as const;

/** Where a text alone stands. */
const TEXTS = ['output_text', 'response', 'generated_text', 'completion', 'output', 'text'] as const;

/** Gateways wrap answers in a list, or in an object of their own. */
export function unwrap(value: unknown): Completion[] {
  if (Array.isArray(value)) return value.flatMap(unwrap);
  if (typeof value !== 'object' || value === null) return [];
  const outer = value as Record<string, unknown>;
  const inner = WRAPPERS.map((name) => outer[name]).find((each) => typeof each === 'object' && each !== null);
  // A list of output is one of messages, and what failed holds no answer.
  const isWhole = 'choices' in outer || outer.success === false;
  if (inner && !isWhole && !(inner === outer.output && Array.isArray(inner)))
    // What it cost may stand outside.
    return unwrap(Array.isArray(inner) ? inner : { usage: outer.usage, ...inner });
  const { data } = completionJson.safeParse(value);
  return data ? [data] : [];
}

/** One message, its parts, or a text alone. */
export function bareMessage(completion: Completion): Message[] {
  const { choices, message, output, candidates, type } = completion;
  if (choices) return [];
  const content = TEXTS.map((name) => textOf(completion[name])).find((text) => text !== '');
  if (content !== undefined) return [{ content }];
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
    return data?.content || data?.refusal ? [data] : [];
  });
}

/** Whole, or in pieces; empty where it is neither. */
function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('');
  return typeof value === 'string' ? value : '';
}
