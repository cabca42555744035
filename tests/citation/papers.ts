// Papers to cite in tests: one that is known, changed where a test looks.
import type { CitedPaper } from '../../src/citation/citation.ts';
import { readMarkdown } from '../../src/digest/markdown/read.ts';
import { day } from '../../src/model/day.ts';
import { realDigests } from '../real-data.ts';

export function paper(changes: Partial<CitedPaper> = {}): CitedPaper {
  return {
    id: '2401.10891',
    title: 'Depth Anything: Unleashing the Power of Large-Scale Unlabeled Data',
    authors: ['Lihe Yang', 'Bingyi Kang'],
    date: day('2024-01-22'),
    upvotes: 26,
    image: null,
    video: null,
    keywords: [],
    organization: null,
    github: null,
    project: null,
    arxiv: null,
    isListed: true,
    summary: { kind: 'written', by: null, language: 'en', tldr: null, bullets: [] },
    ...changes,
  };
}

/** Every paper of the real digests, once. */
export function realPapers(): CitedPaper[] {
  const papers = new Map<string, CitedPaper>();
  for (const { source, date } of realDigests()) {
    for (const { entries } of readMarkdown(source, { language: 'ko', date }).digests) {
      for (const entry of entries)
        papers.set(entry.id, {
          ...entry,
          date,
          keywords: [],
          organization: null,
          github: null,
          project: null,
          arxiv: null,
          isListed: true,
        });
    }
  }
  return [...papers.values()];
}
