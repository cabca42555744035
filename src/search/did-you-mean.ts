// "Did you mean": a query that finds nothing, with its misspelt words put right.

import type { IndexDb } from '../index/schema.ts';
import { spellingsNear } from '../index/spelling.ts';
import { fold, type Word } from '../index/tokens.ts';
import { uniqueBy } from '../model/text.ts';
import { type Conditions, EVER } from './conditions.ts';
import { isAnyIn } from './find.ts';
import { hangulNeighbours, isHangulKnown } from './hangul.ts';
import { countWords } from './hits.ts';
import type { Term } from './query.ts';

/** How many words of a query are put right at most, how many ways each is tried, and how many ways all together. */
const MOST_WRONG = 4;
const MOST_WAYS = 4;
const MOST_TRIES = 24;

/** Of how many neighbours it is looked up how frequent they are. */
const MOST_WEIGHED = 6;

/** A word as frequent as this is as good as any. */
const FREQUENT = 50;

/** The texts that may have been meant, likeliest first; each still has to be tried. */
export async function corrections(db: IndexDb, text: string, terms: readonly Term[]): Promise<string[]> {
  // One that comes again is put right as it was before.
  const words = uniqueBy(terms.flatMap((term) => term.words).filter(isCorrectable), ({ text }) => text);
  for (const term of terms)
    if (!term.words.some(isCorrectable) && !(await isAnyIn(db, soughtFor(term)))) return [];
  const unknown = words.length === 1 && words[0]?.script === 'letters' ? words : await unknownOf(db, words);
  if (unknown.length > 0) {
    const ways = await Promise.all(unknown.slice(0, MOST_WRONG).map((wrong) => waysToRight(db, wrong)));
    return combinations(ways)
      .slice(0, MOST_TRIES)
      .map((rights) =>
        rights.reduce((right, way, index) => replaced(right, unknown[index]?.text ?? '', way), text),
      );
  }
  // All words exist, but not together: one of them may be another word by mistake.
  const ways = await Promise.all(
    words
      .filter(({ script }) => script === 'letters')
      .slice(0, MOST_WAYS * 2)
      .map(async (wrong) =>
        (await waysToRight(db, wrong)).slice(0, 2).map((way) => replaced(text, wrong.text, way)),
      ),
  );
  return ways.flat().slice(0, MOST_TRIES);
}

/** A word that can't be put right has to be somewhere as it is. */
function soughtFor({ criterion }: Term): Conditions {
  return { parsed: { wanted: [criterion], unwanted: [], terms: [] }, names: [], range: EVER };
}

async function unknownOf(db: IndexDb, words: readonly Word[]): Promise<Word[]> {
  const latin = words.filter(({ script }) => script !== 'hangul').map(({ text }) => text);
  const counts = latin.length === 0 ? [] : await countWords(db, latin, 1);
  const known = new Set(latin.filter((_, at) => (counts[at] ?? 0) > 0));
  for (const { script, text } of words)
    if (script === 'hangul' && (await isHangulKnown(db, text))) known.add(text);
  return words.filter(({ text }) => !known.has(text));
}

/** Known words that differ in a letter, likeliest first; else the two words that were written as one. */
async function waysToRight(db: IndexDb, { script, text: wrong }: Word): Promise<string[]> {
  if (script === 'hangul') return (await hangulNeighbours(db, wrong)).slice(0, MOST_WAYS);
  const { neighbours, pairs } = await spellingsNear(db, wrong);
  if (neighbours.length === 0) return pairs.slice(0, MOST_WAYS);
  const alike = neighbours
    .map((word) => ({ word, likeness: likeness(wrong, word) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_WEIGHED);
  if (alike.length === 1) return alike.map(({ word }) => word);
  const counts = await countWords(
    db,
    alike.map(({ word }) => word),
    FREQUENT,
  );
  return alike
    .map((each, at) => ({ ...each, weight: each.likeness + Math.log2(1 + (counts[at] ?? 0)) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_WAYS)
    .map(({ word }) => word);
}

/** Words are likelier that begin alike, and that differ in one letter only. */
function likeness(wrong: string, right: string): number {
  return (wrong[0] === right[0] ? 2 : 0) + (differsInOne(wrong, right) ? 3 : 0);
}

/** True if one letter was added, left out or changed, or two that stand together changed places. */
function differsInOne(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length + right.length <= 2) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function combinations(ways: readonly (readonly string[])[]): string[][] {
  return ways.reduce<string[][]>(
    (all, each) => all.flatMap((rights) => each.map((way) => [...rights, way])),
    [[]],
  );
}

function replaced(text: string, wrong: string, right: string): string {
  // Particles stick to Korean words.
  if (isHangul(wrong)) return text.normalize('NFC').replaceAll(wrong, right);
  return text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => (fold(word) === wrong ? right : word));
}

function isCorrectable({ script, text }: Word): boolean {
  if (script === 'hangul') return text.length > 1;
  return script === 'letters' && text.length > 2 && !/^\d/.test(text);
}

const isHangul = (text: string) => /^\p{Script=Hangul}+$/u.test(text);
