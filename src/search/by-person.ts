// Queries that no paper holds, but that name a person, in another form than papers do: "jb tenenbaum programs".
import { wordsInNames } from '../index/names.ts';
import type { IndexDb } from '../index/schema.ts';
import { wordsOf } from '../index/tokens.ts';
import { namesLike } from './authors.ts';

/** Longer queries are not looked through, and a name beside other words is a given name and a family name. */
const LONGEST = 5;
const BESIDE = 2;

const LETTERS = /^[\p{Script=Latin}\p{M}\s.'’‐-]+$/u;

export interface ByPerson {
  /** Those who may be meant. */
  readonly names: readonly string[];
  /** What else is asked for. */
  readonly text: string;
}

/** The ways in which a query may name somebody: as a whole, by its first words, by its last ones. */
export async function* peopleIn(db: IndexDb, text: string): AsyncGenerator<ByPerson> {
  // However a name is written, one of its words nearly always is as papers have it; an initial is in any name.
  const known = wordsOf(text).filter(({ length }) => length > 1);
  if ((await wordsInNames(db, known)).length === 0) return;
  for (const { name, rest } of partings(text.trim().split(/\s+/))) {
    if (!LETTERS.test(name) || wordsOf(name).length < 2) continue;
    const names = await namesLike(db, name);
    if (names.length > 0) yield { names, text: rest };
  }
}

function partings(words: readonly string[]): { readonly name: string; readonly rest: string }[] {
  const cut = (from: number, to: number) => ({
    name: words.slice(from, to).join(' '),
    rest: words.toSpliced(from, to - from).join(' '),
  });
  const { length } = words;
  if (length > LONGEST) return [];
  return [cut(0, length), ...(length > BESIDE ? [cut(0, BESIDE), cut(length - BESIDE, length)] : [])];
}
