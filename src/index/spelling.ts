// The words of titles and names with all ways to leave one letter out, by which a misspelt word finds the right one.
import { sql } from 'kysely';
import type { Db } from '../database/schema.ts';
import { unique } from '../model/text.ts';

/** Shorter words have too many neighbours; longer ones are no words. */
const SHORTEST = 3;
const LONGEST = 24;

/** How many rows are looked at. */
const MOST = 200;

export async function createSpelling(db: Db): Promise<void> {
  await sql`create table spellings (
    part text not null,
    word text not null,
    primary key (part, word)
  ) without rowid`.execute(db);
}

/** Remembers words, folded; those of other scripts than letters are left out. */
export async function learnWords(db: Db, words: Iterable<string>): Promise<void> {
  const spelt = [...new Set(words)].filter(isSpelt);
  if (spelt.length === 0) return;
  const { rows: fresh } = await sql<{ word: string }>`
    insert or ignore into spellings (part, word)
    select value, value from json_each(${JSON.stringify(spelt)}) returning word`.execute(db);
  if (fresh.length === 0) return;
  const parts = fresh.flatMap(({ word }) => withoutOneLetter(word).map((part) => [part, word]));
  await sql`
    insert or ignore into spellings (part, word)
    select value ->> 0, value ->> 1 from json_each(${JSON.stringify(parts)})`.execute(db);
}

export interface Spellings {
  /** Known words that differ in a letter: one too many, missing, another, or changed places. Sometimes in two. */
  readonly neighbours: readonly string[];
  /** The two known words that it may be, written as one: "depth anything" for depthanything. */
  readonly pairs: readonly string[];
}

/** What a misspelt word may be. */
export async function spellingsNear(db: Db, wrong: string): Promise<Spellings> {
  if (!isSpelt(wrong)) return { neighbours: [], pairs: [] };
  const cuts = Array.from({ length: Math.max(0, wrong.length - 2 * SHORTEST + 1) }, (_, at) => at + SHORTEST);
  const halves = cuts.map((cut) => [wrong.slice(0, cut), wrong.slice(cut)] as const);
  const parts = [wrong, ...withoutOneLetter(wrong)];
  const { rows } = await sql<{ part: string; word: string }>`
    select part, word from spellings
    where part in (select value from json_each(${JSON.stringify(parts)}))
    union all
    select part, word from spellings
    where (part, word) in (select value, value from json_each(${JSON.stringify(halves.flat())}))
    limit ${MOST}`.execute(db);
  const known = new Set(rows.filter(({ part, word }) => part === word).map(({ word }) => word));
  const near = rows.filter(({ part, word }) => word !== wrong && (part !== word || parts.includes(word)));
  return {
    neighbours: unique(near.map(({ word }) => word)),
    pairs: halves.filter((pair) => pair.every((half) => known.has(half))).map((pair) => pair.join(' ')),
  };
}

function isSpelt(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[a-z][a-z\d]*$/.test(word);
}

function withoutOneLetter(word: string): string[] {
  return [...new Set(Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1)))];
}
