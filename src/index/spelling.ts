// The words of titles and names, among which a misspelt word finds the right one.
import { sql } from 'kysely';
import { unique } from '../model/text.ts';
import type { IndexDb } from './schema.ts';

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

/** Known words that differ from a misspelt one in a letter: one too many, missing, another, or changed places. Sometimes in two. */
export async function spellingsNear(db: IndexDb, wrong: string): Promise<string[]> {
  if (!isSpelt(wrong)) return [];
  const { length } = wrong;
  const known = await readWords(db, [length - 1, length, length + 1]);
  return [...known]
    .flatMap(([each, words]) => neighboursAmong(words, each, wrong))
    .sort((a, b) => (a.shared === b.shared ? order(a.word, b.word) : order(a.shared, b.shared)))
    .map(({ word }) => word)
    .slice(0, MOST);
}

/** The two known words that a word may be, written as one: "depth anything" for depthanything. */
export async function pairsIn(db: IndexDb, joined: string): Promise<string[]> {
  if (!isSpelt(joined)) return [];
  const cuts = Array.from(
    { length: Math.max(0, joined.length - 2 * SHORTEST + 1) },
    (_, at) => at + SHORTEST,
  );
  const halves = cuts.map((cut) => [joined.slice(0, cut), joined.slice(cut)] as const);
  const { rows } = await sql<{ word: string }>`
    select each.value as word from json_each(${JSON.stringify(halves.flat())}) as each
    join spellings on spellings.length = length(each.value)
    where instr(spellings.words, ' ' || each.value || ' ') > 0`.execute(db);
  const known = new Set(rows.map(({ word }) => word));
  return halves.filter((pair) => pair.every((half) => known.has(half))).map((pair) => pair.join(' '));
}

interface Neighbour {
  readonly word: string;
  /** What is left of both, each whole or without one letter. */
  readonly shared: string;
}

/** Letters are compared as sets first: of nearly all words, those tell that they are no neighbours. */
function neighboursAmong(words: string, length: number, wrong: string): Neighbour[] {
  const neighbours: Neighbour[] = [];
  const letters = lettersOf(wrong, 0, wrong.length);
  const parts = new Set(partsOf(wrong));
  for (let at = 1; at < words.length; at += length + 1) {
    if (bitsIn(letters ^ lettersOf(words, at, length)) > 2) continue;
    const word = words.slice(at, at + length);
    if (word === wrong) continue;
    const [shared] = partsOf(word)
      .filter((part) => parts.has(part))
      .sort(order);
    if (shared !== undefined) neighbours.push({ word, shared });
  }
  return neighbours;
}

/** The letters and digits of a part of a text, a bit each; digits share theirs with letters. */
function lettersOf(text: string, start: number, length: number): number {
  let letters = 0;
  for (let at = start; at < start + length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
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
