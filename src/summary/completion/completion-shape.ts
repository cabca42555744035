// The shape of a chat completion, as leniently as the servers that speak it are different: whole, or a piece of a stream.
import { z } from 'zod';

const text = z.string().nullish().catch(null);

const partJson = z.union([
  z.string().transform((words) => ({ type: null, text: words, refusal: null })),
  z.looseObject({ type: text, text: z.unknown().optional(), refusal: text }),
]);

/** Parts of a content; those that are thoughts are left out. */
const partsJson = z
  .array(partJson)
  .transform((parts) =>
    parts.map((part) => (/think|reason|refusal/.test(part.type ?? '') ? '' : wordsOf(part.text))).join(''),
  );

/** Some have an object for the text, with notes beside it. */
function wordsOf(told: unknown): string {
  const words = typeof told === 'object' && told !== null && 'value' in told ? told.value : told;
  return typeof words === 'string' ? words : '';
}

/** Servers that read the JSON in an answer hand it on as an object. */
const objectJson = z.looseObject({}).transform((value) => JSON.stringify(value));
const listJson = z.array(z.unknown()).transform((value) => JSON.stringify(value));

const contentJson = z.union([z.string(), partsJson, objectJson]).nullish().catch(null);

const callJson = z.looseObject({
  arguments: z.union([z.string(), objectJson, listJson]).nullish().catch(null),
});

/** Some have an object for the list: the calls by their numbers, or the only one. */
const callsJson = z.preprocess(
  (calls) =>
    typeof calls !== 'object' || calls === null
      ? calls
      : 'function' in calls
        ? [calls]
        : Object.values(calls),
  z.array(z.looseObject({ function: callJson.nullish().catch(null) })),
);

/** A message may be its text alone, and a refusal one of the parts of its content. */
function tidied(message: unknown): unknown {
  if (typeof message === 'string') return { content: message };
  if (typeof message !== 'object' || message === null || !('content' in message)) return message;
  const { data: parts = [] } = z.array(partJson).safeParse(message.content);
  const refused = parts.find(({ type }) => type === 'refusal');
  return refused ? { ...message, refusal: refused.refusal ?? wordsOf(refused.text) } : message;
}

export const messageJson = z.preprocess(
  tidied,
  z.looseObject({
    content: contentJson,
    tool_calls: callsJson.nullish().catch(null),
    function_call: callJson.nullish().catch(null),
    reasoning: text,
    reasoning_content: text,
    thinking: text,
    refusal: text,
    /** Where a server has read the JSON already. */
    parsed: objectJson.nullish().catch(null),
  }),
);
export interface Message {
  readonly content?: string | null | undefined;
  readonly tool_calls?: readonly { readonly function?: Call | null | undefined }[] | null | undefined;
  readonly function_call?: Call | null | undefined;
  readonly reasoning?: string | null | undefined;
  readonly reasoning_content?: string | null | undefined;
  readonly thinking?: string | null | undefined;
  readonly refusal?: string | null | undefined;
  readonly parsed?: string | null | undefined;
}

interface Call {
  readonly arguments?: string | null | undefined;
}

const messageLike = messageJson.nullish().catch(null);

const choiceJson = z.looseObject({
  index: z.number().nullish().catch(null),
  message: messageLike,
  delta: messageLike,
  text,
  finish_reason: text,
  error: z.unknown().optional(),
});

const count = z.coerce.number().min(0).nullish().catch(null);

const usageJson = z
  .looseObject({
    prompt_tokens: count,
    completion_tokens: count,
    input_tokens: count,
    output_tokens: count,
    total_tokens: count,
  })
  .transform((usage) => {
    const output = usage.completion_tokens ?? usage.output_tokens;
    const input = usage.prompt_tokens ?? usage.input_tokens ?? (usage.total_tokens ?? 0) - (output ?? 0);
    return { input: Math.max(0, input), output: output ?? 0 };
  });

export const completionJson = z.looseObject({
  choices: z.array(choiceJson).nullish().catch(null),
  message: z.unknown().optional(),
  usage: usageJson.nullish().catch(null),
  x_groq: z
    .looseObject({ usage: usageJson.nullish().catch(null) })
    .nullish()
    .catch(null),
  error: z.unknown().optional(),
  errors: z.unknown().optional(),
});
export type Completion = z.infer<typeof completionJson>;
