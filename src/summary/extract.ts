// A summary without a model: the sentences of the abstract that say most, by topic-sensitive LexRank with the title as topic.
import { LONGEST } from '../model/bounds.ts';
import { splitSentences } from '../model/sentences.ts';
import type { Summary } from '../model/summary.ts';
import type { Subject } from './relevance.ts';
import { terms, weightOf } from './terms.ts';

/** How many sentences; a bullet each. */
const SENTENCES = 3;

/** So many are looked at, as the time grows with their square; the longest real abstract has 15. */
const MOST_SENTENCES = 100;

/** The part of a sentence's rank that comes from its likeness to others; the rest comes from its likeness to the title. */
const DAMPING = 0.5;
const ROUNDS = 30;

/** Below this, a term says nothing of what a sentence is about. */
const TELLING = 0.8;

/** The extract, in the abstract's language and order. Empty where there is no abstract. */
export function extractSummary({ title, abstract }: Subject): Summary {
  const sentences = splitSentences(abstract.slice(0, LONGEST.text)).slice(0, MOST_SENTENCES);
  const ranks = rankSentences(sentences, title);
  const chosen = [...ranks.entries()]
    .sort(([, a], [, b]) => b - a)
    .slice(0, SENTENCES)
    .map(([place]) => place)
    .sort((a, b) => a - b);
  const bullets = chosen.map((place) => ({ label: null, text: sentences[place] ?? '', depth: 0 as const }));
  return { kind: 'extract', by: null, language: 'en', tldr: null, bullets };
}

/**
 * Topic-sensitive LexRank (Otterbacher, Erkan and Radev, 2005): a random walk over sentences that goes on to similar
 * ones or back to those that are like the title.
 */
function rankSentences(sentences: readonly string[], title: string): number[] {
  const vectors = sentences.map(vector);
  const topic = vector(title);
  const links = vectors.map((from) => shares(vectors.map((to) => (from === to ? 0 : cosine(from, to)))));
  const start = shares(vectors.map((each) => cosine(each, topic)));
  let ranks = start;
  for (let round = 0; round < ROUNDS; round++) {
    ranks = start.map((share, to) => {
      const arriving = links.reduce((sum, link, from) => sum + (ranks[from] ?? 0) * (link[to] ?? 0), 0);
      return DAMPING * arriving + (1 - DAMPING) * share;
    });
  }
  return ranks;
}

type Vector = ReadonlyMap<string, number>;

function vector(text: string): Vector {
  const weighed = [...terms(text)].map((term) => [term, weightOf(term)] as const);
  return new Map(weighed.filter(([, weight]) => weight > TELLING));
}

function cosine(a: Vector, b: Vector): number {
  const dot = [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  return dot === 0 ? 0 : dot / (length(a) * length(b));
}

function length(of: Vector): number {
  return Math.hypot(...of.values());
}

/** The numbers as shares of their sum; equal ones where there is none. */
function shares(numbers: readonly number[]): number[] {
  const sum = numbers.reduce((total, each) => total + each, 0);
  return numbers.map((each) => (sum === 0 ? 1 / numbers.length : each / sum));
}
