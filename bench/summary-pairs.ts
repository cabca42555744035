// Real Korean summaries joined with the abstracts of their papers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdown } from '../src/digest/markdown/read.ts';
import type { ListedPaper } from '../src/model/paper.ts';
import type { Summary } from '../src/model/summary.ts';
import { readList } from '../src/source/entry.ts';
import type { Subject } from '../src/summary/relevance.ts';

export interface Pair {
  readonly id: string;
  /** All of the summary, without the labels that every summary has. */
  readonly summary: string;
  readonly paper: Subject;
}

/** The papers of all saved responses, each once. */
export function readPapers(folder: string): ListedPaper[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort();
  const lists = files.map((file) => readList(JSON.parse(readFileSync(join(folder, file), 'utf8'))).papers);
  return [...new Map(lists.flat().map((paper) => [paper.id, paper])).values()];
}

export function joinPairs(digests: string, papers: readonly ListedPaper[]): Pair[] {
  const known = new Map(papers.map((paper) => [paper.id, paper]));
  const files = readdirSync(digests, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(digests, file), 'utf8');
    const entries = readMarkdown(text, { language: 'ko', date: null }).digests.flatMap(
      (digest) => digest.entries,
    );
    return entries.flatMap(({ id, summary }) => {
      const paper = known.get(id);
      if (!paper?.abstract) return [];
      return [{ id, summary: textOf(summary), paper: { title: paper.title, abstract: paper.abstract } }];
    });
  });
}

function textOf({ tldr, bullets }: Summary): string {
  return [tldr ?? '', ...bullets.map(({ text }) => text)].join('\n');
}
