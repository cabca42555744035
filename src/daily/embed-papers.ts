// Asks a model what each paper means, in numbers, for the recommendations: one request a paper, newest first, whoever chose what.
import type { Config } from '../config.ts';
import { withoutSecrets } from '../config.ts';
import type { Db } from '../database/schema.ts';
import type { Log } from '../log.ts';
import { book, giveBack, isSpent, settle } from '../store/spending.ts';
import { type Embedder, UnreadableEmbedding } from '../summary/embedding/embedder.ts';
import { EndpointError } from '../summary/endpoint-error.ts';
import type { DescribedPaper } from '../taste/described.ts';
import {
  claimEmbedding,
  dimensionsOf,
  forgetEmbeddings,
  NEWEST,
  packEmbedding,
  postponeEmbedding,
  releaseEmbedding,
  saveEmbedding,
  withoutEmbedding,
} from '../taste/kept-embeddings.ts';
import { endPause, findPause, pause } from './summaries/pause.ts';
import { IN_A_ROW, meetsAll, type Setback, stopsAll } from './summaries/setback.ts';

export interface EmbeddingParts {
  readonly store: Db;
  readonly config: Config;
  readonly embedder: Embedder;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Papers that are looked at in one go: about 2 ms. */
const LOOKED_AT = 200;

/** How often all papers are looked at, and not only the newest; in milliseconds. */
const ALL_EVERY_MS = 60 * 60_000;

const MINUTE = 60_000;

/** How long a paper waits for which nothing usable came, in minutes; the last one from then on. */
const WAITS = [10, 60, 360, 1440, 7 * 1440] as const;

/** Summaries are what members read: where they are made too, they are left so much of the day's tokens. */
const SHARE = 0.5;

/** As long as the kept ones of another length are not so often in a row contradicted, the answer is what is wrong. */
const CONTRADICTIONS = 3;

export interface Embedding {
  /** Makes what is missing, until `signal`, the endpoint or the day's tokens end it; returns how many were made. */
  readonly makeMissing: (signal: AbortSignal) => Promise<number>;
}

export function createEmbedding(parts: EmbeddingParts): Embedding {
  const { store, embedder, now } = parts;
  const contradicted = { inARow: 0 };
  let lookedAtAll = Number.NEGATIVE_INFINITY;
  return {
    async makeMissing(signal) {
      if (((await findPause(store, 'embeddings'))?.until ?? 0) > now()) return 0;
      const round = createRound(parts, contradicted, signal);
      const isDue = now() - lookedAtAll >= ALL_EVERY_MS;
      let before: number | null = NEWEST;
      while (before !== null && !round.isOver()) {
        const look = { model: embedder.model, before, look: LOOKED_AT };
        const { papers, next } = await withoutEmbedding(store, look, now());
        for (const paper of papers) if (!round.isOver()) await round.make(paper);
        before = isDue || papers.length > 0 ? next : null;
      }
      if (isDue && !round.isOver()) lookedAtAll = now();
      return round.made();
    },
  };
}

interface Round {
  readonly make: (paper: DescribedPaper) => Promise<void>;
  readonly isOver: () => boolean;
  readonly made: () => number;
}

/** `contradicted`: how often in a row an embedding was of another length than those that are kept. */
function createRound(parts: EmbeddingParts, contradicted: { inARow: number }, signal: AbortSignal): Round {
  const { store, config, embedder, log, now } = parts;
  const { model } = embedder;
  let [made, inARow, isOver] = [0, 0, false];

  /** Null where the answer can be kept. */
  async function contradiction(vector: Float64Array): Promise<string | null> {
    const known = await dimensionsOf(store, model);
    if (known === null || known === vector.length) {
      contradicted.inARow = 0;
      return null;
    }
    if (++contradicted.inARow < CONTRADICTIONS)
      return `an embedding of ${vector.length} dimensions, where others have ${known}`;
    log.warn({ model, known, now: vector.length }, 'the model has changed: all papers are asked for anew');
    await forgetEmbeddings(store, model);
    contradicted.inARow = 0;
    return null;
  }

  /** What went wrong, if anything did. */
  async function ask(paper: DescribedPaper): Promise<Setback | null> {
    const text = `${paper.title}\n\n${paper.text}`.trim();
    const estimate = { input: embedder.estimate(text), output: 0 };
    const booking = await book(store, estimate, { budget: budgetOf(config), now: now() });
    if (!booking) return { hindrance: 'spent', reason: 'the tokens of the day are spent', waitMs: 0 };
    const pay = (tokens: number) => settle(store, booking, { input: tokens, output: 0 });
    try {
      const { vector, tokens } = await embedder.embed(text, signal);
      await pay(tokens);
      const trouble = await contradiction(vector);
      if (trouble !== null) return { hindrance: 'unreadable', reason: trouble, waitMs: 0 };
      const task = { model, paper };
      // All of the model's may have been forgotten, the claim with them.
      await claimEmbedding(store, task, now());
      await saveEmbedding(store, task, packEmbedding(vector));
      return null;
    } catch (error) {
      if (error instanceof UnreadableEmbedding) {
        await pay(error.tokens);
        return setback('unreadable', error);
      }
      const mayCost = error instanceof EndpointError ? error.mayCost : signal.aborted;
      if (!mayCost) await giveBack(store, booking);
      if (signal.aborted) return { hindrance: 'ended', reason: 'the work was ended', waitMs: 0 };
      if (error instanceof EndpointError) return { ...setback(error.fault, error), waitMs: error.waitMs };
      throw error;
    }
  }

  function setback(hindrance: Setback['hindrance'], { message }: Error): Setback {
    return { hindrance, reason: withoutSecrets(config, message), waitMs: 0 };
  }

  async function fail(paper: DescribedPaper, { hindrance, reason, waitMs }: Setback): Promise<void> {
    const task = { model, paper };
    if (hindrance === 'spent' || hindrance === 'ended') {
      isOver = true;
      return releaseEmbedding(store, task);
    }
    log.warn({ paper: paper.id, reason }, 'no embedding for now; tried again later');
    const failed = { hindrance, reason, waitMs };
    const isKnown = (await findPause(store, 'embeddings')) !== null;
    isOver = stopsAll(failed, isKnown || ++inARow >= IN_A_ROW);
    if (isOver) await pause(store, failed, now(), 'embeddings');
    // What meets every paper is nothing that this one should wait for.
    if (meetsAll(failed)) return releaseEmbedding(store, task);
    await postponeEmbedding(store, task, { now: now(), waitMs: waitMsOf });
  }

  return {
    isOver: () => isOver || signal.aborted,
    made: () => made,
    async make(paper) {
      if (await isSpent(store, budgetOf(config), now())) {
        isOver = true;
        return;
      }
      if (!(await claimEmbedding(store, { model, paper }, now()))) return;
      const setback = await ask(paper);
      if (setback) return fail(paper, setback);
      [made, inARow] = [made + 1, 0];
      await endPause(store, 'embeddings');
    },
  };
}

function waitMsOf(tries: number): number {
  return (WAITS[Math.min(tries, WAITS.length) - 1] ?? 0) * MINUTE;
}

/** 0 is no bound. */
function budgetOf({ LLM_MODEL, LLM_DAILY_TOKENS }: Config): number {
  return LLM_MODEL === '' ? LLM_DAILY_TOKENS : Math.ceil(LLM_DAILY_TOKENS * SHARE);
}
