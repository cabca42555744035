// What an answer cost, in tokens: as the endpoint counts, as far as that can be; else by what was asked and answered.

import type { Tokens } from '../summarizer.ts';
import { mostTokensIn, tokensIn } from '../tokens-in.ts';
import type { ReadCompletion } from './completion.ts';

type Answered = Pick<ReadCompletion, 'texts' | 'thoughts' | 'usage'>;

/** `longest`: how many tokens it may have had, the thoughts that nobody sees included. */
export function costOf(asked: string, { texts, thoughts, usage }: Answered, longest: number): Tokens {
  const answered = [...texts, ...thoughts].join('');
  if (!usage) return { input: tokensIn(asked), output: tokensIn(answered) };
  // One wrong count would end the summaries of a day.
  return {
    input: Math.min(usage.input, mostTokensIn(asked)),
    output: Math.min(usage.output, Math.max(longest, Buffer.byteLength(answered))),
  };
}
