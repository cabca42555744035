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
  /** What a draft costs at most, as far as that can be told before it is asked for. */
  estimate(task: Task): Tokens;
  /** Throws an EndpointError where the endpoint is in trouble, a DraftError where it answers with no summary. */
  draft(task: Task, signal: AbortSignal): Promise<Draft>;
  /** How the endpoint takes requests, in words; null as long as it has taken none. */
  describe(): string | null;
}

/** Why a whole answer is no summary: it was declined, cut off, or nothing in it can be read as one. */
export type DraftFault = 'filter' | 'cut' | 'unreadable';

/** An answer that is no summary, which costs tokens all the same. */
export class DraftError extends Error {
  override readonly name = 'DraftError';
  readonly tokens: Tokens;
  readonly fault: DraftFault;

  constructor(message: string, tokens: Tokens, fault: DraftFault = 'unreadable') {
    super(message);
    this.tokens = tokens;
    this.fault = fault;
  }
}
