// What makes summaries: a model behind an endpoint, or in tests something that plays one.
import type { Summary } from '../model/summary.ts';
import type { Subject } from './relevance.ts';

export interface Tokens {
  readonly input: number;
  readonly output: number;
}

export interface Draft {
  readonly summary: Summary;
  readonly tokens: Tokens;
}

export interface Task {
  readonly paper: Subject;
  /** BCP 47. */
  readonly language: string;
  /** What was wrong with the draft before, sentence by sentence. */
  readonly complaints: readonly string[];
}

export interface Summarizer {
  /** The model's name, as it stands under its summaries. */
  readonly model: string;
  /** Throws an EndpointError where the endpoint is in trouble, a DraftError where it answers with no summary. */
  draft(task: Task, signal: AbortSignal): Promise<Draft>;
}

/**
 * What an error of the endpoint means: `request`, that this one request failed; `passing`, that the endpoint is in
 * trouble; `refused`, that it takes none of our requests until a person mends something.
 */
export type Trouble = 'request' | 'passing' | 'refused';

export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly trouble: Trouble;

  constructor(message: string, trouble: Trouble) {
    super(message);
    this.trouble = trouble;
  }
}

/** An answer that is no summary, which costs tokens all the same. */
export class DraftError extends Error {
  override readonly name = 'DraftError';
  readonly tokens: Tokens;

  constructor(message: string, tokens: Tokens) {
    super(message);
    this.tokens = tokens;
  }
}
