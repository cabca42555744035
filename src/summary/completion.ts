// What an endpoint answered, read as a chat completion: as JSON, as text that is JSON, or as a stream that nobody asked for.
import { z } from 'zod';

const messageJson = z.looseObject({
  content: z
    .union([z.string(), z.array(z.looseObject({ text: z.string().optional().catch(undefined) }))])
    .nullish(),
  tool_calls: z
    .array(z.looseObject({ function: z.looseObject({ arguments: z.string() }).optional() }))
    .nullish()
    .catch(null),
  reasoning: z.string().nullish().catch(null),
  reasoning_content: z.string().nullish().catch(null),
  refusal: z.string().nullish().catch(null),
});

const completionJson = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        message: messageJson.nullish(),
        delta: messageJson.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.looseObject({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish().catch(null),
  error: z.unknown().optional(),
});
type Completion = z.infer<typeof completionJson>;

export interface ReadCompletion {
  /** Content, else a tool call's arguments, else thoughts. */
  readonly text: string;
  readonly refusal: string | null;
  readonly finishReason: string | null;
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

/** What is wrong where the answer is no completion: the endpoint's own words, as far as it has any. */
export interface NoCompletion {
  readonly trouble: string;
}

export function readCompletion(answer: unknown): ReadCompletion | NoCompletion {
  const pieces = typeof answer === 'string' ? readText(answer) : [answer];
  const parsed = pieces
    .map((piece) => completionJson.safeParse(piece))
    .flatMap(({ data }) => (data ? [data] : []));
  const failed = parsed.find(({ error }) => error !== undefined && error !== null);
  if (failed)
    return { trouble: `an error in place of an answer: ${JSON.stringify(failed.error).slice(0, 160)}` };
  const choices = parsed.flatMap(({ choices }) => choices ?? []);
  const reason = choices.findLast(({ finish_reason }) => finish_reason)?.finish_reason ?? null;
  if (choices.length === 0 || reason === 'error') return { trouble: 'an answer without a choice' };
  const messages = choices.flatMap(({ message, delta }) => (message ? [message] : delta ? [delta] : []));
  const all = (read: (message: z.infer<typeof messageJson>) => string | null | undefined) =>
    messages.map((message) => read(message) ?? '').join('');
  const ways = [
    all(({ content }) =>
      typeof content === 'string' ? content : content?.map(({ text }) => text ?? '').join(''),
    ),
    all(({ tool_calls }) => tool_calls?.[0]?.function?.arguments),
    all(({ reasoning }) => reasoning),
    all(({ reasoning_content }) => reasoning_content),
  ];
  return {
    text: ways.find((text) => text.trim() !== '') ?? '',
    refusal: all(({ refusal }) => refusal) || null,
    finishReason: reason,
    usage: lastUsage(parsed),
  };
}

function lastUsage(parsed: readonly Completion[]): ReadCompletion['usage'] {
  return parsed.findLast(({ usage }) => usage)?.usage ?? null;
}

/** JSON under another content type, or the lines of an event stream. */
function readText(text: string): unknown[] {
  const lines = text.split('\n').flatMap((line) => /^data:\s*(\{.*)$/.exec(line.trim())?.[1] ?? []);
  return (lines.length > 0 ? lines : [text]).flatMap((each) => {
    try {
      return [JSON.parse(each)];
    } catch {
      return [];
    }
  });
}
