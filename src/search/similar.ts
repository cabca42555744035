// Papers that speak of the same things, by tf-idf: what a paper says often and few others say tells what it is about.
import { setImmediate } from 'node:timers/promises';
import { conceptsIn } from '../index/concepts.ts';
import { isStopWord } from '../index/stop-words.ts';
import { tokensOf, words } from '../index/tokens.ts';
import type { SummarisedPaper } from '../model/paper.ts';
import { unique } from '../model/text.ts';
import { papersById } from '../store/papers.ts';
import { countPapers, countWord, newestWith } from './hits.ts';
import type { Library } from './library.ts';

/** How many of a paper's tokens papers are looked for by, those that tell most; and of how many it is asked how common they are. */
const TELLING = 20;
const WEIGHED = 120;

/** Tokens in more papers than this are as common as can be told; of each, so many of the newest papers are looked at. */
const COMMON = 300;

/** How many papers are compared with the paper, word by word. */
const COMPARED = 60;

/** Words that are counted, and papers that are read, in one go. */
const TOGETHER = 10;

/** What stands in a title counts so often. */
const TITLE = 3;

type Counts = ReadonlyMap<string, number>;

/** The candidates, the most like a paper first; null where it can't tell. */
export type Liken = (id: string, candidates: readonly string[]) => Promise<readonly string[] | null>;

/** The ids of the papers most similar to a paper, best first; none where the paper is unknown. */
export async function similarPapers(
  { store, index }: Library,
  id: string,
  limit: number,
  liken?: Liken,
): Promise<string[]> {
  const [paper] = await papersById(store, [id], 'en');
  if (!paper) return [];
  const counts = countTokens(paper);
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, WEIGHED);
  const all = await countPapers(index.db);
  const weights = new Map<string, number>();
  for (const [place, [token, count]] of frequent.entries()) {
    // So much takes a while; others may be waiting for an answer.
    if (place % TOGETHER === 0) await setImmediate();
    const papers = await countWord(index.db, token, COMMON);
    const share = papers < COMMON ? papers / all : Math.max(COMMON / all, 1 / 3);
    weights.set(token, (1 + Math.log(count)) * Math.log(1 / Math.min(1, share)));
  }
  const telling = [...weights].sort((a, b) => b[1] - a[1]).slice(0, TELLING);
  const near = await newestWith(index.db, telling, { without: id, newest: COMMON, limit: COMPARED });
  const likened = await liken?.(id, near);
  if (likened) return likened.slice(0, limit);
  const others = await papersById(store, near, 'en');
  const compared: { id: string; likeness: number }[] = [];
  for (const [index, other] of others.entries()) {
    if (index % TOGETHER === 0) await setImmediate();
    compared.push({ id: other.id, likeness: likeness(weights, countTokens(other)) });
  }
  return compared
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map((other) => other.id);
}

/** What both say, by its weight; long papers say much by chance. */
function likeness(weights: Counts, other: Counts): number {
  let sum = 0;
  for (const [token, weight] of weights) sum += weight * Math.log(1 + (other.get(token) ?? 0));
  return sum / Math.sqrt(other.size + 1);
}

function countTokens({ title, keywords, summary }: SummarisedPaper): Counts {
  const counts = new Map<string, number>();
  const add = (text: string, times: number) => {
    for (const token of tokensIn(text)) counts.set(token, (counts.get(token) ?? 0) + times);
  };
  add(title, TITLE);
  for (const text of [...keywords, summary.tldr ?? '', ...summary.bullets.map((bullet) => bullet.text)])
    add(text, 1);
  return counts;
}

/** Words of letters, concepts, and how Hangul words begin. */
function tokensIn(text: string): string[] {
  const of = words(text);
  const own = of
    .filter((word) => word.text.length > 1 && !/^\d+$/.test(word.text) && !isStopWord(word.text))
    .map((word) => tokensOf(word)[0] ?? '');
  return unique([...own, ...conceptsIn(of)]);
}
