// What an endpoint answered, read as an embedding, whichever of its kin the server speaks.
import { z } from 'zod';
import { errorIn } from '../answer-error.ts';
import type { Fault } from '../endpoint-error.ts';

export interface ReadEmbedding {
  readonly vector: Float64Array;
  /** Null where the endpoint doesn't count. */
  readonly tokens: number | null;
}

/** Why the answer is no embedding; `fault` is null where it is no error of the endpoint, but nothing that can be used. */
export interface NoEmbedding {
  readonly trouble: string;
  readonly fault: Fault | null;
}

/** Models have from 64 to 4,096 dimensions; more is no embedding of a text, and would fill the database. */
const DIMENSIONS = { fewest: 2, most: 8192 } as const;

const vectorJson = z.union([z.string(), z.array(z.unknown())]);
const itemJson = z.looseObject({ embedding: vectorJson });
const tokensJson = z.int().min(0).nullish().catch(null);
const usageJson = z
  .looseObject({ prompt_tokens: tokensJson, total_tokens: tokensJson })
  .nullish()
  .catch(null);

/** As OpenAI answers, Ollama's own two ways, text-embeddings-inference, and llama.cpp's list. */
const answerJson = z.union([
  z.looseObject({ data: z.array(itemJson), usage: usageJson }),
  z.looseObject({ embeddings: z.array(vectorJson) }),
  itemJson,
  z.array(itemJson),
  z.array(vectorJson),
]);

export function readEmbedding(text: string): ReadEmbedding | NoEmbedding {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return { trouble: `no JSON: ${text.trim().slice(0, 80) || 'nothing'}`, fault: null };
  }
  const parsed = answerJson.safeParse(answer);
  // Some send their errors with status 200.
  const error = isObject(answer) ? errorIn(answer, parsed.success) : null;
  if (error !== null) return error;
  if (!parsed.success) return { trouble: 'no embedding is in it', fault: null };
  const all = vectorsIn(parsed.data);
  if (all.length !== 1) return { trouble: `${all.length} embeddings for one text`, fault: null };
  const numbers = numbersOf(all[0]);
  const trouble = numbers ? troubleWith(numbers) : 'the embedding is no list of numbers';
  if (!numbers || trouble !== null) return { trouble: trouble ?? '', fault: null };
  return { vector: numbers, tokens: tokensOf(parsed.data) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

type Answer = z.output<typeof answerJson>;

function vectorsIn(answer: Answer): unknown[] {
  if (Array.isArray(answer)) return answer.map((each) => (isItem(each) ? each.embedding : each));
  if ('data' in answer && Array.isArray(answer.data)) return answer.data.map(({ embedding }) => embedding);
  if ('embeddings' in answer && Array.isArray(answer.embeddings)) return answer.embeddings;
  return 'embedding' in answer ? [answer.embedding] : [];
}

function isItem(value: unknown): value is { readonly embedding: unknown } {
  return typeof value === 'object' && value !== null && 'embedding' in value;
}

/** Numbers, or their bytes as single precision in base64; some servers wrap the one list in another. Null for anything else. */
function numbersOf(value: unknown): Float64Array | null {
  if (typeof value === 'string') return fromBase64(value);
  if (!Array.isArray(value)) return null;
  const [only] = value;
  if (value.length === 1 && Array.isArray(only)) return numbersOf(only);
  return value.every((each) => typeof each === 'number') ? Float64Array.from(value) : null;
}

const SINGLE_BYTES = 4;

function fromBase64(text: string): Float64Array | null {
  if (!/^[\w+/-]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length % SINGLE_BYTES !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length / SINGLE_BYTES }, (_, at) =>
    view.getFloat32(at * SINGLE_BYTES, true),
  );
}

function troubleWith(numbers: Float64Array): string | null {
  if (numbers.length < DIMENSIONS.fewest || numbers.length > DIMENSIONS.most)
    return `an embedding of ${numbers.length} dimensions`;
  if (!numbers.every(Number.isFinite)) return 'numbers of the embedding are none';
  return numbers.some((each) => each !== 0) ? null : 'the embedding is nothing but zeros';
}

function tokensOf(answer: Answer): number | null {
  if (Array.isArray(answer) || !('usage' in answer)) return null;
  const { data } = usageJson.safeParse(answer.usage);
  return data?.total_tokens ?? data?.prompt_tokens ?? null;
}
