// Counts in how many papers each feature stands, in little memory and without keeping others waiting.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Packed, Vocabulary } from './vectors.ts';

/** Ids, of 31 bits, are sorted in so many parts, each by itself. */
const PARTS = 64;
const BELOW_PART = 25;

/** Papers that are counted in one go. */
const TOGETHER = 50;

const HIGHEST_COUNT = 0xffff;

/** Counts papers as they come. */
export async function countFeatures(
  papers: AsyncIterable<Pick<Packed, 'words'>> | Iterable<Pick<Packed, 'words'>>,
): Promise<Vocabulary> {
  const parts = Array.from({ length: PARTS }, (): number[] => []);
  let read = 0;
  for await (const { words } of papers) {
    for (const id of words) parts[id >>> BELOW_PART]?.push(id);
    if (++read % TOGETHER === 0) await breathe();
  }
  const counted: { ids: number[]; counts: number[] }[] = [];
  for (const part of parts) {
    counted.push(countPart(Uint32Array.from(part).sort()));
    await breathe();
  }
  const size = counted.reduce((sum, { ids }) => sum + ids.length, 0);
  const vocabulary = { papers: read, ids: new Uint32Array(size), counts: new Uint16Array(size) };
  let end = 0;
  for (const part of counted) {
    vocabulary.ids.set(part.ids, end);
    vocabulary.counts.set(part.counts, end);
    end += part.ids.length;
  }
  return vocabulary;
}

/** Of ascending ids, those that stand there twice or more. */
function countPart(sorted: Uint32Array): { ids: number[]; counts: number[] } {
  const ids: number[] = [];
  const counts: number[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (sorted[to] === sorted[from]) to++;
    if (to - from > 1) {
      ids.push(sorted[from] ?? 0);
      counts.push(Math.min(HIGHEST_COUNT, to - from));
    }
    from = to;
  }
  return { ids, counts };
}
