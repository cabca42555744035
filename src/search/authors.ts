// Authors: found by the beginnings of their names, in any order and with or without accents, and what is known of them.
import { sql } from 'kysely';
import { type Person, peopleTyped, peopleWithParts, personKey } from '../index/names.ts';
import type { IndexDb } from '../index/schema.ts';
import { dayOf } from '../index/seq.ts';
import { wordsOf } from '../index/tokens.ts';
import type { Day } from '../model/day.ts';

export interface Author {
  readonly name: string;
  readonly papers: number;
}

export interface AuthorFacts extends Author {
  /** The days of their first and latest paper. */
  readonly first: Day;
  readonly latest: Day;
  /** With whom they wrote most, and how many papers. */
  readonly coauthors: readonly Author[];
}

const COAUTHORS = 5;

/** Names as they are typed, in any order of their words, most papers first; without words, those with most papers of all. */
export async function authorsLike(db: IndexDb, typed: string, limit: number): Promise<Author[]> {
  return (await peopleLike(db, typed, limit)).map(({ name, papers }) => ({ name, papers }));
}

/** Of a longer name, these words count. */
const MOST_WORDS = 8;

/** How many people may be meant by the beginning of a name. */
const MEANT = 8;

/** The names that a search for the beginning of one stands for. */
export async function namesLike(db: IndexDb, typed: string): Promise<string[]> {
  const words = wordsOf(typed).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const people = await peopleTyped(db, words, MEANT);
  const meant = people.length > 0 || words.length < 2 ? people : await peopleWithParts(db, words, MEANT);
  return meant.map(({ name }) => name);
}

/** Names that begin as typed come before those with unfinished words. */
async function peopleLike(db: IndexDb, typed: string, limit: number): Promise<Person[]> {
  const words = wordsOf(typed).slice(0, MOST_WORDS);
  if (words.length === 0 && typed.trim() !== '') return [];
  const people = await peopleTyped(db, words, limit);
  if (words.length < 2 || people.length >= limit) return people;
  const known = new Set(people.map(({ key }) => key));
  const others = (await peopleWithParts(db, words, limit)).filter(({ key }) => !known.has(key));
  return [...people, ...others].slice(0, limit);
}

/** What is known of the one person of this name, its words in any order; null where nobody or more than one could be meant. */
export async function findAuthor(db: IndexDb, name: string): Promise<AuthorFacts | null> {
  const people = await peopleLike(db, name, 50);
  const wanted = inOrder(personKey(name));
  const person =
    people.find(({ key }) => inOrder(key) === wanted) ?? (people.length === 1 ? people[0] : undefined);
  if (!person) return null;
  const { rows } = await sql<{ first: number; latest: number }>`
    select min(seq) / room as first, max(seq) / room as latest from people
    join bylines on bylines.person = people.id join state
    where people.key = ${person.key}`.execute(db);
  const coauthors = await sql<Author>`
    select other.name, count(*) as papers from people
    join bylines as own on own.person = people.id
    join bylines on bylines.seq = own.seq and bylines.person <> people.id
    join people as other on other.id = bylines.person
    where people.key = ${person.key}
    group by other.id order by papers desc, other.name limit ${COAUTHORS}`.execute(db);
  const [dates] = rows;
  if (!dates) return null;
  const days = { first: dayOf(dates.first), latest: dayOf(dates.latest) };
  return { name: person.name, papers: person.papers, ...days, coauthors: coauthors.rows };
}

const inOrder = (key: string) => key.split(' ').sort().join(' ');
