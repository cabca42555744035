// The words of titles and names, among which a misspelt word finds the right one.
import { sql } from 'kysely';
import { unique } from '../model/text.ts';
import type { IndexDb } from './schema.ts';
import { type WordList, wordList } from './word-list.ts';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 3;
const LONGEST = 24;

/** How many neighbours are looked at. */
const MOST = 200;

export async function createSpelling(db: IndexDb): Promise<void> {
  await sql`create table spellings (
    length integer primary key,
    words text not null
  )`.execute(db);
}

/** Remembers words, folded; those of other scripts than letters are left out. */
export async function learnWords(db: IndexDb, words: Iterable<string>): Promise<void> {
  const spelt = [...new Set(words)].filter(isSpelt);
  const lengths = unique(spelt.map(({ length }) => length));
  for (const [length, known] of await readWords(db, lengths)) {
    const fresh = spelt.filter((word) => word.length === length && !known.includes(` ${word} `));
    if (fresh.length === 0) continue;
    const words = known === '' ? ` ${fresh.join(' ')} ` : `${known}${fresh.join(' ')} `;
    await sql`insert or replace into spellings (length, words) values (${length}, ${words})`.execute(db);
  }
}

/** The words of these lengths, each between two spaces. */
async function readWords(db: IndexDb, lengths: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ length: number; words: string }>`
    select length, words from spellings
    where length in (select value from json_each(${JSON.stringify(lengths)}))`.execute(db);
  const known = new Map(rows.map(({ length, words }) => [length, words]));
  return new Map(lengths.map((length) => [length, known.get(length) ?? '']));
}

/** What was read by a connection; a few megabytes for a million papers. */
const read = new WeakMap<IndexDb, Map<number, WordList>>();

/** By length, how long the text of its words is: a quick question, which tells whether any were added. */
async function readSizes(db: IndexDb): Promise<Map<number, number>> {
  const { rows } = await sql<{ length: number; size: number }>`
    select length, octet_length(words) as size from spellings`.execute(db);
  return new Map(rows.map(({ length, size }) => [length, size]));
}

/** The lists of these lengths. Words are only ever added to a file, so a list of the same size is the same. */
async function listsOf(
  db: IndexDb,
  lengths: readonly number[],
  sizes: ReadonlyMap<number, number>,
): Promise<ReadonlyMap<number, WordList>> {
  const lists = read.get(db) ?? new Map<number, WordList>();
  read.set(db, lists);
  const changed = lengths.filter(
    (length) => (lists.get(length)?.words.length ?? -1) !== (sizes.get(length) ?? 0),
  );
  if (changed.length > 0)
    for (const [length, words] of await readWords(db, changed)) lists.set(length, wordList(words, length));
  return lists;
}

export interface Spellings {
  /** Known words that differ in a letter: one too many, missing, another, or changed places. Sometimes in two. */
  readonly neighbours: readonly string[];
  /** Where there are none, the two known words that it may be, written as one: "depth anything" for depthanything. */
  readonly pairs: readonly string[];
}

/** What a misspelt word may be. */
export async function spellingsNear(db: IndexDb, wrong: string): Promise<Spellings> {
  if (!isSpelt(wrong)) return { neighbours: [], pairs: [] };
  const sizes = await readSizes(db);
  const lengths = [wrong.length - 1, wrong.length, wrong.length + 1];
  const near = await listsOf(db, lengths, sizes);
  const neighbours = neighboursOf(
    wrong,
    lengths.flatMap((length) => near.get(length)?.alike(wrong) ?? []),
  );
  if (neighbours.length > 0) return { neighbours, pairs: [] };
  const halves = halvesOf(wrong);
  const parts = await listsOf(db, unique(halves.flat().map(({ length }) => length)), sizes);
  const isKnown = (word: string) => parts.get(word.length)?.has(word) === true;
  return { neighbours, pairs: halves.filter((both) => both.every(isKnown)).map((both) => both.join(' ')) };
}

function neighboursOf(wrong: string, words: readonly string[]): string[] {
  return words
    .flatMap((word) => {
      const shared = sharedBy(word, wrong);
      return shared === null ? [] : [{ word, shared }];
    })
    .sort((a, b) => (a.shared === b.shared ? order(a.word, b.word) : order(a.shared, b.shared)))
    .map(({ word }) => word)
    .slice(0, MOST);
}

function halvesOf(joined: string): [string, string][] {
  const cuts = Array.from(
    { length: Math.max(0, joined.length - 2 * SHORTEST + 1) },
    (_, at) => at + SHORTEST,
  );
  return cuts.map((cut) => [joined.slice(0, cut), joined.slice(cut)]);
}

/** What is left of two words, each whole or without one letter, where that is the same; null for all others, and for equal ones. */
function sharedBy(one: string, other: string): string | null {
  if (one === other || !differLittle(one, other)) return null;
  const parts = new Set(partsOf(other));
  const [shared = null] = partsOf(one)
    .filter((part) => parts.has(part))
    .sort(order);
  return shared;
}

/** Whether there is anything that both may share: between what they begin and end with alike, one is the other moved by a letter. */
function differLittle(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)
  )
    end++;
  if (one.length !== other.length) return start + end === shorter;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return left.slice(1) === right.slice(0, -1) || left.slice(0, -1) === right.slice(1);
}

function isSpelt(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[a-z][a-z\d]*$/.test(word);
}

/** A word, and all that is left of it without one letter. */
function partsOf(word: string): string[] {
  return unique([word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))]);
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
