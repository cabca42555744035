// A model behind an endpoint that a test plays: nothing is waited for, and an answer may not take long.
import { type LlmOptions, llm } from '../../src/summary/llm.ts';
import type { Summarizer } from '../../src/summary/summarizer.ts';

export function smallModel(baseUrl: string, options: Partial<LlmOptions> = {}): Summarizer {
  return llm({
    baseUrl,
    apiKey: '',
    model: 'tiny',
    form: 'plain',
    fetch,
    silenceMs: 5_000,
    longestAnswer: 6_000,
    retries: 0,
    now: () => Date.parse('2024-01-22T17:00:00Z'),
    wait: async () => {},
    ...options,
  });
}
