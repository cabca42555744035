// npm run eval:extract -- --responses DIR: the extract beside simple baselines, by ROUGE against the source's AI summaries.
import { parseArgs } from 'node:util';
import { splitSentences } from '../src/model/sentences.ts';
import { extractSummary } from '../src/summary/extract.ts';
import { seeded } from './random.ts';
import { readPapers } from './summary-pairs.ts';

const { values } = parseArgs({
  options: { responses: { type: 'string', default: '../shared/data/hf-daily-papers' } },
});
const random = seeded(1);

type Method = (title: string, abstract: string) => string;

const METHODS: Readonly<Record<string, Method>> = {
  extract: (title, abstract) =>
    extractSummary({ title, abstract })
      .bullets.map(({ text }) => text)
      .join(' '),
  first_three: (_, abstract) => splitSentences(abstract).slice(0, 3).join(' '),
  random_three: (_, abstract) => {
    const sentences = splitSentences(abstract).map((sentence) => ({ sentence, by: random() }));
    return sentences
      .sort((a, b) => a.by - b.by)
      .slice(0, 3)
      .map(({ sentence }) => sentence)
      .join(' ');
  },
};

const papers = readPapers(values.responses).filter(({ abstract, aiSummary }) => abstract && aiSummary);
const table = Object.fromEntries(
  Object.entries(METHODS).map(([name, method]) => {
    const sums = [0, 0, 0];
    for (const { title, abstract, aiSummary } of papers) {
      const [said, wanted] = [words(method(title, abstract ?? '')), words(aiSummary ?? '')];
      for (const [place, score] of [
        rouge(said, wanted, 1),
        rouge(said, wanted, 2),
        rougeL(said, wanted),
      ].entries()) {
        sums[place] = (sums[place] ?? 0) + score;
      }
    }
    const [rouge1, rouge2, rougeLongest] = sums.map(
      (sum) => Math.round((sum / papers.length) * 10_000) / 10_000,
    );
    return [name, { rouge1, rouge2, rougeL: rougeLongest }];
  }),
);
for (const [name, scores] of Object.entries(table))
  process.stderr.write(`${name.padEnd(14)}${JSON.stringify(scores)}\n`);
process.stdout.write(`${JSON.stringify({ papers: papers.length, ...table })}\n`);

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** F1 of the runs of n words that both have. */
function rouge(said: readonly string[], wanted: readonly string[], n: number): number {
  const [a, b] = [runs(said, n), runs(wanted, n)];
  const shared = [...a].reduce((sum, [run, count]) => sum + Math.min(count, b.get(run) ?? 0), 0);
  return f1(shared, total(a), total(b));
}

function runs(text: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + n <= text.length; start++) {
    const run = text.slice(start, start + n).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** F1 of the longest common subsequence. */
function rougeL(said: readonly string[], wanted: readonly string[]): number {
  let row = new Array<number>(wanted.length + 1).fill(0);
  for (const word of said) {
    const next = [0];
    for (const [place, other] of wanted.entries()) {
      next.push(word === other ? (row[place] ?? 0) + 1 : Math.max(row[place + 1] ?? 0, next[place] ?? 0));
    }
    row = next;
  }
  return f1(row[wanted.length] ?? 0, said.length, wanted.length);
}

function f1(shared: number, said: number, wanted: number): number {
  return shared === 0 ? 0 : (2 * shared) / (said + wanted);
}
